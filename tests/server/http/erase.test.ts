import { expect, test } from 'vitest'
import { cardsOf, readFiled } from '#shared/meeting/filed.ts'
import { goldenMeeting } from '../../fakes/goldenMeeting.ts'
import { openSite, type Site } from './site.ts'

const WORDS = 'Nobody asked the cleaners'
const kept = goldenMeeting.steps.flatMap(cardsOf).find(({ text }) => text === WORDS)!

/** A later meeting, to which the card was kept. */
const later = {
  ...goldenMeeting,
  number: 4,
  steps: goldenMeeting.steps.map(step => ({
    ...step,
    cards: step.type === 'hopes' ? [{ ...kept, n: 900, carried: true }] : [],
    ...{ piles: [], votes: [], checks: [], decisions: [] },
  })),
}

async function group() {
  const site = await openSite()
  const records = [goldenMeeting, later].map(one => JSON.stringify(one))
  const { body } = await site.ask('import', { records })
  const { board, keys } = body as { board: string; keys: Record<'host' | 'everyone', string> }
  const by = (key: keyof typeof keys) => ({ board, pass: { key: keys[key] } })
  return { site, board, keys, by, host: await site.sit({ board, keys } as never, 'Hana', 'host') }
}
const recordsOf = async (site: Site, board: string) => (await site.storage.records(board as never)).map(one => one.json)

test('[E6] what is erased from a record is gone from later records and from the table too, and it is shown that it was done', async () => {
  const { site, board, by, host } = await group()
  expect([...host.board.card.values()].map(({ text }) => text)).toEqual([WORDS])
  const erase = () => site.ask('records/erase', { ...by('host'), number: 3, n: kept.n })
  expect(await erase()).toEqual({ status: 200, body: { done: true } })
  await host.until(now => now.card.size === 0)
  await host.until(now => [...now.deed.values()].some(({ what }) => what === 'erased'))
  const records = await recordsOf(site, board)
  expect(records.join()).not.toContain(WORDS)
  expect(records.map(readFiled).map(({ number }) => number)).toEqual([3, 4])
  // The others are as they were, with their numbers; and once more is nothing more.
  const numbers = goldenMeeting.steps.flatMap(cardsOf).map(({ n }) => n)
  const left = readFiled(records[0]!).steps.flatMap(cardsOf)
  expect(left.map(({ n }) => n)).toEqual(numbers.filter(n => n !== kept.n))
  expect(await erase()).toEqual({ status: 200, body: { done: true } })
  expect(await recordsOf(site, board)).toEqual(records)
})

test('[E6] only a host erases, and what is on the table still is erased there', async () => {
  const { site, board, by } = await group()
  const before = await recordsOf(site, board)
  const ask = (key: 'host' | 'everyone', number: number) => site.ask('records/erase', { ...by(key), number, n: kept.n })
  expect((await ask('everyone', 3)).body).toEqual({ reason: 'not_yours' })
  expect((await ask('host', 5)).body).toEqual({ reason: 'not_final' })
  expect(await recordsOf(site, board)).toEqual(before)
})
