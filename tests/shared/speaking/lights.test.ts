import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '#shared/board/ids.ts'
import { type Lights, NO_LIGHTS, nextLights, notYetHeard, shownHeard } from '#shared/speaking/lights.ts'
import { person } from './room.ts'

fc.configureGlobal({ seed: 26_11 })

/** Who is there, and whether they were heard. */
type Room = ReadonlyMap<number, boolean>
const peopleOf = (room: Room) =>
  new Map([...room].map(([n, isHeard]) => [person(n), { isHeard, share: isHeard ? 0.1 : 0, expected: 0.1 }]))
const room = (heard: string): Room => new Map([...heard].map((one, n) => [n, one === '+']))

/** What everyone is told, one room after the other. */
function told(rooms: readonly Room[], lights: Lights = NO_LIGHTS) {
  let last = lights
  return rooms.map(one => {
    last = nextLights(last, peopleOf(one))
    return { ...shownHeard(last, peopleOf(one)), lights: last }
  })
}
const counts = (...heard: readonly string[]) => told(heard.map(room)).map(({ heard, of }) => `${heard}/${of}`)

test('[W15] one person who was not heard yet cannot be looked for', () => {
  expect(counts('+++++++')).toEqual(['7/7'])
  expect(counts('++++++-')).toEqual(['7/7'])
  expect(counts('+++++--')).toEqual(['5/7'])
  expect(counts('-----')).toEqual(['0/5'])
  const shown = counts('----', '+---', '++--', '+++-', '++++').map(one => one.split('/').map(Number))
  expect(shown.map(([heard, of]) => notYetHeard({ heard: heard!, of: of! }))).toEqual([4, 3, 2, 0, 0])
})

test('[W38] somebody new does not show that one of those before was left', () => {
  expect(counts('+++-', '+++--')).toEqual(['4/4', '4/4'])
  expect(counts('++++', '++++-')).toEqual(['4/4', '4/4'])
  // Nor when they speak, or do not.
  expect(counts('+++-', '+++-+')).toEqual(['4/4', '4/4'])
  expect(counts('+++-', '+++--', '+++---')).toEqual(['4/4', '4/4', '4/6'])
  expect(counts('+++-', '+++--', '+++-+-', '+++-++')).toEqual(['4/4', '4/4', '6/6', '6/6'])
})

test('[W38] nor does one who goes dark again: an erased turn shows on no wall', () => {
  expect(counts('++++', '+-++', '----')).toEqual(['4/4', '4/4', '4/4'])
})

test('[W38] while several are left, who comes has a light at once', () => {
  expect(counts('+---', '+----', '++---')).toEqual(['1/4', '1/5', '2/5'])
  // One of those before is left: they count as heard as somebody new is there.
  expect(counts('++--', '+++--')).toEqual(['2/4', '4/4'])
})

test('[W38] at the end whoever waits for a light has one, and it says nothing of them', () => {
  const before = told([room('++++')])[0]!.lights
  for (const last of ['++++-', '+++++']) {
    const people = peopleOf(room(last))
    expect(shownHeard(nextLights(before, people, true), people)).toEqual({ heard: 5, of: 5 })
  }
})

test('[W38] who is taken away has no light any more', () => {
  const before = told([room('++++++')])[0]!.lights
  const left = peopleOf(new Map([...room('++++++')].slice(1)))
  expect(nextLights(before, left).settled).not.toContain(person(0))
  expect(nextLights(before, left).lit).toHaveLength(5)
})

test('[W14] [W38] who was not there and has said nothing has none', () => {
  const absent = new Map([[person(9), { isHeard: false, share: 0, expected: 0 }], ...peopleOf(room('+--'))])
  expect(nextLights(NO_LIGHTS, absent).lit).not.toContain(person(9))
})

/** People come, go for good and are heard, some at a time. */
const anyRooms: fc.Arbitrary<Room[]> = fc
  .array(
    fc.array(fc.tuple(fc.nat({ max: 9 }), fc.constantFrom('come', 'come', 'hear', 'hear', 'go')), { maxLength: 3 }),
    {
      maxLength: 25,
    },
  )
  .map(steps => {
    let now: Room = new Map()
    const gone = new Set<number>()
    return steps.map(step => {
      const next = new Map(now)
      for (const [n, what] of step) {
        if (gone.has(n)) continue
        if (what === 'go') {
          next.delete(n)
          gone.add(n)
        } else if (what === 'come') next.set(n, next.get(n) ?? false)
        else if (next.has(n)) next.set(n, true)
      }
      now = next
      return now
    })
  })

test('[W15] [W38] it is never told that one is left, and of those before never that one was', () => {
  fc.assert(
    fc.property(anyRooms, rooms => {
      let before: readonly Id<'seat'>[] = []
      for (const [at, { heard, of, lights }] of told(rooms).entries()) {
        expect(of - heard).not.toBe(1)
        const people = peopleOf(rooms[at]!)
        const dark = lights.lit.filter(seat => !people.get(seat)?.isHeard && !lights.settled.includes(seat))
        const ofBefore = dark.filter(seat => before.includes(seat))
        expect(ofBefore).not.toHaveLength(1)
        expect(dark).toHaveLength(of - heard)
        before = lights.lit
      }
    }),
    { numRuns: 2000 },
  )
})

test('[W38] once everyone counts as heard, nothing told later hangs on who of them was', () => {
  fc.assert(
    fc.property(anyRooms, fc.nat({ max: 9 }), fc.infiniteStream(fc.boolean()), (rooms, split, flips) => {
      const first = told(rooms.slice(0, split)).at(-1)
      fc.pre(first !== undefined && first.heard === first.of && first.of > 0)
      const { settled } = first!.lights
      const rest = rooms.slice(split)
      const other = rest.map(
        one => new Map([...one].map(([n, was]) => [n, settled.includes(person(n)) ? flips.next().value! : was])),
      )
      const shown = (all: readonly Room[]) => told(all, first!.lights).map(({ heard, of }) => [heard, of])
      expect(shown(other)).toEqual(shown(rest))
    }),
    { numRuns: 1000 },
  )
})
