import { strFromU8, unzipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import { formatNames, formats } from '#server/export/formats.ts'
import { make } from '#server/export/making.ts'
import { type FiledMeeting, readFiled } from '#shared/meeting/filed.ts'
import { beside, choiceFor, goldenMeeting } from '../../fakes/goldenMeeting.ts'

const order = (...wanted: typeof formatNames) => ({
  ...{ record: goldenMeeting, choice: choiceFor('group'), language: 'pl', beside, formats: wanted },
})

afterEach(() => vi.restoreAllMocks())

test('[O27] one file comes as it is, several in one zip, each with its name', async () => {
  const one = await make(order('calendar'))
  expect(one.file).toMatchObject({ name: 'same-table-3.ics', type: 'text/calendar; charset=utf-8' })
  const { file, failed } = await make(order(...formatNames))
  expect(failed).toEqual([])
  expect(file).toMatchObject({ name: 'same-table-3.zip', type: 'application/zip' })
  const inside = unzipSync(file!.bytes)
  const alone = ['same-table-3.chart-1.svg', 'same-table-3.chart-2.svg', 'same-table-3.chart-3.svg']
  expect(Object.keys(inside).sort()).toEqual(
    [...formatNames.map(name => `same-table-3.${formats[name].extension}`), ...alone].sort(),
  )
  expect(inside['same-table-3.ics']).toEqual(new Uint8Array(one.file!.bytes))
  const again = await make(order(...formatNames))
  expect(Buffer.compare(again.file!.bytes, file!.bytes)).toBe(0)
})

test('[O27] what could not be made is named in the zip, in the language of the report', async () => {
  vi.spyOn(formats.docx, 'make').mockRejectedValue(new Error('no'))
  const { file, failed } = await make(order('docx', 'csv'))
  expect(failed).toEqual(['docx'])
  const inside = unzipSync(file!.bytes)
  expect(Object.keys(inside)).toEqual(['same-table-3.csv', 'same-table-3.txt'])
  expect(strFromU8(inside['same-table-3.txt']!).split('\r\n')).toEqual([
    'Tych plików nie udało się zrobić. Spróbuj ponownie później.',
    '',
    'Plik Word',
    '',
  ])
  expect(await make(order('docx'))).toEqual({ file: null, failed: ['docx'] })
})

test('[O27] a file that has nothing to hold is left out and has not failed', async () => {
  const record = { ...goldenMeeting, steps: [] }
  const made = await make({ ...order('calendar', 'markdown'), record, beside: { others: [], next: '' } })
  expect(made.failed).toEqual([])
  expect(Object.keys(unzipSync(made.file!.bytes))).toEqual(['same-table-3.md'])
})

const most = 1_000_000
const stretch = { length: 600, one: 100, several: 20, none: 180, groups: 200, quiet: 100, even: 0.5 }
const withTalk = (more: object): FiledMeeting => ({ ...goldenMeeting, talk: { ...goldenMeeting.talk!, ...more } })
const eachStep = (change: (step: FiledMeeting['steps'][number]) => object) =>
  ({ ...goldenMeeting, steps: goldenMeeting.steps.map(step => ({ ...step, ...change(step) })) }) as FiledMeeting
const strange: readonly (readonly [what: string, record: FiledMeeting])[] = [
  ['time of every sort', withTalk({ stretches: [stretch, stretch] })],
  ['no time', withTalk({ stretches: [] })],
  [
    'a time without length',
    withTalk({ stretches: [{ ...stretch, length: 0, one: 0, several: 0, none: 0, groups: 0 }] }),
  ],
  ['years of time', withTalk({ stretches: [{ ...stretch, length: 300_000_000, one: 300_000_000 }, stretch] })],
  [
    'as many votes and hands as a record may hold',
    eachStep(({ votes }) => ({
      votes: votes.map(vote => ({
        ...{ ...vote, turnout: most, of: most, handsOf: most },
        options: vote.options.map(option => ({ ...option, votes: most, hands: most })),
      })),
    })),
  ],
  ['no answers at all', eachStep(({ checks }) => ({ checks: checks.map(check => ({ ...check, cells: [] })) }))],
  [
    'the first day and a day that is not',
    {
      ...eachStep(({ decisions }) => ({ decisions: decisions.map(one => ({ ...one, again: '2026-02-31' })) })),
      day: '0000-01-01',
    },
  ],
  ['the last number', { ...goldenMeeting, number: most }],
]
test.each(strange)('[O60] whatever a record may hold, every file is made of it: %s', async (_, record) => {
  const read = readFiled(JSON.stringify(record))
  for (const audience of ['group', 'deciders'] as const) {
    const made = await make({ ...order(...formatNames), record: read, choice: choiceFor(audience), language: 'ar' })
    expect(made.failed).toEqual([])
  }
})
