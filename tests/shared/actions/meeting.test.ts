import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCode } from '#shared/meeting/codes.ts'
import { MEETING_FINAL_AFTER } from '#shared/meeting/ending.ts'
import {
  act,
  answer,
  cardOf,
  everythingIn,
  hana,
  later,
  meetingIn,
  openTable,
  plannedTable,
  posting,
  seatOf,
  server,
  shaz,
  stepIn,
  type World,
  write,
} from '../../fakes/table.ts'
import { anyMeeting, busyTable, play } from '../deeds.ts'

fc.configureGlobal({ seed: 26_11 })

const close = (world: World) => act(world, 'meeting.close', {}, hana)
const reopen = (world: World) => answer(world, 'meeting.reopen', {}, hana)
/** Hana has a seat before the meeting is open. */
const coming = () => act(plannedTable(), 'seat.take', { seat: seatOf('Hana'), name: 'Hana', leads: true }, server)

describe('opening', () => {
  test('[R5] there is a code while the meeting is open, and not before or after', () => {
    expect(meetingIn(coming()).code).toBe('')
    const open = act(coming(), 'meeting.open', {}, hana)
    expect(meetingIn(open)).toMatchObject({ state: 'open', finalAt: 0 })
    expect(readCode(meetingIn(open).code)).toBe(meetingIn(open).code)
    expect(meetingIn(close(open)).code).toBe('')
    const again = act(close(open), 'meeting.reopen', {}, hana)
    expect(readCode(meetingIn(again).code)).toBe(meetingIn(again).code)
  })

  test('[A11] twice leaves the code as it is', () => {
    const open = openTable()
    expect(everythingIn(act(open, 'meeting.open', {}, hana))).toBe(everythingIn(open))
  })

  test('[A1] before it nobody writes, and the host says what it will be about', () => {
    expect(answer(coming(), 'card.post', posting('Hi'), hana)).toBe('not_open')
    const world = act(coming(), 'meeting.describe', { about: ' Doctors ', day: '2026-12-03' }, hana)
    expect(meetingIn(world)).toMatchObject({ about: 'Doctors', day: '2026-12-03', state: 'planned' })
    expect(answer(coming(), 'meeting.describe', { about: '', day: '3 December' }, hana)).toBe('malformed')
  })
})

describe('a closed meeting', () => {
  test('[R6] can be opened again for ten minutes and no longer', () => {
    const closed = close(openTable())
    expect(meetingIn(closed)).toMatchObject({ state: 'closed', finalAt: closed.at + 10 * 60_000, code: '' })
    expect(MEETING_FINAL_AFTER).toBe(10 * 60_000)
    expect(reopen(closed)).toBe('done')
    expect(reopen(later(closed, MEETING_FINAL_AFTER - 1))).toBe('done')
    expect(reopen(later(closed, MEETING_FINAL_AFTER))).toBe('meeting_over')
    expect(meetingIn(act(closed, 'meeting.reopen', {}, hana))).toMatchObject({ state: 'open', finalAt: 0 })
    expect(answer(closed, 'meeting.reopen', {}, shaz)).toBe('not_yours')
  })

  test('[R6] is read-only: whatever anybody at the table does, cards, piles, plan and names stay', () => {
    const kept = ({ board }: World) => ({
      ...{ group: board.group, step: board.step, pile: board.pile },
      cards: [...board.card.values()],
    })
    const namesIn = ({ board }: World) => new Map([...board.seat.values()].map(seat => [seat.id, seat.name]))
    fc.assert(
      fc.property(anyMeeting, anyMeeting, (rolls, more) => {
        const open = play(busyTable(), rolls)
        const [leader] = [...open.board.seat.values()].filter(seat => seat.leads)
        fc.pre(leader !== undefined && meetingIn(open).state === 'open')
        const closed = act(open, 'meeting.close', {}, { type: 'seat', seat: leader!.id, keeper: false })
        const after = play(
          closed,
          more.filter(({ name }) => name !== 'meeting.reopen' && name !== 'note.post' && name !== 'words.forget'),
        )
        expect(kept(after)).toEqual(kept(closed))
        for (const [seat, name] of namesIn(after)) expect(namesIn(closed).get(seat)).toBe(name)
        expect(after.secrets.letterbox).toEqual(closed.secrets.letterbox)
        expect(after.secrets.taken).toEqual(closed.secrets.taken)
      }),
      { numRuns: 60 },
    )
  })

  test('[R6] is not closed again by closing it later', () => {
    const closed = close(openTable())
    expect(everythingIn(close(later(closed, 60_000)))).toBe(everythingIn(closed))
  })

  test('[R6] is final when the host says so, and stays as final as it was', () => {
    const soon = later(close(openTable()), 60_000)
    const final = act(soon, 'meeting.finish', {}, hana)
    expect(meetingIn(final).finalAt).toBe(soon.at)
    expect(reopen(final)).toBe('meeting_over')
    expect(meetingIn(act(later(final, 5000), 'meeting.finish', {}, server)).finalAt).toBe(soon.at)
    const late = later(close(openTable()), MEETING_FINAL_AFTER + 5000)
    expect(meetingIn(act(late, 'meeting.finish', {}, server)).finalAt).toBe(meetingIn(late).finalAt)
    expect(answer(soon, 'meeting.finish', {}, shaz)).toBe('not_yours')
  })

  test('[R6] looks at no card, and everyone is shown that it was closed and opened again', () => {
    const open = write(openTable({ step: 'problem' }), shaz, 'No bus', { kind: 'problem' })
    const closed = close(act(open, 'spotlight.show', { card: cardOf('No bus') }, hana))
    expect(meetingIn(closed).spotlight).toBe('')
    const again = act(closed, 'meeting.reopen', {}, hana)
    expect([...again.board.deed.values()].map(deed => deed.what)).toEqual(['closed', 'reopened'])
  })
})

test('[A11] going to a step is going there, however often it is pressed', () => {
  const world = act(openTable({ step: 'hello' }), 'screen.set', { screenPage: 3 }, hana)
  const { id } = stepIn(world, 'ideas')
  const gone = act(world, 'step.go', { step: id }, hana)
  expect(meetingIn(gone)).toMatchObject({ step: id, spotlight: '', screenPage: 0, screenShows: 'step' })
  expect(everythingIn(act(gone, 'step.go', { step: id }, hana))).toBe(everythingIn(gone))
  expect(meetingIn(act(gone, 'step.go', { step: '' }, hana))).toMatchObject({ step: '', screenShows: 'arrive' })
  expect(answer(gone, 'step.go', { step: 'nowhere' }, hana)).toBe('gone')
  expect(answer(gone, 'step.go', { step: id }, shaz)).toBe('not_yours')
})

test('[A7] everyone is shown that there are new keys, in any state of the meeting', () => {
  for (const world of [coming(), openTable(), close(openTable())]) {
    const deeds = [...act(world, 'keys.renewed', {}, server).board.deed.values()]
    expect(deeds.map(deed => deed.what)).toContain('keys')
  }
})

test('[R11] the list of what was done stays short, and keeps the newest in their order', () => {
  let world = act(openTable(), 'lead.pass', { seat: seatOf('Bo'), together: true }, hana)
  for (let times = 0; times < 120; times++) world = act(world, 'keys.renewed', {}, server)
  world = close(world)
  const deeds = [...world.board.deed.values()].sort((a, b) => (a.order < b.order ? -1 : 1)).map(deed => deed.what)
  expect(deeds).toHaveLength(100)
  expect(deeds.at(-1)).toBe('closed')
  expect(deeds).not.toContain('lead')
})
