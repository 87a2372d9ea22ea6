import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, hatsOf } from '#shared/actions/decide.ts'
import type { Actor } from '#shared/actions/define.ts'
import { type ActionName, actionNames, actions } from '#shared/actions/index.ts'
import type { Id } from '#shared/board/ids.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import {
  act,
  answer,
  attempt,
  everythingIn,
  hana,
  keeper,
  meetingIn,
  openTable,
  person,
  posting,
  screen,
  seatOf,
  server,
  shaz,
  type World,
} from '../../fakes/table.ts'
import { anyMeeting, anyRoll, attemptDeed, busyTable, deedOf, play } from '../deeds.ts'

fc.configureGlobal({ seed: 26_11 })

const namesFor = (isFor: (who: readonly string[]) => boolean): ActionName[] =>
  actionNames.filter(name => isFor(actions[name].who))
const told = (world: World, by: Actor, names: readonly string[] = actionNames) =>
  new Set(names.map(name => answer(world, name, {}, by)))

describe('a decision', () => {
  test('[A1] changes nothing of what it rests on, accepted or refused', () => {
    fc.assert(
      fc.property(anyMeeting, fc.array(anyRoll, { minLength: 5 }), (rolls, more) => {
        const world = play(busyTable(), rolls)
        const before = everythingIn(world)
        for (const roll of more) attemptDeed(world, deedOf(roll, world))
        expect(everythingIn(world)).toBe(before)
      }),
      { numRuns: 60 },
    )
  })

  test('[A1] is the same on a client, which does not seal, and on the server, which does', () => {
    fc.assert(
      fc.property(anyMeeting, rolls => {
        let onServer = busyTable()
        let onClient = busyTable({ seal: text => text })
        for (const roll of rolls) {
          const one = attemptDeed(onServer, deedOf(roll, onServer))
          const other = attemptDeed(onClient, deedOf(roll, onClient))
          expect(other.told).toBe(one.told)
          onServer = one.world
          onClient = other.world
        }
        expect(onClient.board).toEqual(onServer.board)
      }),
      { numRuns: 60 },
    )
  })

  test('[A1] is refused for an action that is not there, and for arguments that are none', () => {
    const world = openTable()
    for (const name of ['', 'card.explode', 'constructor', '__proto__', 'toString'])
      expect(answer(world, name, {}, hana), name).toBe('malformed')
    for (const args of [null, undefined, 'text', 7, [], {}, { ...posting('Hi'), kind: 'gossip' }])
      expect(answer(world, 'card.post', args, shaz)).toBe('malformed')
    expect(answer(world, 'card.post', { ...posting('Hi'), text: ' \u200B ' }, shaz)).toBe('empty')
    expect(answer(world, 'card.post', posting('x'.repeat(401)), shaz)).toBe('too_long')
  })

  test('[A1] leaves out arguments that nobody asked for', () => {
    const world = act(openTable(), 'screen.set', { screenPage: 2, state: 'closed' } as never, hana)
    expect(meetingIn(world)).toMatchObject({ screenPage: 2, state: 'open' })
  })

  test('[A1] hangs on the state of the meeting', () => {
    const world = openTable()
    const closed = act(world, 'meeting.close', {}, hana)
    expect(answer(closed, 'card.post', posting('Hi'), shaz)).toBe('meeting_over')
    expect(answer(world, 'meeting.finish', {}, hana)).toBe('not_open')
  })
})

