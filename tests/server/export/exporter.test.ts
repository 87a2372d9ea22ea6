import { afterEach, expect, test } from 'vitest'
import { Exporter } from '#server/export/exporter.ts'
import type { Order } from '#server/export/making.ts'
import { beside, choiceFor, goldenMeeting } from '../../fakes/goldenMeeting.ts'

const order: Order = {
  ...{ record: goldenMeeting, choice: choiceFor('group'), language: 'en', beside, formats: ['csv'] },
}
let exporter = new Exporter()
afterEach(async () => {
  await exporter.close()
  exporter = new Exporter()
})

test('[O6] files are made in a worker, one order after the other', async () => {
  const made = await Promise.all([exporter.make(order, 'a'), exporter.make({ ...order, formats: ['markdown'] }, 'a')])
  expect(made.map(one => one?.file?.name)).toEqual(['same-table-3.csv', 'same-table-3.md'])
})

test('[O64] one group can let only so many wait, and another gets its file after the next', async () => {
  const done: string[] = []
  const ask = (whose: string) => exporter.make(order, whose)?.then(() => done.push(whose)) ?? null
  const greedy = Array.from({ length: 40 }, () => ask('greedy'))
  const other = ask('other')
  expect(greedy.filter(one => one === null)).toHaveLength(29)
  await Promise.all([...greedy, other])
  expect(done).toHaveLength(12)
  expect(done.indexOf('other')).toBe(1)
})

test('[O6] what waits when the server stops is told that it was not made', async () => {
  const waiting = [exporter.make(order, 'a'), exporter.make(order, 'b')]
  await exporter.close()
  expect(await Promise.all(waiting)).toEqual(Array(2).fill({ file: null, failed: ['csv'] }))
})
