import { strFromU8, unzipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import { formatNames, formats } from '#server/export/formats.ts'
import { make } from '#server/export/making.ts'
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
