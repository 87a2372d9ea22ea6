import * as v from 'valibot'
import { expect, test } from 'vitest'
import { wordsIn } from '#server/export/words.ts'
import { cardsOf, filedMeeting } from '#shared/meeting/filed.ts'
import { build } from '#shared/report/build.ts'
import { audiences, type Choice, sectionNames } from '#shared/report/report.ts'
import { languages } from '#shared/words/languages.ts'
import { beside, choiceFor, goldenMeeting } from '../../fakes/goldenMeeting.ts'

const english = wordsIn('en')
const allOf = (choice: Choice, language = 'en') =>
  JSON.stringify(build(goldenMeeting, choice, wordsIn(language), beside))
const every = audiences.map(audience => choiceFor(audience, { parts: sectionNames }))
const cards = goldenMeeting.steps.flatMap(cardsOf)

test('[O1] the meeting that everything is shown with is a record', () => {
  expect(v.parse(filedMeeting, goldenMeeting)).toEqual(goldenMeeting)
})

test.each(every)('[O1] without names there is no name of anybody: $audience', choice => {
  for (const { language } of languages.map(language => ({ language: language.tag }))) {
    const json = allOf(choice, language)
    for (const { name } of goldenMeeting.people.filter(({ name }) => name !== '' && name !== 'Amina'))
      expect(json).not.toContain(`"${name}"`)
    expect(json).not.toMatch(/Guest 1|Gość 1/)
  }
})

test.each(every)('[O5] with names there are only those who agreed, and none for everyone: $audience', choice => {
  const json = allOf({ ...choice, names: true })
  for (const name of ['Big Dave', 'Shaz']) expect(json).not.toContain(`"${name}"`)
  if (choice.audience === 'everyone') expect(json).not.toContain('"Grace"')
  if (choice.audience === 'group') expect(json).toContain('"Grace"')
})

test.each(every)('[O1] what was left out is nowhere, also where it was voted on or decided: $audience', choice => {
  const out = cards.filter(({ text }) => text !== null)
  const json = allOf({ ...choice, leftOut: out.map(({ n }) => n) })
  for (const { text } of out) expect(json).not.toContain(JSON.stringify(text))
})

test('[O1] decision makers and everyone else have nobody’s own words, but what was chosen and decided', () => {
  const outside = (['everyone', 'deciders'] as const).map(audience => allOf(choiceFor(audience)))
  for (const json of outside) {
    for (const kind of ['hope', 'fear', 'elephant', 'skill', 'rule', 'best', 'cheer'])
      for (const { text } of cards.filter(card => card.kind === kind)) expect(json).not.toContain(text ?? 'no text')
    expect(json).toContain('Someone that you pick walks in with you')
    expect(json).not.toContain('I want to pick who walks in')
    expect(json).not.toContain('"heard":12')
  }
})

test('[O2] the same makes the same, and a part without anything in it is not there', () => {
  const choice = choiceFor('group')
  expect(allOf(choice)).toBe(allOf(choice))
  const empty = { ...goldenMeeting, steps: [], talk: null, groups: undefined, people: [] }
  const report = build(empty as never, choice, english, { others: [], next: '' })
  expect(report.sections.map(({ name }) => name)).toEqual(['people', 'problem'])
})

test('[O3] every audience has its parts, and “own” those that were picked', () => {
  const parts = (choice: Choice) => build(goldenMeeting, choice, english, beside).sections.map(({ name }) => name)
  expect(parts(choiceFor('group'))).toEqual(
    [...sectionNames].sort((a, b) => (a === 'people' ? -1 : b === 'people' ? 1 : 0)),
  )
  expect(parts(choiceFor('own', { parts: ['jobs', 'problem'] }))).toEqual(['jobs', 'problem'])
  expect(parts(choiceFor('easy'))).toEqual(['problem', 'said', 'chose', 'decided', 'jobs', 'went', 'story'])
})

test('[O20] what the meeting was about ends as a sentence does, with one stop', () => {
  const lead = (about: string) =>
    build({ ...goldenMeeting, about }, choiceFor('group'), english, beside).lead.at(-1)!.text
  expect(lead('Housing')).toBe('We talked about this: Housing.')
  for (const whole of ['Who helps us?', 'We met.', '“Where to?”', 'أين نلتقي؟'])
    expect(lead(whole)).toBe(`We talked about this: ${whole}`)
})

