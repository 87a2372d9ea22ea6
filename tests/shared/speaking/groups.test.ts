import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import type { Balance } from '#shared/speaking/balance.ts'
import { compareGroups } from '#shared/speaking/groups.ts'
import type { Tick } from '#shared/speaking/tick.ts'
import { person } from './room.ts'

fc.configureGlobal({ seed: 26_11 })

type Said = readonly [tick: Tick, minutes: number]

/** The answer for people who ticked this and spoke so many minutes. */
function ask(said: readonly Said[], more: Partial<Pick<Balance, 'lack' | 'attributed'>> = {}, seat = person) {
  const ticks = new Map<Id<'seat'>, Tick>(said.map(([tick], n) => [seat(n), tick]))
  const people = new Map(said.map(([, talk], n) => [seat(n), { talk, expected: 1 / said.length }]))
  return compareGroups(ticks, { people: people as unknown as Balance['people'], lack: null, attributed: 1, ...more })
}

const lived: readonly Said[] = [3, 4, 2, 5, 3, 4].map(minutes => ['life', minutes])
const paid: readonly Said[] = [9, 8, 10, 11].map(minutes => ['job', minutes])
// Talk is alike enough that nobody can say who is who.
const alike: readonly Said[] = [
  ...[5, 5, 5, 6, 5, 6].map((minutes): Said => ['life', minutes]),
  ...[6, 6, 5, 6, 5, 6].map((minutes): Said => ['job', minutes]),
]

test('[W45] how much of the room and of the talk, to five per cent', () => {
  expect(ask(alike)).toEqual({ ofRoom: 50, ofTalk: 50 })
  const level = Array.from({ length: 10 }, (_, n): Said => [n < 6 ? 'life' : 'job', 5])
  expect(ask(level)).toEqual({ ofRoom: 40, ofTalk: 40 })
})

test('[W45] fewer than four in a group, or talk that was badly captured: nothing', () => {
  expect(ask(alike.slice(0, 9))).toBeNull()
  expect(ask(alike.slice(3))).toBeNull()
  expect(ask(alike, { attributed: 0.79 })).toBeNull()
  expect(ask(alike, { lack: 'credit' })).toBeNull()
  expect(ask([])).toBeNull()
  expect(ask(alike.map(([tick]) => [tick, 0]))).toBeNull()
})

test('[W45] where hosts know who spoke how long, groups that can be told apart by it are not shown', () => {
  // Whoever is here through their job has each spoken longer than anyone else: the share would say who they are.
  expect(ask([...lived, ...paid])).toBeNull()
  // Four were silent, and one of two groups had no talk.
  expect(ask([...[0, 0, 0, 0].map((n): Said => ['life', n]), ...[5, 6, 7, 8].map((n): Said => ['job', n])])).toBeNull()
  // One person has most of it all.
  expect(ask([...alike.slice(0, 11), ['job', 60]])).toBeNull()
})

const anyMinutes = fc.integer({ min: 0, max: 12 })
const anySaid = fc.array(fc.tuple(fc.constantFrom<Tick>('life', 'job'), anyMinutes), { minLength: 8, maxLength: 11 })
const anyOther = fc.array(fc.tuple(fc.constantFrom<Tick>('both', 'unsaid'), fc.nat({ max: 200 })), { maxLength: 3 })

test('[W45] whoever ticked both or would rather not say changes nothing, so nothing can be subtracted to find them', () => {
  fc.assert(
    fc.property(anySaid, anyOther, (said, others) => {
      expect(ask([...said, ...others])).toEqual(ask(said))
    }),
  )
})

test('[W45] whoever ticked what, the answer does not depend on their place or name', () => {
  fc.assert(
    fc.property(anySaid, said => {
      const other = (n: number) => `z${99 - n}` as Id<'seat'>
      expect(ask(said.toReversed(), {}, other)).toEqual(ask(said))
    }),
  )
})

/** All ways to tick that would have given the same answer, in groups of the same size; true where somebody has a job. */
function worlds(said: readonly Said[], ofTalk: number): boolean[][] {
  const size = said.filter(([tick]) => tick === 'job').length
  const total = said.reduce((sum, [, minutes]) => sum + minutes, 0)
  return Array.from({ length: 2 ** said.length }, (_, bits) => said.map((_, n) => (bits >> n) % 2 === 1)).filter(
    world => {
      const talk = said.reduce((sum, [, minutes], n) => sum + (world[n] ? minutes : 0), 0)
      return world.filter(Boolean).length === size && Math.round((talk / total) * 20) * 5 === ofTalk
    },
  )
}

test('[W45] an attack: with everyone’s minutes, both sizes and one’s own tick, nobody else’s tick can be worked out', () => {
  let shown = 0
  fc.assert(
    fc.property(anySaid, said => {
      const answer = ask(said)
      if (!answer) return
      shown++
      const all = worlds(said, answer.ofTalk)
      for (const knower of said.keys()) {
        const known = all.filter(world => world[knower] === (said[knower]![0] === 'job'))
        for (const target of said.keys())
          if (target !== knower) expect(new Set(known.map(world => world[target])).size).toBe(2)
      }
    }),
    { numRuns: 150 },
  )
  // It is of use: often enough there is an answer.
  expect(shown).toBeGreaterThan(15)
})
