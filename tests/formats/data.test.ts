import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFiles } from '#client/screens/readFiles.ts'
import { data } from '#server/export/data.ts'
import { wordsIn } from '#server/export/words.ts'
import { type FiledMeeting, readFiled } from '#shared/meeting/filed.ts'
import { filed } from '#shared/meeting/record.ts'
import { makeFiles } from '../fakes/files.ts'
import { choiceFor, goldenMeeting } from '../fakes/goldenMeeting.ts'
import { openSite, type Site } from '../server/http/site.ts'
import { anyMeeting, busyTable, play } from '../shared/deeds.ts'
import { hostileMeeting, hostileWords } from './hostile.ts'
import { reportFor } from './made.ts'

const alone = { others: [], next: '' }
/** Of a group’s own report nothing is held back. */
const everything = choiceFor('group', { names: true })

/** The data file of a record, for a report that leaves nothing out. */
const fileOf = async (record: FiledMeeting): Promise<string> =>
  Buffer.from(await data.make(reportFor(record, everything, 'en', alone), wordsIn('en'))).toString()

/** Everyone has said yes to their name, so that nothing of the record is left out. */
const withNames = (record: FiledMeeting): FiledMeeting => ({
  ...record,
  people: record.people.map(person => ({ ...person, mayName: true })),
})

const outInOut = async (record: FiledMeeting) => {
  const file = await fileOf(record)
  const read = readFiled(file)
  expect(read).toEqual(record)
  expect(await fileOf(read)).toBe(file)
}

test('[O53] out, in and out again is the same, for any meeting that was played', async () => {
  await fc.assert(
    fc.asyncProperty(anyMeeting, async rolls => {
      const { board, secrets } = play(busyTable(), rolls)
      await outInOut(withNames(filed(board, secrets)))
    }),
    { numRuns: 60, seed: 28_11 },
  )
})

test('[O53] out, in and out again is the same, whatever people wrote', async () => {
  for (const seed of [1, 2, 3]) await outInOut(hostileMeeting(hostileWords(500, seed), true))
})

test('[O53] a file that ends anywhere before its end is no file', async () => {
  const file = await fileOf(withNames(goldenMeeting))
  for (let part = 0; part < 50; part++) {
    const half = file.slice(0, Math.floor((file.length * part) / 50))
    expect(await readFiles(makeFiles([['half.json', half]]))).toEqual({
      wrong: { what: 'not_json', file: 'half.json' },
    })
  }
})

type Step = string | number

/** The place of every value that has none inside it. */
const leaves = (value: unknown, path: readonly Step[] = []): (readonly Step[])[] =>
  value !== null && typeof value === 'object'
    ? (Array.isArray(value) ? [...value.entries()] : Object.entries(value)).flatMap(([key, inner]) =>
        leaves(inner, [...path, key]),
      )
    : [path]

/** A copy with another value in one place. */
function flipped(value: unknown, [key, ...rest]: readonly Step[], to: unknown): unknown {
  if (key === undefined) return to
  const copy = structuredClone(value) as Record<Step, unknown>
  copy[key] = flipped(copy[key], rest, to)
  return copy
}

/** As people count: `steps 3, cards 2, kind`. */
const placeOf = (path: readonly Step[]): string =>
  path
    .map(key => (typeof key === 'number' ? ` ${key + 1}` : `, ${key}`))
    .join('')
    .slice(2)

test('[O53] whatever is wrong in a file is found in its place', async () => {
  const places = leaves(goldenMeeting)
  expect(places.length).toBeGreaterThan(400)
  for (const path of places) {
    const json = JSON.stringify(flipped(goldenMeeting, path, { no: 'such thing' }))
    const answer = await readFiles(makeFiles([['b.json', json]]))
    const place = placeOf(path)
    // Where there may be a whole thing or nothing, what is missing is inside of it.
    const where = expect.stringMatching(new RegExp(`^${place}(, \\w+)?$`))
    expect(answer).toEqual({ wrong: { what: 'damaged', file: 'b.json', where } })
  }
})

/** Every board that a server has made since. */
function boardsOn(site: Site): readonly string[] {
  const made: string[] = []
  const create = site.storage.create.bind(site.storage)
  site.storage.create = (board, ...rest) => {
    made.push(board)
    return create(board, ...rest)
  }
  return made
}

test('[O53] with a damaged file among others nothing is made', async () => {
  const site = await openSite()
  const made = boardsOn(site)
  const whole = JSON.stringify({ ...goldenMeeting, number: 1 })
  const file = await fileOf(goldenMeeting)
  const places = leaves(goldenMeeting)
  const damaged = Array.from({ length: 25 }, (_, at) => [
    file.slice(0, Math.floor((file.length * (at + 1)) / 26)),
    JSON.stringify(flipped(goldenMeeting, places[Math.floor((places.length * at) / 25)]!, [{}])),
  ]).flat()
  for (const [at, one] of damaged.entries()) {
    const answer = await site.ask('import', { records: [whole, one] }, `10.0.${at}.1`)
    expect(answer).toEqual({ status: 400, body: { reason: 'not_a_record' } })
  }
  expect(made).toEqual([])
  expect((await site.ask('import', { records: [whole, file] }, '10.1.0.1')).status).toBe(201)
  expect(made).toHaveLength(1)
})
