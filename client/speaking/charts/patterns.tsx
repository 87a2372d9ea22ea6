import type { TimeSort } from '#shared/speaking/charts/columns.ts'

/** Each sort of time is a pattern besides a colour: full, hatched, empty, checked, dotted. `id` is the chart's own. */
export const fillOf = (id: string, sort: TimeSort): string => `url(#${id}-${sort})`

/** The patterns of one chart. */
export const Patterns = ({ id }: { id: string }) => (
  <svg className="patterns" focusable="false">
    <defs>
      <pattern id={`${id}-one`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect className="full" width="8" height="8" />
      </pattern>
      <pattern id={`${id}-several`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect className="ground" width="8" height="8" />
        <path className="hatch" d="M-2 2 2-2M0 8 8 0M6 10l4-4" />
      </pattern>
      <pattern id={`${id}-none`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect className="ground" width="8" height="8" />
      </pattern>
      <pattern id={`${id}-groups`} width="10" height="10" patternUnits="userSpaceOnUse">
        <rect className="ground" width="10" height="10" />
        <path className="check" d="M0 0h5v5H0zM5 5h5v5H5z" />
      </pattern>
      <pattern id={`${id}-quiet`} width="10" height="10" patternUnits="userSpaceOnUse">
        <rect className="ground" width="10" height="10" />
        <circle className="dot" cx="5" cy="5" r="2" />
      </pattern>
    </defs>
  </svg>
)