describe('hats', () => {
  test('[A2] a person has a seat, a host leads, a keeper came in by the host key', () => {
    const { board } = openTable()
    expect(hatsOf(shaz, board)).toEqual(['person'])
    expect(hatsOf(hana, board)).toEqual(['person', 'host'])
    expect(hatsOf(keeper('Bo'), board)).toEqual(['person', 'keeper'])
    expect(hatsOf(keeper('Hana'), board)).toEqual(['person', 'host', 'keeper'])
    expect(hatsOf(server, board)).toEqual(['server'])
  })

  test('[A2] without a seat somebody wears no hat, keeper or not', () => {
    const left = act(openTable(), 'seat.leave', {}, shaz)
    for (const nobody of [shaz, keeper('Shaz'), person('Stranger'), screen])
      expect(hatsOf(nobody, left.board)).toEqual([])
    expect(told(left, shaz)).toEqual(new Set(['not_yours']))
  })

  test('[A2] a big screen can do nothing', () => {
    expect(told(openTable(), screen)).toEqual(new Set(['not_yours']))
    const closed = act(openTable(), 'meeting.close', {}, hana)
    expect(told(closed, screen)).toEqual(new Set(['not_yours']))
  })

  test('[A2] nobody at the table can do what only the server does, nor a person what hosts do', () => {
    const world = openTable()
    const ofServer = namesFor(who => who.every(hat => hat === 'server'))
    const ofHosts = namesFor(who => !who.includes('person') && !who.includes('keeper'))
    expect(ofServer).toContain('seat.take')
    expect(ofHosts).toContain('cards.turnOver')
    for (const by of [hana, keeper('Hana'), shaz]) expect(told(world, by, ofServer)).toEqual(new Set(['not_yours']))
    expect(told(world, shaz, ofHosts)).toEqual(new Set(['not_yours']))
    expect(
      told(
        world,
        hana,
        namesFor(who => who.includes('keeper')),
      ),
    ).toEqual(new Set(['not_yours']))
    expect(
      told(
        world,
        server,
        namesFor(who => !who.includes('server')),
      ),
    ).toEqual(new Set(['not_yours']))
  })
})

test('[A5] what was meant for another meeting is not done in this one', () => {
  const world = openTable()
  const [meeting] = world.board.meeting.values()
  const next = 'next-meeting' as Id<'meeting'>
  const board = { ...world.board, meeting: new Map([[next, { ...meeting!, id: next }]]) }
  fc.assert(
    fc.property(anyRoll, roll => {
      const { by, ...asked } = deedOf({ ...roll, byAnyone: false }, world)
      const wish = { ...asked, meeting: meeting!.id }
      expect(() => decide(wish, by, { ...world, board })).toThrow(new Refusal('meeting_over'))
    }),
  )
})

describe('doing it twice', () => {
  test('[A11] is doing it once, whatever it is', () => {
    fc.assert(
      fc.property(anyMeeting, anyRoll, (rolls, roll) => {
        // New keys are new each time, and so is a link for readers.
        fc.pre(roll.name !== 'keys.renewed' && roll.name !== 'report.deed')
        const world = play(busyTable(), rolls)
        const deed = deedOf(roll, world)
        const once = attemptDeed(world, deed)
        const twice = attemptDeed(once.world, deed)
        expect(everythingIn(twice.world)).toBe(everythingIn(once.world))
      }),
      { numRuns: 800 },
    )
  })

  test('[A11] is doing it once for a lead passed to oneself', () => {
    const again = (world: World) => attempt(world, 'lead.pass', { seat: seatOf('Hana'), together: false }, hana).world
    expect(again(again(openTable())).board).toEqual(again(openTable()).board)
  })

  test('[A4] is answered "done" the second time too, for all that a device may send again', () => {
    const world = openTable({ step: 'problem' })
    const card = posting('No bus', { kind: 'problem' })
    const sent = act(world, 'card.post', card, shaz)
    const pile = { pile: 'pile', card: card.card, name: 'Ways' }
    const sorted = act(sent, 'pile.make', pile, shaz)
    const gone = act(sorted, 'card.take', { card: card.card }, hana)
    for (const after of [sent, sorted, gone]) {
      expect(attempt(after, 'card.post', card, shaz)).toMatchObject({ told: 'done', world: after })
      expect(act(after, 'card.post', card, shaz).board).toBe(after.board)
    }
    expect(act(gone, 'pile.make', pile, shaz).board).toBe(gone.board)
    expect(act(gone, 'card.take', { card: card.card }, hana).board).toBe(gone.board)
  })
})
