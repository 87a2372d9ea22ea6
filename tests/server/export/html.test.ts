import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { html } from '#server/export/html.ts'
import { wordsIn } from '#server/export/words.ts'
import { build } from '#shared/report/build.ts'
import { audiences, sectionNames } from '#shared/report/report.ts'
import { languages } from '#shared/words/languages.ts'
import { beside, choiceFor, goldenMeeting } from '../../fakes/goldenMeeting.ts'
import { meetingSaying, nasty } from '../../fakes/hostileMeeting.ts'
import { skeleton, textsOf, tokens } from '../../fakes/tokens.ts'

async function fileOf(record = goldenMeeting, audience: (typeof audiences)[number] = 'own', language = 'en') {
  const choice = choiceFor(audience, { names: true, parts: sectionNames })
  const words = wordsIn(language)
  return Buffer.from(await html.make(build(record, choice, words, { ...beside, others: [record] }), words)).toString()
}

const plain = skeleton(tokens(await fileOf(meetingSaying(at => `word ${at}`, 'en'))))

describe('[O21] words are words and nothing else', () => {
  test.each(nasty)('%j', async word => {
    const all = tokens(await fileOf(meetingSaying(at => `${word} ${at}`, word)))
    expect(skeleton(all)).toEqual(plain)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are left out
    const shown = word.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe]/g, '')
    expect(textsOf(all).filter(text => text.includes(shown)).length).toBeGreaterThan(30)
  })

  test('any', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async word => {
        expect(skeleton(tokens(await fileOf(meetingSaying(at => `${word} ${at}`, 'en'))))).toEqual(plain)
      }),
      { seed: 1405, numRuns: 40 },
    )
  })
})

describe.each(audiences)('%s', audience => {
  test.each(languages.map(({ tag }) => tag))('[O24] asks nobody for anything, and is small: %s', async language => {
    const file = await fileOf(goldenMeeting, audience, language)
    const all = tokens(file)
    const reaches = all.flatMap(token =>
      'attrs' in token
        ? ['href', 'src', 'srcset', 'action', 'data', 'poster', 'xlink:href', 'style'].flatMap(name =>
            token.attrs[name] === undefined || token.attrs[name].startsWith('#') ? [] : [`${token.open} ${name}`],
          )
        : [],
    )
    expect(reaches).toEqual([])
    for (const [, address] of file.matchAll(/url\(([^)]{0,20})/g)) expect(address).toMatch(/^(data:font\/woff2|#)/)
    expect(file).not.toMatch(/@import|\bon\w+="/)
    expect(file.length).toBeLessThan(180_000)
  })
})

test('[O21] the policy names our style and our script by their hashes, and allows nothing else', async () => {
  const all = tokens(await fileOf())
  const policy = all.flatMap(token => ('attrs' in token && token.attrs['http-equiv'] ? [token.attrs.content!] : []))
  const after = (tag: string) => {
    const found = all.flatMap((token, at) => ('open' in token && token.open === tag ? [all[at + 1]!] : []))
    expect(found).toHaveLength(1)
    return 'text' in found[0]! ? found[0].text : ''
  }
  const hash = (tag: string) => `'sha256-${createHash('sha256').update(after(tag)).digest('base64')}'`
  expect(policy[0]!.split('; ').sort()).toEqual(
    [
      "default-src 'none'",
      `script-src ${hash('script')}`,
      `style-src ${hash('style')}`,
      'font-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ].sort(),
  )
})

test('[O24] letters that no word needs are not in the file', async () => {
  const count = async (language: string) =>
    (
      await fileOf(
        meetingSaying(() => 'word'),
        'easy',
        language,
      )
    ).match(/@font-face/g)!.length
  expect(await count('en')).toBe(1)
  expect(await count('pl')).toBe(2)
})
