import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Board, tableNames } from '#shared/board/schema.ts'
import { recordOf } from '#shared/meeting/record.ts'
import {
  act,
  bo,
  cardOf,
  hana,
  ines,
  meetingIn,
  openTable,
  server,
  shaz,
  stepIn,
  type World,
  write,
} from '../../fakes/table.ts'
import { anyMeeting, busyTable, play } from '../deeds.ts'

fc.configureGlobal({ seed: 26_11 })

const jsonOf = ({ board, secrets }: World) => recordOf(board, secrets).json
const read = (world: World) => JSON.parse(jsonOf(world))
const stepsIn = (world: World): { type: string; cards: { text: string | null }[]; piles: unknown[] }[] =>
  read(world).steps
const problem = { kind: 'problem' } as const
const problems = () => write(write(openTable({ step: 'problem' }), shaz, 'No bus', problem), bo, 'No post', problem)

test('[B6] the record tells who was there, the plan, and the cards with their writers where they are named', () => {
  const named = write(openTable({ step: 'jobs' }), shaz, 'I will ring', { kind: 'job', showName: true })
  const guest = act(named, 'seat.take', { seat: 'guest', name: '', leads: false }, server)
  const record = read(guest)
  expect(recordOf(guest.board, guest.secrets).number).toBe(1)
  expect(record).toMatchObject({ version: 4, talk: null, group: 'The Thursday Group', number: 1, day: '2026-11-26' })
  expect(record.people).toEqual([
    ...['Bo', 'Hana', 'Ines', 'Shaz'].map(name => ({ name, guest: 0, opens: false, mayName: false })),
    { name: '', guest: 1, opens: false, mayName: false },
  ])
  expect(record.steps.map((step: { type: string }) => step.type)).toHaveLength(9)
  const by = { name: 'Shaz', guest: 0 }
  const card = { n: 1, kind: 'job', text: 'I will ring', lang: 'en', by, talk: '', carried: false, meToo: 0 }
  expect(record.steps.find((step: { type: string }) => step.type === 'jobs')).toEqual({
    ...{ type: 'jobs', name: '', skipped: false, minutes: 10, turned: 0, piles: [], cards: [card] },
    ...{ votes: [], checks: [], decisions: [] },
  })
})

test('[B6] the record holds piles, and the me-toos that were still to be told', () => {
  const piled = act(problems(), 'pile.make', { pile: 'p', card: cardOf('No bus'), name: 'Ways' }, shaz)
  const said = [shaz, ines].reduce((now, by) => act(now, 'card.meToo', { card: cardOf('No bus'), on: true }, by), piled)
  expect(stepsIn(said)[3]).toMatchObject({
    cards: [{ text: 'No post', meToo: 0 }],
    piles: [{ name: 'Ways', cards: [{ text: 'No bus', meToo: 2 }] }],
  })
  const undone = act(act(said, 'meToo.tell', {}, server), 'card.meToo', { card: cardOf('No bus'), on: false }, ines)
  expect(stepsIn(undone)[3]).toMatchObject({ piles: [{ cards: [{ meToo: 1 }] }] })
})

test('[B6] the record has no word of what is covered, was taken away or is still face down', () => {
  const covered = act(problems(), 'card.cover', { card: cardOf('No bus') }, ines)
  const taken = act(covered, 'card.take', { card: cardOf('No post') }, hana)
  const sealed = write(taken, bo, 'Still waiting', { kind: 'hope', step: stepIn(taken, 'hopes').id })
  const json = jsonOf(sealed)
  for (const words of ['No bus', 'No post', 'Still waiting']) expect(json).not.toContain(words)
  expect(stepsIn(sealed)[3]!.cards).toMatchObject([{ text: null }])
})

const idsOf = (board: Board): string[] => tableNames.flatMap(table => [...board[table].keys()])

test('[B6] whatever happened, the record holds no id, code, secret or mark of who was done', () => {
  fc.assert(
    fc.property(anyMeeting, rolls => {
      const world = play(busyTable(), rolls)
      const done = [...world.board.seat.keys()].reduce(
        (now, seat) =>
          meetingIn(now).state === 'open' && meetingIn(now).step
            ? act(now, 'seat.done', { done: true, turned: 0 }, { type: 'seat', seat, keeper: false })
            : now,
        world,
      )
      const json = jsonOf(done)
      const keys = Object.values(done.secrets).flatMap(rows => [...rows.keys()])
      const ids = idsOf(done.board).filter(one => one !== 'group')
      for (const secret of [...ids, ...keys, meetingIn(done).code || 'none']) expect(json).not.toContain(secret)
      expect(json).not.toMatch(/"(id|code|done|leads|order|claim|seat|spotlight|finalAt)":/)
    }),
    { numRuns: 60 },
  )
})
