import { expect, test } from 'vitest'
import { formatNames, formatsFor } from '#server/export/formats.ts'
import { wordsIn } from '#server/export/words.ts'
import { readFiled } from '#shared/meeting/filed.ts'
import { build } from '#shared/report/build.ts'
import { cut } from '#shared/report/cut.ts'
import { audiences, sectionNames } from '#shared/report/report.ts'
import { languages } from '#shared/words/languages.ts'
import { beside, choiceFor, goldenMeeting } from '../../fakes/goldenMeeting.ts'
import { everything, fileOf } from './opened.ts'

const cases = audiences.flatMap(audience => languages.map(({ tag }) => ({ audience, tag })))

test.each(cases)(
  '[O29] every file is made, and the same report is the same bytes: $audience, $tag',
  async ({ audience, tag }) => {
    const choice = choiceFor(audience, { names: true, parts: sectionNames })
    const words = wordsIn(tag)
    const report = build(goldenMeeting, choice, words, beside)
    for (const format of formatsFor(report)) {
      expect(words.t(`format.${format}`), format).toBeTruthy()
      const file = await fileOf(format, goldenMeeting, tag, choice)
      expect(file.length, format).toBeGreaterThan(100)
      expect(Buffer.compare(file, await fileOf(format, goldenMeeting, tag, choice)), format).toBe(0)
    }
  },
)

test('[O29] a file that would be empty is not offered', () => {
  const offered = (record: typeof goldenMeeting, audience: (typeof audiences)[number], next = '') =>
    formatsFor(build(record, choiceFor(audience), wordsIn('en'), { others: [], next }))
  expect(offered(goldenMeeting, 'group')).toEqual(formatNames)
  expect(offered(goldenMeeting, 'everyone')).not.toContain('csv')
  const empty = { ...goldenMeeting, steps: [], talk: null }
  for (const format of ['calendar', 'csv', 'xlsx'] as const) expect(offered(empty, 'group')).not.toContain(format)
  expect(offered(empty, 'group', '2026-06-01')).toContain('calendar')
})

test('[O28] the data says what it is, and is read in again with nothing lost', async () => {
  const file = (await fileOf('data', goldenMeeting)).toString()
  expect(file.indexOf('"format": "same-table-record"')).toBe(4)
  expect(readFiled(file)).toEqual(cut(goldenMeeting, everything))
  expect(() => readFiled(file.replace('same-table-record', 'another'))).toThrow()
})
