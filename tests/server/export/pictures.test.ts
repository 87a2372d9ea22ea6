import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { board } from '#server/export/board.ts'
import { charts } from '#server/export/charts.ts'
import { isFromRight, lines, widthOf } from '#server/export/pictures/letters.ts'
import { wordsIn } from '#server/export/words.ts'
import { cardsOf } from '#shared/meeting/filed.ts'
import { build } from '#shared/report/build.ts'
import { audiences, sectionNames } from '#shared/report/report.ts'
import { languages } from '#shared/words/languages.ts'
import { beside, choiceFor, goldenMeeting } from '../../fakes/goldenMeeting.ts'
import { meetingSaying, nasty } from '../../fakes/hostileMeeting.ts'
import { type Token, textsOf, tokens } from '../../fakes/tokens.ts'

const formats = { board, charts }
async function fileOf(
  format: keyof typeof formats,
  record = goldenMeeting,
  audience: (typeof audiences)[number] = 'own',
  language = 'en',
) {
  const choice = choiceFor(audience, { names: true, parts: sectionNames })
  const words = wordsIn(language)
  return Buffer.from(await formats[format].make(build(record, choice, words, beside), words)).toString()
}

const tagsOf = (all: readonly Token[]) => all.flatMap(token => ('open' in token ? [token] : []))
/** Which elements there are, with which attributes: lines and places are as many as the words need. */
const still = (all: readonly Token[]) =>
  [...new Set(tagsOf(all).map(({ open, attrs }) => [open, ...Object.keys(attrs).sort()].join(' ')))].sort()

describe.each(['board', 'charts'] as const)('%s', format => {
  const cases = audiences.flatMap(audience => languages.map(({ tag }) => ({ audience, tag })))

  test.each(cases)(
    '[O25] is XML that reaches nowhere and runs nothing: $audience in $tag',
    async ({ audience, tag }) => {
      const all = tokens(await fileOf(format, goldenMeeting, audience, tag))
      let depth = 0
      for (const token of all) depth += 'open' in token ? 1 : 'close' in token ? -1 : 0
      expect(depth).toBe(0)
      const [svg, title, desc] = tagsOf(all)
      expect([svg!.open, title!.open, desc!.open]).toEqual(['svg', 'title', 'desc'])
      const ids = tagsOf(all).flatMap(({ attrs }) => attrs.id ?? [])
      expect(new Set(ids).size).toBe(ids.length)
      for (const { open, attrs } of tagsOf(all)) {
        expect(['script', 'style', 'image', 'foreignObject', 'a', 'animate', 'set']).not.toContain(open)
        for (const [name, value] of Object.entries(attrs)) {
          expect(name).not.toMatch(/^on|^style$/)
          if (name === 'href') expect(ids).toContain(value.slice(1))
          if (/url\(/.test(value)) expect(ids).toContain(/^url\(#(.*)\)$/.exec(value)![1])
          expect(value).not.toMatch(/var\(/)
        }
      }
    },
  )

  test.each(nasty)('[O21] words are words and nothing else: %j', async word => {
    const plain = tokens(
      await fileOf(
        format,
        meetingSaying(at => `word ${at}`, 'en'),
      ),
    )
    const all = tokens(
      await fileOf(
        format,
        meetingSaying(at => `${word} ${at}`, word),
      ),
    )
    expect(still(all)).toEqual(still(plain))
    expect(tagsOf(all).some(({ open }) => open === 'script')).toBe(false)
  })
})

test('[O25] the poster has every card that may be read, as text', async () => {
  const texts = textsOf(tokens(await fileOf('board')))
    .join(' ')
    .replace(/\s+/g, ' ')
  for (const { text } of goldenMeeting.steps.flatMap(cardsOf)) if (text) expect(texts).toContain(text)
})

test('[O1] the poster for everyone has what was decided, and no cards', async () => {
  const texts = textsOf(tokens(await fileOf('board', goldenMeeting, 'everyone'))).join(' ')
  expect(texts).toContain('walks in with you')
  for (const word of ['friendly', 'cleaners', 'forty']) expect(texts).not.toContain(word)
})

test('[O25] each chart is also one alone', () => {
  const words = wordsIn('ar')
  const report = build(goldenMeeting, choiceFor('group'), words, beside)
  const parts = charts.parts!(report, words)
  expect(parts.map(({ name }) => name)).toEqual(['chart-1', 'chart-2', 'chart-3'])
  for (const { bytes } of parts) expect(tagsOf(tokens(Buffer.from(bytes).toString()))[0]!.open).toBe('svg')
})

test('[O25] no line is too long, and no letter is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 4, max: 40 }), (text, most) => {
      const made = lines(text, most)
      expect(made.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
      for (const line of made)
        if ([...new Intl.Segmenter().segment(line)].length > 1) expect(widthOf(line)).toBeLessThanOrEqual(most)
    }),
    { seed: 1405, numRuns: 300 },
  )
  expect(lines('a b', 40)).toEqual(['a b'])
  expect(lines('aaaaaaaaaaaa', 4).length).toBeGreaterThan(1)
})

test('[O25] marks that stand alone have room, in case a font draws them beside their letter', () => {
  expect(widthOf('a\u0351\u036b')).toBeGreaterThan(widthOf('aa'))
  expect(widthOf('مُحَمَّد')).toBe(widthOf('محمد'))
})

test('[O25] a text begins on the side of its first letter', () => {
  expect(['12 أصوات', 'عنوان of', 'of عنوان', '16'].map(isFromRight)).toEqual([true, true, false, false])
})
