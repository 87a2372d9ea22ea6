import type { ShareRow } from '#shared/speaking/charts/shares.ts'
import { useWords } from '../../words.tsx'
import { ChartFrame } from './ChartFrame.tsx'
import { percent, useAcross } from './Marks.tsx'

interface TalkSharesProps {
  readonly rows: readonly ShareRow[]
  readonly nameOf: (seat: ShareRow['seat']) => string
}

/** Everyone's talk, and what would be an equal share for the time they were there: for hosts only, and no ranking. */
export function TalkShares({ rows, nameOf }: TalkSharesProps) {
  const { t } = useWords()
  const across = useAcross()
  const minutes = (ms: number) => t('chart.min', { n: Math.round(ms / 60_000) })
  return (
    <ChartFrame
      title={t('chart.share')}
      says={t('chart.share_says')}
      table={{
        head: [t('import.name'), t('chart.talk'), t('chart.equal')],
        rows: rows.map(({ seat, talk, equal }) => [nameOf(seat), minutes(talk), minutes(equal)]),
      }}
    >
      <ul className="lanes">
        {rows.map(({ seat, bar, line }) => (
          <li key={seat}>
            <span className="words">{nameOf(seat)}</span>
            <svg className="lane" focusable="false">
              <rect x={across(0, bar * 0.99)} width={percent(bar * 0.99)} y="20%" height="60%" />
              <line className="equal" x1={across(line * 0.99)} x2={across(line * 0.99)} y1="0" y2="100%" />
              <line className="equal inner" x1={across(line * 0.99)} x2={across(line * 0.99)} y1="0" y2="100%" />
            </svg>
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
