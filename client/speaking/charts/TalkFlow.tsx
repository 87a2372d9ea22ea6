import { useId } from 'react'
import { beginnings, columnsOf, timeSorts } from '#shared/speaking/charts/columns.ts'
import type { RoomSummary } from '#shared/speaking/roomSummary.ts'
import { useWords } from '../../words.tsx'
import { ChartFrame } from './ChartFrame.tsx'
import { Marks, percent, useAcross } from './Marks.tsx'
import { fillOf, Patterns } from './patterns.tsx'

/** How the talk of the room went, in stretches of ten minutes: one voice, several at once, none. Of nobody in it. */
export function TalkFlow({ stretches }: Pick<RoomSummary, 'stretches'>) {
  const { t } = useWords()
  const across = useAcross()
  // A colon in an id would end the reference to it.
  const id = useId().replaceAll(':', '')
  const minutes = (seconds: number) => t('chart.min', { n: Math.round(seconds / 60) })
  const total = (sort: (typeof timeSorts)[number]) => stretches.reduce((sum, one) => sum + one[sort], 0)
  const shown = timeSorts.filter(sort => total(sort) > 0)
  const starts = beginnings(stretches)
  return (
    <ChartFrame
      title={t('chart.flow')}
      says={t('chart.flow_says', {
        one: minutes(total('one')),
        several: minutes(total('several')),
        none: minutes(total('none')),
      })}
      table={{
        head: [t('chart.time'), ...shown.map(sort => t(`chart.${sort}`))],
        rows: stretches.map((stretch, at) => [
          t('chart.from_to', { from: Math.round(starts[at]! / 60), to: Math.round(starts[at + 1]! / 60) }),
          ...shown.map(sort => minutes(stretch[sort])),
        ]),
      }}
    >
      <Patterns id={id} />
      <svg className="plot columns-plot" focusable="false">
        {columnsOf(stretches).map(({ at, width, parts }) =>
          parts.map(({ sort, from, to }) => (
            <rect
              key={`${at} ${sort}`}
              x={across(at, width)}
              width={percent(width)}
              y={percent(1 - to)}
              height={percent(to - from)}
              fill={fillOf(id, sort)}
            />
          )),
        )}
      </svg>
      <Marks length={starts.at(-1)! * 1000} />
      <ul className="legend">
        {shown.map(sort => (
          <li key={sort}>
            <svg focusable="false">
              <rect width="100%" height="100%" fill={fillOf(id, sort)} />
            </svg>
            {t(`chart.${sort}`)}
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
