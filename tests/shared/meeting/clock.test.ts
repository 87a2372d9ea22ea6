import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFinal, ME_TOO_EVERY, nextDue } from '#shared/meeting/clock.ts'
import { MEETING_FINAL_AFTER } from '#shared/meeting/ending.ts'
import {
  act,
  cardOf,
  hana,
  later,
  meetingIn,
  openTable,
  plannedTable,
  server,
  shaz,
  type World,
  write,
} from '../../fakes/table.ts'

fc.configureGlobal({ seed: 26_11 })

const due = ({ board, secrets, at }: World) => nextDue(board, secrets, at)
const open = () => write(openTable({ step: 'problem' }), shaz, 'No bus', { kind: 'problem' })
const said = () => act(open(), 'card.meToo', { card: cardOf('No bus'), on: true }, shaz)
const closed = (world = open()) => act(world, 'meeting.close', {}, hana)

describe('what the server does by itself', () => {
  test('[R6] is nothing while a meeting is planned, or open with nothing to tell', () => {
    expect(due(plannedTable())).toBeNull()
    expect(due(open())).toBeNull()
    expect(due(act(said(), 'meToo.tell', {}, server))).toBeNull()
  })

  test('[T7] is to tell the me-toos at the next full quarter of a minute, the same for all', () => {
    expect(ME_TOO_EVERY).toBe(15_000)
    fc.assert(
      fc.property(fc.nat({ max: 100_000_000 }), ms => {
        const world = later(said(), ms)
        const { at, name } = due(world)!
        expect(name).toBe('meToo.tell')
        expect(at % 15_000).toBe(0)
        expect(at - world.at).toBeGreaterThan(0)
        expect(at - world.at).toBeLessThanOrEqual(15_000)
      }),
    )
  })

  test('[T7] is the same time for a first me-too and for those that follow it', () => {
    const more = act(said(), 'card.meToo', { card: cardOf('No bus'), on: true }, hana)
    expect(due(more)).toEqual(due(said()))
  })

  test('[R6] is to make a closed meeting final when its time has come, and no sooner for being asked', () => {
    const world = closed()
    expect(due(world)).toEqual({ at: world.at + MEETING_FINAL_AFTER, name: 'meeting.finish' })
    expect(due(later(world, 60_000))).toEqual(due(world))
    expect(due(act(world, 'meeting.reopen', {}, hana))).toBeNull()
  })

  test('[T7] is to tell what was said last also when the meeting was closed, and then to make it final', () => {
    const world = closed(said())
    expect(due(world)!.name).toBe('meToo.tell')
    expect(due(act(world, 'meToo.tell', {}, server))).toEqual(due(closed()))
  })
})

test('[R6] a meeting is final when it is closed and the time to open it again is over', () => {
  const world = closed()
  const { finalAt } = meetingIn(world)
  expect(isFinal(world.board, finalAt - 1)).toBe(false)
  expect(isFinal(world.board, finalAt)).toBe(true)
  expect(isFinal(open().board, finalAt)).toBe(false)
  expect(isFinal(plannedTable().board, finalAt)).toBe(false)
  const now = later(world, 1000)
  expect(isFinal(act(now, 'meeting.finish', {}, hana).board, now.at)).toBe(true)
})

test('[R6] what is final cannot be opened again, and what is not final can', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 * MEETING_FINAL_AFTER }), ms => {
      const world = later(closed(), ms)
      const reopen = () => act(world, 'meeting.reopen', {}, hana)
      if (isFinal(world.board, world.at)) expect(reopen).toThrow('meeting_over')
      else expect(meetingIn(reopen()).state).toBe('open')
    }),
  )
})
