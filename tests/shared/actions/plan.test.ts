import { describe, expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { project } from '#shared/board/projection.ts'
import { stepNames } from '#shared/meeting/steps.ts'
import { timeLeft } from '#shared/meeting/timer.ts'
import {
  act,
  answer,
  cardsFor,
  hana,
  later,
  meetingIn,
  openTable,
  plannedTable,
  seatOf,
  server,
  shaz,
  stepIn,
  turnOver,
  type World,
  write,
} from '../../fakes/table.ts'

const planOf = (world: World) => project(world.board, 'person')!.steps
const names = (world: World) => planOf(world).map(({ type }) => type)
const short = () => openTable({ steps: ['hello', 'hopes', 'ideas', 'end'] })
const idOf = (world: World, type: Parameters<typeof stepIn>[1]) => stepIn(world, type).id
const minute = 60_000

describe('the plan', () => {
  test('[M1] a step goes before any other and to the end, and the room stays where it is', () => {
    const world = short()
    const up = act(world, 'step.move', { step: idOf(world, 'end'), before: idOf(world, 'hello') }, hana)
    expect(names(up)).toEqual(['end', 'hello', 'hopes', 'ideas'])
    expect(planOf(up).map(({ number }) => number)).toEqual([1, 2, 3, 4])
    expect(names(act(up, 'step.move', { step: idOf(world, 'end'), before: '' }, hana))).toEqual(names(world))
    expect(names(act(up, 'step.move', { step: idOf(world, 'end'), before: idOf(world, 'end') }, hana))).toEqual(
      names(up),
    )
    expect(meetingIn(up).step).toBe(meetingIn(world).step)
  })

  test.each(stepNames)('[M1] a step of type %s can be added, also a second one, right after another', type => {
    const world = short()
    const after = act(world, 'step.add', { step: 'new', type, after: idOf(world, 'hopes') }, hana)
    expect(names(after)).toEqual(['hello', 'hopes', type, 'ideas', 'end'])
    expect(names(act(after, 'step.add', { step: 'new', type, after: '' }, hana))).toEqual(names(after))
    expect(names(act(world, 'step.add', { step: 'new', type, after: '' }, hana)).at(-1)).toBe(type)
    expect(names(act(world, 'step.add', { step: 'new', type, after: 'gone' }, hana)).at(-1)).toBe(type)
  })

  test('[M1] a plan does not grow without end', () => {
    let world = short()
    let told = 'done'
    for (let n = 0; told === 'done'; n++) {
      told = answer(world, 'step.add', { step: `more-${n}`, type: 'break', after: '' }, hana)
      if (told === 'done') world = act(world, 'step.add', { step: `more-${n}`, type: 'break', after: '' }, hana)
    }
    expect([told, planOf(world).length]).toEqual(['too_many_steps', 60])
  })

  test('[M1] a name and minutes; an empty name is the one of its type', () => {
    const world = short()
    const step = idOf(world, 'hopes')
    const named = act(world, 'step.change', { step, name: ' The  big ones ', minutes: 45 }, hana)
    expect(planOf(named)[1]).toMatchObject({ type: 'hopes', name: 'The big ones', minutes: 45 })
    expect(planOf(act(named, 'step.change', { step, name: '', minutes: 0 }, hana))[1]).toMatchObject({ name: '' })
    for (const minutes of [-1, 1.5, 1441, Number.NaN])
      expect(answer(world, 'step.change', { step, name: '', minutes }, hana)).toBe('malformed')
  })

  test('[M1] what was written in a step is there when it was left out and comes back, face down or not', () => {
    const world = turnOver(write(short(), shaz, 'Seen'))
    const waiting = write(write(world, shaz, 'Waits'), shaz, 'Waits too')
    const hopes = idOf(world, 'hopes')
    const away = act(waiting, 'step.go', { step: idOf(world, 'ideas') }, hana)
    const out = act(away, 'step.skip', { step: hopes, skipped: true }, hana)
    expect(planOf(out)[1]!.skipped).toBe(true)
    expect(out.secrets).toEqual(waiting.secrets)
    expect([...out.board.deed.values()].at(-1)).toMatchObject({ what: 'skipped', step: hopes })
    const back = act(out, 'step.go', { step: hopes }, hana)
    expect(planOf(back)[1]!.skipped).toBe(false)
    expect(cardsFor(turnOver(back))).toHaveLength(3)
  })

  test('[M1] the step the room is at cannot be left out; leaving one out twice is told once', () => {
    const world = short()
    expect(answer(world, 'step.skip', { step: idOf(world, 'hopes'), skipped: true }, hana)).toBe('here_now')
    const out = act(world, 'step.skip', { step: idOf(world, 'end'), skipped: true }, hana)
    expect(act(out, 'step.skip', { step: idOf(world, 'end'), skipped: true }, hana).board).toBe(out.board)
  })

  test('[M1] before the meeting too, by the host and by nobody else', () => {
    let world = act(plannedTable(), 'seat.take', { seat: seatOf('Hana'), name: 'Hana', leads: true }, server)
    world = act(world, 'seat.take', { seat: seatOf('Shaz'), name: 'Shaz', leads: false }, server)
    const step = idOf(world, 'end')
    for (const [name, args] of [
      ['step.move', { step, before: '' }],
      ['step.add', { step: 'new', type: 'break', after: '' }],
      ['step.change', { step, name: 'How was it?', minutes: 5 }],
      ['step.skip', { step, skipped: true }],
    ] as const) {
      expect(answer(world, name, args, hana)).toBe('done')
      expect(answer(world, name, args, shaz)).toBe('not_yours')
    }
    expect(answer(world, 'step.change', { step: 'gone', name: '', minutes: 1 }, hana)).toBe('gone')
  })
})

describe('the timer', () => {
  const end = (world: World) => meetingIn(world).timerEnd - world.at
  const go = (world: World, type: Parameters<typeof stepIn>[1]) =>
    act(world, 'step.go', { step: idOf(world, type) }, hana)

  test('[M3] starts with the minutes of the step that the room goes to, and not again when it is there', () => {
    const world = go(short(), 'ideas')
    expect(end(world)).toBe(stepIn(world, 'ideas').minutes * minute)
    expect(meetingIn(go(later(world, minute), 'ideas')).timerEnd).toBe(meetingIn(world).timerEnd)
    const none = act(world, 'step.change', { step: idOf(world, 'end'), name: '', minutes: 0 }, hana)
    expect(meetingIn(go(none, 'end')).timerEnd).toBe(0)
    expect(meetingIn(act(world, 'step.go', { step: '' as Id<'step'> }, hana)).timerEnd).toBe(0)
  })

  test('[M3] of any length, more of it, and none', () => {
    const world = act(short(), 'timer.start', { minutes: 7 }, hana)
    expect(end(world)).toBe(7 * minute)
    const { timerEnd } = meetingIn(world)
    const more = act(world, 'timer.more', { minutes: 2, end: timerEnd }, hana)
    expect(end(more)).toBe(9 * minute)
    // Pressed by two hosts at once.
    expect(act(more, 'timer.more', { minutes: 2, end: timerEnd }, hana).board).toBe(more.board)
    const over = later(world, 20 * minute)
    expect(end(act(over, 'timer.more', { minutes: 2, end: timerEnd }, hana))).toBe(2 * minute)
    expect(meetingIn(act(world, 'timer.stop', {}, hana)).timerEnd).toBe(0)
    expect(meetingIn(act(world, 'meeting.close', {}, hana)).timerEnd).toBe(0)
    for (const minutes of [0, -2, 0.5, 100_000])
      expect(answer(world, 'timer.start', { minutes }, hana)).toBe('malformed')
    expect(answer(world, 'timer.start', { minutes: 5 }, shaz)).toBe('not_yours')
  })

  test('[M3] says how many minutes have begun, when time is short, and that it is up, and does nothing else', () => {
    const said = (left: number) => timeLeft({ timerEnd: 1_000_000_000 }, 1_000_000_000 - left)
    expect(timeLeft({ timerEnd: 0 }, 5)).toBeNull()
    expect(said(5 * minute)).toEqual({ minutes: 5, stage: 'plenty', changesAt: 1_000_000_000 - 4 * minute })
    expect(said(4 * minute + 1)).toMatchObject({ minutes: 5, stage: 'plenty' })
    expect(said(2 * minute)).toMatchObject({ minutes: 2, stage: 'soon' })
    expect(said(1)).toEqual({ minutes: 1, stage: 'soon', changesAt: 1_000_000_000 })
    expect(said(0)).toEqual({ minutes: 0, stage: 'up', changesAt: null })
    // A card is taken as before, a step too.
    const over = later(act(short(), 'timer.start', { minutes: 1 }, hana), 60 * minute)
    expect(cardsFor(turnOver(write(over, shaz, 'Late and welcome')))).toHaveLength(1)
  })

  test('[M3] every moment is said until the next one', () => {
    for (let left = 10 * minute; left > 0; ) {
      const now = 1_000_000_000 - left
      const { changesAt, minutes } = timeLeft({ timerEnd: 1_000_000_000 }, now)!
      expect(changesAt! > now && minutes === Math.ceil(left / minute)).toBe(true)
      expect(timeLeft({ timerEnd: 1_000_000_000 }, changesAt! - 1)!.minutes).toBe(minutes)
      left = 1_000_000_000 - changesAt!
    }
  })
})