test('[O5] whoever is not named has no place among those who are', () => {
  const { people } = build(goldenMeeting, choiceFor('group', { names: true }), english, beside).data
  expect(people).toHaveLength(goldenMeeting.people.length)
  expect(people.map(({ name, guest }) => name || guest)).toEqual([
    'Amina',
    'Grace',
    'Tomasz',
    'Żaneta',
    1,
    ...Array(7).fill(0),
  ])
})

test('[O1] a report of picked parts has nothing in its data that it does not tell', () => {
  const dataOf = (...parts: Choice['parts']) =>
    JSON.stringify(build(goldenMeeting, choiceFor('own', { parts, names: true }), english, beside).data)
  const jobs = dataOf('jobs')
  expect(jobs).toContain('Ask 3 doctors to join in')
  expect(jobs).toContain('"by":{"name":"Grace"')
  for (const other of cards.filter(({ kind, text }) => kind !== 'job' && text !== null))
    expect(jobs).not.toContain(other.text)
  expect(jobs).not.toMatch(/pick walks in|The desk|"turns"|"Amina"|ofRoom|warm enough/)
  expect(dataOf('limits')).toContain('There is no money until April')
  expect(dataOf('said')).not.toMatch(/Desks still ask|We laughed|"decisions":\[\{|"votes":\[\{/)
  expect(dataOf(...sectionNames)).toBe(
    JSON.stringify(build(goldenMeeting, choiceFor('group', { names: true }), english, beside).data),
  )
})

const LEFT = 'Nobody may read this again'
const [first, second, ...others] = goldenMeeting.steps
const saidCard = { ...cards[0]!, n: 9001, text: LEFT }
const decision = { ...goldenMeeting.steps.flatMap(({ decisions }) => decisions)[0]!, n: 9002 }
const vote = goldenMeeting.steps.flatMap(({ votes }) => votes)[0]!
const wherever: readonly (readonly [where: string, step: object])[] = [
  ['decided in another step', { decisions: [{ ...decision, text: LEFT }] }],
  ['where a decision in another step came from', { decisions: [{ ...decision, was: LEFT }] }],
  ['the name of a pile', { piles: [{ name: LEFT, cards: [{ ...cards[1]!, n: 9003 }] }] }],
  ['chosen as a pile', { votes: [{ ...vote, options: [{ ...vote.options[0]!, card: 0, text: LEFT, chosen: true }] }] }],
]
test.each(wherever)('[O63] what was left out is gone by its words: %s', (_, more) => {
  const steps = [{ ...first!, cards: [...first!.cards, saidCard] }, { ...second!, ...more }, ...others]
  for (const choice of every) {
    const told = (leftOut: number[]) =>
      JSON.stringify(build({ ...goldenMeeting, steps }, { ...choice, leftOut }, english, beside))
    if (choice.audience === 'group') expect(told([])).toContain(LEFT)
    expect(told([saidCard.n])).not.toContain(LEFT)
  }
})

test.each([saidCard.n, decision.n])('[O63] and in the story of the other meetings: %i', n => {
  const before = {
    ...goldenMeeting,
    number: 1,
    steps: [{ ...second!, decisions: [{ ...decision, n: 1, text: LEFT }] }],
  }
  const steps = [
    { ...first!, cards: [saidCard], decisions: [{ ...decision, text: n === decision.n ? LEFT : 'Another' }] },
    ...goldenMeeting.steps.slice(1),
  ]
  const told = (leftOut: number[]) =>
    JSON.stringify(
      build({ ...goldenMeeting, steps }, choiceFor('everyone', { leftOut }), english, { others: [before], next: '' }),
    )
  expect(told([])).toContain(LEFT)
  expect(told([n, ...(n === decision.n ? [saidCard.n] : [])])).not.toContain(LEFT)
})

test('[O63] the name of a pile is left out with the last card in it, also where the pile was voted on', () => {
  const pile = goldenMeeting.steps.flatMap(step => step.piles).find(({ name }) => name === 'The desk')!
  const [first, ...others] = pile.cards.map(({ n }) => n)
  const json = (leftOut: readonly number[]) => allOf(choiceFor('group', { leftOut }))
  expect(json(others)).toContain('"The desk"')
  expect(json([first!, ...others])).not.toContain('"The desk"')
})
