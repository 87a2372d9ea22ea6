import { describe, expect, test } from 'vitest'
import { isOn, type Subject, subjects } from '#shared/speaking/subjects.ts'
import { agreed, everyone, row, says, tell } from '../../fakes/agreeing.ts'
import {
  act,
  answer,
  bo,
  everythingIn,
  hana,
  ines,
  later,
  openTable,
  person,
  seatOf,
  server,
  shaz,
  type World,
} from '../../fakes/table.ts'

const MINUTE = 60_000
const asked = (about: Subject, world = openTable()) => act(later(world, MINUTE), 'agree.ask', { about }, hana)
const on = (about: Subject) => tell(agreed(asked(about), about, everyone))

describe.each(subjects)('what everyone is asked about: %s', about => {
  const others = subjects.filter(one => one !== about)

  test('[W54] [W57] comes once everyone has agreed to it, and takes nothing else along', () => {
    expect(isOn(row(tell(asked(about))), about)).toBe(false)
    for (const missing of everyone) {
      const three = agreed(
        asked(about),
        about,
        everyone.filter(one => one !== missing),
      )
      expect(isOn(row(tell(three)), about)).toBe(false)
      expect(everythingIn(says(three, about, missing, false))).toBe(everythingIn(three))
    }
    expect(isOn(row(on(about)), about)).toBe(true)
    for (const other of others) expect(isOn(row(on(about)), other)).toBe(false)
  })

  test('[W54] [W57] a yes to one question is no yes to another', () => {
    const all = others.reduce((world, other) => agreed(asked(other, world), other, everyone), asked(about))
    expect(isOn(row(tell(all)), about)).toBe(false)
    expect(answer(openTable(), 'agree.ask', { about }, bo)).toBe('not_yours')
    expect(agreed(openTable(), about, everyone).secrets.agree.size).toBe(0)
  })

  test('[W54] [W57] does not come because whoever had not agreed goes or is taken away', () => {
    const three = later(agreed(asked(about), about, [hana, shaz, bo]), MINUTE)
    const removed = act(three, 'seat.remove', { seat: seatOf('Ines') }, hana)
    for (const world of [act(three, 'seat.leave', {}, ines), removed]) expect(isOn(row(tell(world)), about)).toBe(false)
  })

  test('[W53] anyone ends it, and nothing is left of who it was or who had agreed', () => {
    const ended = everyone.map(by => act(on(about), 'agree.end', { about }, by))
    for (const world of ended) {
      expect(everythingIn(world)).toBe(everythingIn(ended[0]!))
      expect(isOn(row(tell(world)), about)).toBe(false)
      expect(world.secrets.agree.size).toBe(0)
    }
  })

  test('[W53] a show of hands is for those without a phone', () => {
    const world = act(asked(about), 'seat.add', { seat: seatOf('Old'), name: 'Old' }, hana)
    const four = agreed(world, about, everyone)
    expect(isOn(row(tell(four)), about)).toBe(false)
    expect(answer(four, 'agree.hands', { about, seats: [seatOf('Bo')] }, hana)).toBe('not_yours')
    expect(isOn(row(tell(act(four, 'agree.hands', { about, seats: [seatOf('Old')] }, hana))), about)).toBe(true)
  })
})

describe('who wants to see who speaks just now', () => {
  const watching = (world: World) => world.secrets.watch.size

  test('[W55] can be said only while it is on, is kept for nobody else to see, and goes with it', () => {
    expect(watching(act(asked('now'), 'now.watch', { on: true }, bo))).toBe(0)
    const watched = act(on('now'), 'now.watch', { on: true }, bo)
    expect(watching(watched)).toBe(1)
    expect(row(watched)).toEqual(row(on('now')))
    expect(watching(act(watched, 'now.watch', { on: false }, bo))).toBe(0)
    expect(watching(act(watched, 'agree.end', { about: 'now' }, ines))).toBe(0)
    expect(watching(act(watched, 'seat.leave', {}, bo))).toBe(0)
    expect(watching(act(watched, 'seat.remove', { seat: seatOf('Bo') }, hana))).toBe(0)
  })

  test('[W55] also somebody who has come later can see it', () => {
    const late = act(later(on('now'), MINUTE), 'seat.take', { seat: seatOf('Kel'), name: 'Kel', leads: false }, server)
    expect(isOn(row(tell(late)), 'now')).toBe(true)
    expect(watching(act(late, 'now.watch', { on: true }, person('Kel')))).toBe(1)
  })

  test('[W54] is off when the meeting is closed, and when it is opened again', () => {
    const closed = act(act(on('now'), 'now.watch', { on: true }, bo), 'meeting.close', {}, hana)
    for (const world of [closed, act(closed, 'meeting.reopen', {}, hana)]) {
      expect(row(world)).toMatchObject({ now: false, nowAsked: 0 })
      expect(world.secrets.agree.size + watching(world)).toBe(0)
    }
  })
})

describe('keeping who spoke when', () => {
  test('[W58] goes on after the meeting is closed, and can be ended until it is final', () => {
    const closed = act(on('keep'), 'meeting.close', {}, hana)
    expect(isOn(row(closed), 'keep')).toBe(true)
    expect(isOn(row(act(closed, 'agree.end', { about: 'keep' }, bo)), 'keep')).toBe(false)
    expect(says(closed, 'keep', bo, false).secrets.agree.size).toBe(3)
    expect(isOn(row(act(closed, 'meeting.reopen', {}, hana)), 'keep')).toBe(true)
  })

  test('[W58] is settled as the meeting is closed: agreed by all by then, or not asked any more', () => {
    const all = agreed(asked('keep'), 'keep', everyone)
    expect(isOn(row(act(all, 'meeting.close', {}, hana)), 'keep')).toBe(true)
    const three = agreed(asked('keep'), 'keep', [hana, shaz, bo])
    const closed = act(three, 'meeting.close', {}, hana)
    expect(row(closed)).toMatchObject({ keep: false, keepAsked: 0 })
    expect(says(closed, 'keep', ines).secrets.agree.size).toBe(0)
  })
})
