import { beginnings } from '#shared/speaking/charts/columns.ts'
import { bandOf, bands, evenLine } from '#shared/speaking/charts/evenLine.ts'
import type { RoomSummary } from '#shared/speaking/roomSummary.ts'
import { useWords } from '../../words.tsx'
import { ChartFrame } from './ChartFrame.tsx'
import { Marks, percent, useAcross } from './Marks.tsx'

/** How evenly the room shared the time as it went on, in words up the side. Nothing where too little is known. */
export function EvenOverTime({ stretches }: Pick<RoomSummary, 'stretches'>) {
  const { t } = useWords()
  const across = useAcross()
  const line = evenLine(stretches)
  const [first] = line
  const last = line.at(-1)
  if (!first || !last) return null
  const starts = beginnings(stretches)
  return (
    <ChartFrame
      title={t('chart.even')}
      says={t('chart.even_says', { first: t(`chart.band_${first.band}`), last: t(`chart.band_${last.band}`) })}
      table={{
        head: [t('chart.time'), t('chart.even')],
        rows: stretches.map(({ even }, at) => [
          String(Math.round(starts[at + 1]! / 60)),
          even === null ? t('chart.unknown') : t(`chart.band_${bandOf(even)}`),
        ]),
      }}
    >
      <svg className="plot even-plot" focusable="false">
        {bands.map((band, at) => (
          <g key={band}>
            <rect className={at % 2 ? 'band' : 'band other'} width="100%" y={percent(at / 3)} height={percent(1 / 3)} />
            <text x={across(0.02)} y={percent(at / 3)} dy="1.3em">
              {t(`chart.band_${band}`)}
            </text>
          </g>
        ))}
        {line.map(
          ({ at, y, joins }, n) =>
            joins && (
              <line
                key={`line ${at}`}
                x1={across(onLine(line[n - 1]!.at))}
                y1={percent(line[n - 1]!.y)}
                x2={across(onLine(at))}
                y2={percent(y)}
              />
            ),
        )}
        {line.map(({ at, y }) => (
          <circle key={at} cx={across(onLine(at))} cy={percent(y)} r="7" />
        ))}
      </svg>
      <Marks length={starts.at(-1)! * 1000} />
    </ChartFrame>
  )
}

/** The last point stands inside the drawing, whole. */
const onLine = (at: number): number => Math.min(at, 0.97)
