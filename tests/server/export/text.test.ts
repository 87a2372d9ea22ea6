import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { markdownText } from '#server/export/markdownText.ts'
import { plain } from '#server/export/plain.ts'
import { cardsOf, type FiledMeeting } from '#shared/meeting/filed.ts'
import { cardColumns, unguarded } from '#shared/report/cardTable.ts'
import { cut } from '#shared/report/cut.ts'
import { goldenMeeting } from '../../fakes/goldenMeeting.ts'
import { hostileText, meetingOf, storedMeetingOf } from '../../fakes/hostileWords.ts'
import { everything, fileOf } from './opened.ts'

fc.configureGlobal({ seed: 28_11 })

const hostile = fc.array(hostileText, { minLength: 1, maxLength: 40 })

/** The file as other tools read it. */
const rowsIn = (file: string) =>
  Papa.parse<string[]>(file.replace(/^\uFEFF/, ''), { newline: '\r\n', delimiter: ',', skipEmptyLines: true }).data

/** The cards of a record, as the file should give them back. */
const cardsIn = (record: FiledMeeting) =>
  cut(record, everything).steps.flatMap(step =>
    cardsOf(step).flatMap(({ text, kind, lang, meToo, by }) =>
      text === null ? [] : [[kind, text, lang, by?.name ?? '', String(meToo)]],
    ),
  )

const readBack = (file: string) =>
  rowsIn(file)
    .slice(1)
    .map(row => row.map(unguarded))
    .map(row => ['kind', 'words', 'lang', 'name', 'me_too'].map(name => row[cardColumns.indexOf(name as 'kind')]))

test('[O17] a list of cards begins with fixed names, says that it is UTF-8, and ends its lines as the standard has it', async () => {
  const [english, polish] = await Promise.all(['en', 'pl'].map(language => fileOf('csv', goldenMeeting, language)))
  expect(english).toEqual(polish)
  expect([...english!.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const text = english!.toString()
  expect(text).toMatch(/^\uFEFFkind,words,lang,name,guest,step,step_name,pile,me_too,talk,carried\r\n/)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(readBack(text)).toEqual(cardsIn(goldenMeeting))
})

test('[O17] [O29] whatever people write is read back the same, and no cell begins a formula', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, fc.boolean(), async (words, isStored) => {
      const record = isStored ? storedMeetingOf(words) : meetingOf(words)
      const file = (await fileOf('csv', record)).toString()
      for (const cell of rowsIn(file).flat()) expect(cell).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/)
      expect(readBack(file)).toEqual(cardsIn(record).map(row => row.map(cell => cell.toWellFormed())))
    }),
    { numRuns: 60 },
  )
})

/** What is left of words when every escaped sign is taken out; and the words that they stand for. */
const bare = (escaped: string) => escaped.replace(/\\[!-/:-@[-`{-~]/g, '')
const undone = (escaped: string) => escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1')

test('[O18] whatever people write is words of Markdown and nothing else', () => {
  fc.assert(
    fc.property(hostileText, typed => {
      const escaped = markdownText(typed)
      expect(undone(escaped).replaceAll('\u2060', '')).toBe(plain(typed))
      expect(bare(escaped)).not.toMatch(/[\\`*_{}[\]<>#|~$&^\n\r\t]/)
      // Also where a reader undoes escapes first: no address, no name, no little picture.
      expect(undone(escaped)).not.toMatch(/:\/\/|(?<!\u2060)\.\p{L}|@[^\s\u2060]|:[\w+-]+:|^\s|\s$/u)
      // The beginning of a list, a line under a heading.
      expect(escaped).not.toMatch(/^([-+=]|[\p{L}\p{N}]{1,9}[.)])(\s|$)|^[-=]{2}/u)
    }),
    { numRuns: 500 },
  )
})

test('[O18] in a whole report nothing but its own marks is markup', async () => {
  const own = /^(#{1,4} |- (\*\*.*?\*\*(: | · |$))?|\| .* \|$)/
  const file = (await fileOf('markdown', meetingOf(['# x | y <b> [a](b) ![c](d) `e` *f*']))).toString()
  for (const line of file.split('\n')) {
    const words = bare(line).replace(own, found =>
      found.startsWith('|') ? found.slice(2, -2).replaceAll(' | ', ' ') : '',
    )
    expect(words.replaceAll('**', '').replaceAll(' --- ', ' ')).not.toMatch(/[`*_{}[\]<>#|]/)
  }
  const golden = (await fileOf('markdown', goldenMeeting)).toString()
  expect(golden).toMatch(/^# What we did together\n\nThe Thursday Group · Thursday, 14 May 2026\n/)
  expect(golden).toContain('| Someone walks in with you | 16 votes, 2 hands | Yes |')
})

/** A calendar file as other tools read it: lines put together, each with its name and its value. */
const linesIn = (file: string) =>
  file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(line => line !== '')
    .map(line => [line.slice(0, line.search(/[:;]/)), line.slice(line.indexOf(':') + 1)] as const)
const valuesOf = (file: string, name: string) => linesIn(file).flatMap(line => (line[0] === name ? line[1] : []))
const read = (value: string) => value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))

test('[O19] a calendar file has each day once, the whole day, invites nobody and rings for nothing', async () => {
  const file = (await fileOf('calendar', goldenMeeting)).toString()
  expect(valuesOf(file, 'DTSTART')).toEqual(['20260813', '20260528'])
  expect(valuesOf(file, 'SUMMARY').map(read)).toEqual([
    'Look at it again: Someone that you pick walks in with you',
    'Our next meeting: The Thursday Group',
  ])
  for (const name of ['ATTENDEE', 'ORGANIZER', 'URL', 'METHOD', 'DTEND', 'LOCATION'])
    expect(valuesOf(file, name)).toEqual([])
  expect(file).not.toContain('VALARM')
  const ids = valuesOf(file, 'UID')
  expect(new Set(ids).size).toBe(2)
  const later = { ...goldenMeeting, day: '2026-05-20' }
  expect(valuesOf((await fileOf('calendar', later, 'pl')).toString(), 'UID')).toEqual(ids)
})

test('[O19] [O29] whatever people write stays in its line of a calendar', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async words => {
      const record = meetingOf(words)
      const file = (await fileOf('calendar', record)).toString()
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      const names = new Set(linesIn(file).map(([name]) => name))
      expect(
        [...names].filter(
          name =>
            !/^(BEGIN|END|VERSION|PRODID|UID|SEQUENCE|DTSTAMP|DTSTART|X-MICROSOFT-[A-Z-]+|SUMMARY|TRANSP)$/.test(name),
        ),
      ).toEqual([])
      const said = record.steps.flatMap(({ decisions }) => decisions.flatMap(({ again, text }) => (again ? text : [])))
      const expected = [...said, record.group].map(plain)
      const summaries = valuesOf(file, 'SUMMARY').map(read)
      expect(summaries.map(one => one.replace(/^[^:]*:( |$)/, ''))).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})
