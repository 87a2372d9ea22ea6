import { describe, expect, test } from 'vitest'
import { eraseFromRecord, eraseWordsFrom } from '#shared/meeting/eraseFromRecord.ts'
import { type FiledCard, type FiledMeeting, type FiledStep, RECORD_VERSION } from '#shared/meeting/filed.ts'

const WORDS = 'Words to be erased'
const card = (n: number, text: string | null): FiledCard => ({
  ...{ n, text, kind: 'hope', lang: 'en', by: null, talk: '', carried: false, meToo: 2 },
})
const option = (text: string | null, of: number): FiledStep['votes'][number]['options'][number] => ({
  ...{ kind: 'hope', text, lang: text ? 'en' : '', card: of, votes: 4, hands: 0, chosen: true },
})
const decision = (n: number, text: string, was = ''): FiledStep['decisions'][number] => ({
  ...{ n, text, was, lang: 'en', present: 5, again: '', cells: null, unanswered: 0 },
})
const empty: FiledStep = {
  ...{ type: 'hopes', name: '', skipped: false, minutes: 5, turned: 1 },
  ...{ cards: [], piles: [], votes: [], checks: [], decisions: [] },
}
const step: FiledStep = {
  ...empty,
  cards: [card(1, 'A job'), card(2, WORDS)],
  piles: [
    { name: 'Money', cards: [card(3, 'A room')] },
    { name: WORDS, cards: [card(5, null)] },
  ],
  votes: [
    {
      ...{ method: 'dots', votes: 3, several: true, turnout: 5, of: 6, handsOf: 0 },
      options: [option(WORDS, 2), option('A job', 1), option(WORDS, 0), option('A room', 3)],
    },
  ],
  checks: [
    {
      ...{ sort: 'own', question: 'Well?', answered: 5, of: 6, cells: null },
      reasons: [
        { n: 6, text: WORDS, lang: 'en' },
        { n: 7, text: 'Too long', lang: 'en' },
      ],
    },
  ],
  decisions: [decision(8, WORDS), decision(9, 'A room for all', WORDS)],
}
const record = (steps: FiledStep[] = [step, empty]): FiledMeeting => ({
  ...{ version: RECORD_VERSION, group: 'The Thursday Group', number: 1, about: '', day: '2026-11-26', talk: null },
  people: [{ name: 'Shaz', guest: 0, opens: false, mayName: false }],
  steps,
  added: [],
})

const erase = (n: number, of: object = record()) => {
  const erased = eraseFromRecord(JSON.stringify(of), n)
  return erased && { ...erased, record: JSON.parse(erased.json) as FiledMeeting }
}

describe('erasing from a record', () => {
  test('[E6] takes a card and its words out, wherever they stand, and leaves all else', () => {
    const { record: left, text, json } = erase(2)!
    expect(text).toBe(WORDS)
    expect(json).not.toContain(WORDS)
    expect(left).toEqual(
      record([
        {
          ...step,
          cards: [card(1, 'A job')],
          piles: [step.piles[0]!, { name: '', cards: [card(5, null)] }],
          votes: [
            { ...step.votes[0]!, options: [option(null, 0), option('A job', 1), option(null, 0), option('A room', 3)] },
          ],
          checks: [{ ...step.checks[0]!, reasons: [{ n: 7, text: 'Too long', lang: 'en' }] }],
          decisions: [decision(9, 'A room for all')],
        },
        empty,
      ]),
    )
  })

  test('[E6] finds it in a pile, and the others keep their numbers', () => {
    const { record: left } = erase(3)!
    expect(left.steps[0]!.piles[0]).toEqual({ name: 'Money', cards: [] })
    expect(left.steps[0]!.votes[0]!.options.map(({ text }) => text)).toEqual([WORDS, 'A job', WORDS, null])
    expect(left.steps[0]!.cards.map(({ n }) => n)).toEqual([1, 2])
    expect(erase(3, left)).toBeNull()
    expect(erase(2, left)!.json).not.toContain(WORDS)
  })

  test('[E6] leaves the words where another card says them, and takes only its own away', () => {
    const { record: left, text } = erase(2, record([step, { ...empty, cards: [card(10, WORDS)] }]))!
    expect(text).toBeNull()
    expect(left.steps[0]!.decisions).toEqual(step.decisions)
    expect(left.steps[0]!.votes[0]!.options.map(one => one.text)).toEqual([null, 'A job', WORDS, 'A room'])
    expect(erase(10, left)!.json).not.toContain(WORDS)
  })

  test('[E6] takes out a reason or a decision by its number too', () => {
    expect(erase(7)!.json).not.toContain('Too long')
    const { record: left, text } = erase(9)!
    expect([left.steps[0]!.decisions, text]).toEqual([[decision(8, WORDS)], 'A room for all'])
    // A card says it too, so that it stays there.
    expect(erase(8)!.record.steps[0]!.cards).toEqual(step.cards)
  })

  test('[E6] takes out a card whose words were hidden, and no other words with it', () => {
    const { record: left, text } = erase(5)!
    expect(text).toBeNull()
    expect(left.steps[0]).toEqual({ ...step, piles: [step.piles[0], { name: WORDS, cards: [] }] })
  })

  test('[E6] reads a record of before things had numbers, and gives them to what stays', () => {
    const { n: _, ...old } = card(0, 'A job')
    const { n: __, ...other } = card(0, WORDS)
    const before = { ...record(), version: 3, steps: [{ ...empty, cards: [old, other] }] }
    const { record: left, json } = erase(2, before)!
    expect(json).not.toContain(WORDS)
    expect([left.version, left.steps[0]!.cards]).toEqual([RECORD_VERSION, [card(1, 'A job')]])
  })

  test('[E6] says so when nothing has that number', () => {
    for (const n of [0, 4, 99]) expect(erase(n)).toBeNull()
  })
})

test('[E6] words go from any other part that was filed, and what only looks like them stays', () => {
  const lines = [
    { text: WORDS, kind: 'hope' },
    { text: 'hope', name: WORDS },
  ]
  const part = { lines, was: WORDS, rest: [WORDS, 1, null] }
  expect(JSON.parse(eraseWordsFrom(JSON.stringify(part), WORDS))).toEqual({
    lines: [{ text: '', kind: 'hope' }, lines[1]],
    was: '',
    rest: [WORDS, 1, null],
  })
  expect(JSON.parse(eraseWordsFrom(JSON.stringify(part), 'hope'))).toMatchObject({
    lines: [{ kind: 'hope' }, { text: '', name: WORDS }],
  })
})
