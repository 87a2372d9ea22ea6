import { describe, expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { noSecrets, sealedKey } from '#shared/board/secrets.ts'
import type { Who } from '#shared/speaking/entry.ts'
import { figuresOf } from '#shared/speaking/figures.ts'
import {
  NOTHING_OFFERED,
  nextPrompted,
  type Prompt,
  promptsFor,
  type Room,
  snoozed,
  takenUp,
} from '#shared/speaking/prompts.ts'
import { MINUTE, oneAfterAnother, peopleOf, person, type Said, SECOND } from './room.ts'

const key = (...parts: readonly string[]) => sealedKey(text => text, ...parts)

/** A room of so many at a time, after this was said by own devices and tapped by a host. */
function roomAt(
  count: number,
  now: number,
  said: readonly Said[],
  {
    tapped = [],
    wrote = [],
    ...more
  }: Partial<Room> & { tapped?: readonly Said[]; wrote?: readonly Id<'seat'>[] } = {},
): Room {
  const entry = (kind: 's' | 'f', at: number, [who, start, end]: Said) =>
    [key(`${kind}${at}`), { cap: 'tab' as Id<'cap'>, entry: [at, kind, who, start, end - start, 1] as never }] as const
  const rows = [...said.map((one, at) => entry('s', at, one)), ...tapped.map((one, at) => entry('f', 9_000 + at, one))]
  const presence = new Map(
    peopleOf(count).map(seat => [key(seat), { seat, spans: [[0, null]] as [number, number | null][] }]),
  )
  const figures = figuresOf({ ...noSecrets(), talk: new Map(rows), presence }, now, new Set(wrote))
  return { figures, here: new Set(peopleOf(count)), spared: new Set(), isOneVoice: false, hasWay: false, ...more }
}

const kinds = (room: Room) => promptsFor(room).map(({ kind }) => kind)
const of = (room: Room, wanted: Prompt['kind']) => promptsFor(room).find(({ kind }) => kind === wanted)?.n

/** All speak alike, for so long. */
const fair = (count: number, minutes: number) => oneAfterAnother(Array.from({ length: count }, () => minutes / count))

describe('what is offered', () => {
  test('[W26] nothing to a room that shares the time', () => {
    const [said, until] = fair(6, 20)
    expect(promptsFor(roomAt(6, until, said))).toEqual([])
  })

  test('[W26] a round when some have not spoken, without those who listen, write or have written', () => {
    const [said, until] = oneAfterAnother([4, 4, 4, 4, 0, 0, 0])
    expect(of(roomAt(7, until, said), 'unheard')).toBe(3)
    expect(of(roomAt(7, until, said, { spared: new Set([person(4)]) }), 'unheard')).toBe(2)
    // One person alone is never looked for.
    expect(of(roomAt(7, until, said, { spared: new Set([person(4), person(5)]) }), 'unheard')).toBeUndefined()
    expect(of(roomAt(7, until, said, { wrote: [person(4), person(5)] }), 'unheard')).toBeUndefined()
    expect(of(roomAt(7, until, said, { here: new Set(peopleOf(5)) }), 'unheard')).toBeUndefined()
  })

  test('[W26] pairs when a few voices have had the time of the sentence', () => {
    const [said, until] = oneAfterAnother([10, 9, 0.2, 0.2, 0.2, 0.2, 0.1, 0.1])
    expect(of(roomAt(8, until, said), 'few')).toBe(20)
    const [shared, end] = fair(8, 20)
    expect(of(roomAt(8, end, shared), 'few')).toBeUndefined()
  })

  test('[W26] a talking piece when lots speak at once', () => {
    const tapped: Said[] = [
      [person(0), 0, 4 * MINUTE],
      ['*', 4 * MINUTE, 6 * MINUTE],
    ]
    expect(kinds(roomAt(3, 6 * MINUTE, [], { tapped }))).toContain('several')
    const little: Said[] = [
      [person(0), 0, 5 * MINUTE],
      ['*', 5 * MINUTE, 6 * MINUTE],
    ]
    expect(kinds(roomAt(3, 6 * MINUTE, [], { tapped: little }))).not.toContain('several')
  })

  test('[W26] a question after three minutes of one voice, whatever "mm-hm" there was, and not when it has ended', () => {
    const said: Said[] = [
      [person(1), 0, MINUTE],
      [person(0), MINUTE, 5 * MINUTE],
      [person(1), 2 * MINUTE, 2 * MINUTE + 4 * SECOND],
    ]
    expect(of(roomAt(4, 5 * MINUTE, said), 'voice')).toBe(4)
    expect(of(roomAt(4, 4 * MINUTE - 1, [[person(0), MINUTE, 4 * MINUTE - 1]]), 'voice')).toBeUndefined()
    expect(of(roomAt(4, 6 * MINUTE, said), 'voice')).toBeUndefined()
    const two: Said[] = [...said, [person(2), 2 * MINUTE, 3 * MINUTE]]
    expect(of(roomAt(4, 5 * MINUTE, two), 'voice')).toBeUndefined()
  })

  test('[W26] somebody who taps when half of the talking is not captured, or none', () => {
    expect(kinds(roomAt(4, 8 * MINUTE, []))).toEqual(['capture'])
    expect(kinds(roomAt(4, 8 * MINUTE - 1, []))).toEqual([])
    const [said] = fair(4, 2)
    expect(kinds(roomAt(4, 10 * MINUTE, said))).toContain('capture')
  })

  test('[W26] nothing in a story, in a way to share the time, or in quiet time', () => {
    const [said, until] = oneAfterAnother([4, 4, 4, 4, 0, 0, 0])
    expect(promptsFor(roomAt(7, until, said, { isOneVoice: true }))).toEqual([])
    expect(promptsFor(roomAt(7, until, said, { hasWay: true }))).toEqual([])
    const tapped: Said[] = [['~' as Who, until, until + MINUTE]]
    expect(promptsFor(roomAt(7, until + MINUTE, said, { tapped }))).toEqual([])
  })
})

describe('when it is offered', () => {
  const unheard: Prompt = { kind: 'unheard', n: 3 }
  const few: Prompt = { kind: 'few', n: 20 }

  test('[W27] it stays while it holds, with its number as it is now, also when something more pressing comes', () => {
    const first = nextPrompted(NOTHING_OFFERED, [unheard], 0)
    expect(first.prompt).toEqual(unheard)
    const two: Prompt = { kind: 'unheard', n: 2 }
    expect(nextPrompted(first, [few, two], MINUTE).prompt).toEqual(two)
    expect(nextPrompted(first, [few, unheard], MINUTE)).toBe(first)
  })

  test('[W27] it goes when it holds no more, and the next one is eight minutes after it', () => {
    const first = nextPrompted(NOTHING_OFFERED, [unheard], 0)
    const gone = nextPrompted(first, [few], MINUTE)
    expect(gone.prompt).toBeNull()
    expect(nextPrompted(gone, [few], 8 * MINUTE - 1)).toBe(gone)
    expect(nextPrompted(gone, [few], 8 * MINUTE).prompt).toEqual(few)
    expect(nextPrompted(takenUp(first), [few], 8 * MINUTE - 1).prompt).toBeNull()
    expect(nextPrompted(takenUp(first), [few], 8 * MINUTE).prompt).toEqual(few)
  })

  test('[W27] "not now" is twenty minutes of rest', () => {
    const rest = snoozed(nextPrompted(NOTHING_OFFERED, [few], 0), MINUTE)
    expect(nextPrompted(rest, [few], 21 * MINUTE - 1).prompt).toBeNull()
    expect(nextPrompted(rest, [few], 21 * MINUTE).prompt).toEqual(few)
  })
})
