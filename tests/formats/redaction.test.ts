import { expect, test } from 'vitest'
import { type FormatName, formatsFor } from '#server/export/formats.ts'
import { audiences, type Choice, sectionNames } from '#shared/report/report.ts'
import { choiceFor } from '../fakes/goldenMeeting.ts'
import { canaryMeeting } from './canaries.ts'
import { heldBack } from './heldBack.ts'
import { dugOut, squeezed } from './insides.ts'
import { filesOf, reportFor } from './made.ts'

const { record, beside, canaries, numbers } = canaryMeeting()

/** A page of a PDF draws its letters by number: what is on it is read by `npm run formats`. Large print has the same words. */
const cheap = (format: FormatName): boolean => !['pdf', 'large', 'docxLarge'].includes(format)

const choices = audiences.flatMap(audience =>
  [true, false].flatMap(names =>
    [numbers.filter(n => n % 2 === 0), names ? [] : numbers].map((leftOut): { choice: Choice; out: number } => ({
      choice: choiceFor(audience, { names, leftOut, parts: sectionNames }),
      out: leftOut.length,
    })),
  ),
)

test.each(choices)(
  '[O52] nobody digs out of a file what they may not have: $choice.audience, names $choice.names, without $out',
  async ({ choice }) => {
    const report = reportFor(record, choice, 'ar', beside)
    for await (const { format, bytes } of filesOf(report, 'ar', formatsFor(report).filter(cheap))) {
      const text = dugOut(bytes)
      const found = canaries.filter(({ word, mayBeIn }) => !mayBeIn(choice) && text.includes(squeezed(word)))
      expect([format, found.map(({ what }) => what)]).toEqual([format, []])
    }
  },
)

test('[O52] what a group may have of itself is found, so that not finding says something', async () => {
  const choice = choiceFor('group', { names: true })
  const report = reportFor(record, choice, 'pl', beside)
  for await (const { format, bytes } of filesOf(report, 'pl', ['html', 'docx', 'docxLarge', 'markdown'])) {
    const text = dugOut(bytes)
    const lost = canaries.filter(
      // What a meeting before was about is told where nothing was decided in it.
      ({ word, what, mayBeIn }) =>
        mayBeIn(choice) && what !== 'what another meeting was about' && !text.includes(squeezed(word)),
    )
    expect([format, lost.map(({ what }) => what)]).toEqual([format, []])
  }
  // Its headings are bookmarks, in clear; so are a calendar's days and a picture's cards.
  const decision = canaries.find(({ what }) => what.startsWith('decision'))!
  for await (const { format, bytes } of filesOf(report, 'pl', ['pdf', 'calendar', 'data']))
    expect([format, dugOut(bytes).includes(squeezed(decision.word))]).toEqual([format, format !== 'calendar'])
})

test('[O52] of a meeting as it was played no covered word is in a file, no id and no moment', async () => {
  const { record: played, held } = heldBack()
  expect(held.length).toBeGreaterThan(40)
  for (const audience of ['group', 'everyone'] as const) {
    const report = reportFor(played, choiceFor(audience, { names: true }), 'en', { others: [], next: '' })
    for await (const { format, bytes } of filesOf(report, 'en')) {
      const text = dugOut(bytes)
      expect([format, held.filter(word => text.includes(squeezed(word)))]).toEqual([format, []])
    }
  }
})
