import { ChartRun } from 'docx/charts'
import type { Block } from '#shared/report/report.ts'
import { timeSorts } from '#shared/speaking/charts/columns.ts'
import { heightOf } from '#shared/speaking/charts/evenLine.ts'

type Chart = Extract<Block, { type: 'chart' }>

/** Told apart without colours too: they differ in how dark they are, and stand in the order of the list of them. */
const colours = { one: '5A1F4F', several: 'FFC02E', none: 'DFD5CA', groups: '8FC9AE', quiet: 'A394AA' } as const

const minutes = (seconds: number) => Math.round(seconds / 6) / 10

/**
 * A chart that Word draws itself, so that it can be made larger and read aloud. Its numbers are those of the table under
 * it; it holds none of people's words.
 */
export function chartOf({ chart, title, says, talk, head, rows }: Chart): ChartRun {
  const categories = rows.map(([when]) => when ?? '')
  const shared = {
    type: 'column' as const,
    categories,
    gapWidth: 20,
    transformation: { width: 600, height: 260 },
    altText: { name: title, title, description: says },
  }
  if (chart === 'even')
    return new ChartRun({
      ...shared,
      legend: false,
      valueAxis: { visible: false, minimum: 0, maximum: 1, gridlines: false },
      series: [
        {
          name: title,
          color: colours.one,
          values: talk.stretches.map(({ even }) =>
            even === null ? null : Math.round((1 - heightOf(even)) * 100) / 100,
          ),
        },
      ],
    })
  return new ChartRun({
    ...shared,
    stacking: 'stacked',
    series: timeSorts.map((sort, at) => ({
      name: head[at + 1] ?? sort,
      color: colours[sort],
      values: talk.stretches.map(stretch => minutes(stretch[sort])),
    })),
  })
}
