import { barsOf } from '#shared/speaking/charts/timeline.ts'
import type { Ms, Span } from '#shared/speaking/entry.ts'
import { measure } from '#shared/speaking/spans.ts'
import { turnsOf } from '#shared/speaking/turns.ts'
import { useWords } from '../../words.tsx'
import { ChartFrame } from './ChartFrame.tsx'
import { Marks, percent, useAcross } from './Marks.tsx'

/** When one person spoke, or several of whom nobody knows who they were. */
export interface Lane {
  readonly id: string
  readonly name: string
  readonly spans: readonly Span[]
}

const minutes = (ms: Ms) => Math.round(ms / 60_000)

/** A lane for everyone, by name: for hosts only, as long as the log is there. */
export function WhoSpoke({ lanes, window }: { lanes: readonly Lane[]; window: Span }) {
  const { t } = useWords()
  const across = useAcross()
  return (
    <ChartFrame
      title={t('chart.who')}
      says={t('chart.who_says', { n: lanes.filter(({ spans }) => spans.length > 0).length, total: lanes.length })}
      table={{
        head: [t('import.name'), t('import.turns'), t('import.minutes')],
        rows: lanes.map(({ name, spans }) => [name, String(turnsOf(spans).length), String(minutes(measure(spans)))]),
      }}
    >
      <ul className="lanes">
        {lanes.map(({ id, name, spans }) => (
          <li key={id}>
            <span className="words">{name}</span>
            <svg className="lane" focusable="false">
              <line x1="0" x2="100%" y1="50%" y2="50%" />
              {barsOf(spans, window).map(({ at, width }) => (
                <rect key={at} x={across(at, width)} width={percent(width)} height="100%" />
              ))}
            </svg>
          </li>
        ))}
        <li>
          <span />
          <Marks length={window[1] - window[0]} />
        </li>
      </ul>
    </ChartFrame>
  )
}
