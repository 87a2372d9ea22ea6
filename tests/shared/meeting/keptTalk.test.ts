import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '#shared/actions/define.ts'
import type { Id } from '#shared/board/ids.ts'
import { tableNames } from '#shared/board/schema.ts'
import { keptTalkOf } from '#shared/meeting/keptTalk.ts'
import { recordOf } from '#shared/meeting/record.ts'
import { act, bo, hana, ines, later, openTable, person, seatOf, server, shaz, type World } from '../../fakes/table.ts'
import { anyMeeting, busyTable, play } from '../deeds.ts'

fc.configureGlobal({ seed: 26_11 })

const MINUTE = 60_000
const everyone = [hana, shaz, bo, ines]

let turn = 0
function speaks(world: World, by: Actor, ms: number): World {
  const said = { cap: 'tab-of-them-all' as Id<'cap'>, turn: turn++, start: world.at, len: ms, closed: true }
  return act(later(world, ms), 'talk.mine', said, by)
}
const says = (world: World, by: Actor, yes = true) => act(world, 'agree.say', { about: 'keep', yes }, by)
const close = (world: World) => act(later(world, MINUTE), 'meeting.close', {}, hana)
const kept = ({ board, secrets }: World) => JSON.parse(keptTalkOf(board, secrets) ?? 'null')
/** Who spoke, by name, from when, and for how long; seconds. */
const turnsIn = (world: World) => {
  const { people } = JSON.parse(recordOf(world.board, world.secrets).json)
  return (kept(world)?.turns ?? []).map(([who, start, len]: number[]) => [people[who!].name, start, len])
}

/** Shaz speaks, then Bo, then Shaz again; everyone is asked, and all of these say yes. */
function meeting(agreeing: readonly Actor[] = everyone): World {
  const talk = speaks(speaks(speaks(later(openTable(), MINUTE), shaz, 20_400), bo, 10_000), shaz, 5_000)
  const asked = act(later(talk, MINUTE), 'agree.ask', { about: 'keep' }, hana)
  return agreeing.reduce((world, by) => says(world, by), asked)
}
const ALL = [
  ['Shaz', 0, 20],
  ['Bo', 20, 10],
  ['Shaz', 30, 5],
]

test('[W57] where everyone agreed, who spoke when is kept by the names of the record, in whole seconds', () => {
  expect(turnsIn(close(meeting()))).toEqual(ALL)
  expect(kept(close(meeting())).version).toBe(1)
})

test('[W57] where one has not agreed, or nobody was asked, nothing is kept', () => {
  for (const missing of everyone) expect(kept(close(meeting(everyone.filter(one => one !== missing))))).toBeNull()
  expect(kept(close(speaks(openTable(), shaz, 20_000)))).toBeNull()
  expect(kept(close(act(meeting(), 'agree.end', { about: 'keep' }, ines)))).toBeNull()
})

test('[W58] of whoever changes their mind, erases, leaves, is taken away or comes later, nothing is kept', () => {
  const on = act(meeting(), 'balance.tell', {}, server)
  const without = [ALL[1]!].map(([name, , len]) => [name, 0, len])
  const closed = close(on)
  for (const world of [
    close(says(on, shaz, false)),
    says(closed, shaz, false),
    close(act(on, 'talk.erase', {}, shaz)),
    act(closed, 'talk.erase', {}, shaz),
    close(act(on, 'seat.leave', {}, shaz)),
    close(act(on, 'seat.remove', { seat: seatOf('Shaz') }, hana)),
  ])
    expect(turnsIn(world)).toEqual(without)
  const late = act(later(on, MINUTE), 'seat.take', { seat: seatOf('Kel'), name: 'Kel', leads: false }, server)
  const spoken = speaks(late, person('Kel'), 9_000)
  expect(turnsIn(close(spoken))).toEqual(ALL)
  expect(turnsIn(close(says(spoken, person('Kel'))))).toHaveLength(4)
})

test('[W57] whatever happened, no id, tab, number of a turn or time of day is in it', () => {
  let seen = 0
  fc.assert(
    fc.property(anyMeeting, rolls => {
      const played = play(busyTable(), rolls)
      const world = { ...played, board: { ...played.board } }
      const [row] = world.board.balance.values()
      if (row) world.board.balance = new Map([[row.id, { ...row, keep: true }]])
      const seats = [...world.board.seat.keys()]
      const agree = new Map(seats.map(seat => [seat as never, { subject: 'keep', seat } as const]))
      const json = keptTalkOf(world.board, { ...world.secrets, agree })
      if (json === null) return
      seen += 1
      const { turns, ...rest } = JSON.parse(json)
      expect(rest).toEqual({ version: 1 })
      for (const one of turns) {
        expect(one).toHaveLength(3)
        expect(one.every((part: unknown) => Number.isInteger(part))).toBe(true)
        expect(one[0]).toBeLessThan(seats.length)
      }
      for (const id of tableNames.flatMap(table => [...world.board[table].keys()]))
        expect(json).not.toContain(`"${id}"`)
    }),
  )
  expect(seen).toBeGreaterThan(0)
})
