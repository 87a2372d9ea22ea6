import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../fakes/server.ts'

/*
 * The reading-level check that the words were written with: a proxy that finds what to look at. It certifies nothing;
 * only people can say whether words are plain.
 */

const BANNED =
  /\b(facilitat\w*|participant\w*|stakeholder\w*|submit\w*|invalid|session|authenticat\w*|utili[sz]e\w*|engage\w*|co-?produc\w*|error|anonymous|moderat\w*|projector|agenda|action(s| point)|please|easy|simply|should(?!er| be\?))\b/i
const LONGEST_SENTENCE = 14
/** Flesch-Kincaid grade of a section; reading age 9 is grade 4. */
const HIGHEST_GRADE = 4

/** Syllables, counted the usual rough way. */
function syllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  if (letters.length <= 3) return 1
  const bare = letters.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').replace(/^y/, '')
  return bare.match(/[aeiouy]{1,2}/g)?.length ?? 1
}

/** A message as it may be read: each plural form is a text of its own. */
function texts(message: string): string[] {
  const plural = /^\{\w+, plural,\s*(.*)\}$/s.exec(message)
  if (!plural) return [message]
  const forms: string[] = []
  let depth = 0
  let start = 0
  for (const [at, letter] of [...plural[1]!].entries()) {
    if (letter === '{' && depth++ === 0) start = at + 1
    if (letter === '}' && --depth === 0) forms.push(plural[1]!.slice(start, at))
  }
  return forms
}

/** "Easy Read" is what people look for by that name: words with pictures. */
const plainly = (text: string) =>
  text
    .replaceAll('Easy Read', 'one')
    .replace(/\{\w+\}|#/g, 'one')
    .replace(/[…“”]/g, ' ')
const sentencesIn = (text: string) =>
  plainly(text)
    .split(/[.!?:]+\s|[.!?:]+$/)
    .map(sentence => sentence.match(/[A-Za-z’'-]+/g) ?? [])
    .filter(words => words.length > 0)

const english: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(path.join(root, 'shared/words/en.json'), 'utf8'),
)

describe.each(Object.entries(english))('%s', (_section, entries) => {
  const all = Object.entries(entries).flatMap(([key, message]) => texts(message).map(text => ({ key, text })))

  test('[U10] no sentence is over 14 words', () => {
    const long = all.flatMap(({ key, text }) =>
      sentencesIn(text)
        .filter(words => words.length > LONGEST_SENTENCE)
        .map(words => `${key}: ${words.join(' ')}`),
    )
    expect(long).toEqual([])
  })

  test('[U10] no banned word', () => {
    expect(all.filter(({ text }) => BANNED.test(plainly(text))).map(({ key, text }) => `${key}: ${text}`)).toEqual([])
  })

  test('[U10] can be read at age 9', () => {
    const sentences = all.flatMap(({ text }) => sentencesIn(text))
    const words = sentences.flat()
    const perSentence = words.length / sentences.length
    const perWord = words.reduce((sum, word) => sum + syllables(word), 0) / words.length
    expect(0.39 * perSentence + 11.8 * perWord - 15.59).toBeLessThanOrEqual(HIGHEST_GRADE)
  })
})
