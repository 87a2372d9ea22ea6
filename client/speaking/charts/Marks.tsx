import { minuteMarks } from '#shared/speaking/charts/timeline.ts'
import { useWords } from '../../words.tsx'

/** A part of a whole as an attribute of SVG. */
export const percent = (part: number): string => `${(100 * part).toFixed(3)}%`

/** Where a thing stands on a line that is read from its beginning: from the right in Arabic. */
export function useAcross(): (at: number, width?: number) => string {
  const { language } = useWords()
  return (at, width = 0) => percent(language.dir === 'rtl' ? 1 - at - width : at)
}

/** As many as fit under the line on a small phone with large letters. */
const MOST_MARKS = 5

/** Minutes under a line of time. */
export function Marks({ length }: { length: number }) {
  const { t } = useWords()
  const across = useAcross()
  return (
    <div>
      <svg className="marks" focusable="false">
        {minuteMarks(length, MOST_MARKS).map(minute => {
          const at = length === 0 ? 0 : (minute * 60_000) / length
          const anchor = at < 0.05 ? 'start' : at > 0.85 ? 'end' : 'middle'
          return (
            <g key={minute}>
              <line x1={across(at)} x2={across(at)} y1="0" y2="6" />
              <text x={across(at)} y="1.5em" textAnchor={anchor}>
                {minute}
              </text>
            </g>
          )
        })}
      </svg>
      <p className="hint unit">{t('chart.time')}</p>
    </div>
  )
}
