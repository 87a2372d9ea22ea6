import { cardsOf, type FiledMeeting } from '../meeting/filed.ts'
import { dayIn, type Words } from '../words/words.ts'
import { cut, wordsLeftOut } from './cut.ts'
import {
  type Choice,
  type Due,
  type Labels,
  labelKeys,
  type Report,
  type Said,
  type Section,
  type SectionName,
  type Stop,
} from './report.ts'
import { type Context, sections } from './sections.ts'

/** What a report can tell beside the meeting that it is about. */
export interface Beside {
  /** The group's other meetings that are over. */
  readonly others: readonly FiledMeeting[]
  /** ISO day of the next meeting; empty where none is planned. */
  readonly next: string
}

/** The parts that each audience has, in their order. */
const partsOf: Record<Exclude<Choice['audience'], 'own'>, readonly SectionName[]> = {
  easy: ['problem', 'said', 'chose', 'decided', 'jobs', 'went', 'story'],
  group: ['people', 'problem', 'said', 'chose', 'decided', 'jobs', 'limits', 'test', 'went', 'talk', 'story'],
  deciders: ['problem', 'chose', 'decided', 'limits', 'jobs', 'test'],
  everyone: ['problem', 'said', 'chose', 'decided', 'story'],
}

/** Words that are in no line of another meeting either: of cards and decisions that are left out of this one. */
function wordsGone(record: FiledMeeting, leftOut: readonly number[]): ReadonlySet<string> {
  const decisions = record.steps.flatMap(step => step.decisions).filter(({ n }) => leftOut.includes(n))
  return new Set([...wordsLeftOut(record, leftOut), ...decisions.map(({ text }) => text)])
}

const ours = ({ language }: Words, text: string): Said => ({ text, lang: language.tag })

/** What came out of a meeting in one line: what was decided last, or what it was about. */
export function lineOf(record: FiledMeeting, words: Words): Said {
  const decided = record.steps.flatMap(step => step.decisions).at(-1)
  if (decided) return { text: decided.text, lang: decided.lang }
  return record.about ? { text: record.about, lang: '' } : ours(words, words.t('report.we_met'))
}

function storyOf(
  record: FiledMeeting,
  choice: Choice,
  { others, next }: Beside,
  words: Words,
  leftWords: ReadonlySet<string>,
): Stop[] {
  const past = [...others.filter(({ number }) => number !== record.number), record].sort((a, b) => a.number - b.number)
  const stops = past.map(
    (one): Stop => ({
      number: one.number,
      day: dayIn(words.language, one.day),
      // What was left out of this meeting has no number in the others: they are cut like it, by their audience and by words.
      said: lineOf(one === record ? record : cut(one, { ...choice, leftOut: [] }, leftWords), words),
      at: one === record ? 'this' : 'past',
    }),
  )
  if (next)
    stops.push({
      number: past.at(-1)!.number + 1,
      day: dayIn(words.language, next),
      said: ours(words, words.t('report.next')),
      at: 'next',
    })
  return stops
}

function duesOf(record: FiledMeeting, { next }: Beside, { t }: Words): Due[] {
  const again = record.steps.flatMap(step =>
    step.decisions.flatMap(({ again: day, text, lang }): Due[] =>
      day ? [{ day, sort: 'again', title: t('report.look_again'), said: { text, lang } }] : [],
    ),
  )
  const said = { text: record.group, lang: '' }
  return next ? [...again, { day: next, sort: 'meeting', title: t('report.next'), said }] : again
}

/** What a group wrote, as the end of a sentence: they may have put no stop. */
const withStop = (text: string): string => (/[.!?؟…]["'”’»)]*$/u.test(text) ? text : `${text}.`)

function leadOf(record: FiledMeeting, { t, language }: Words): Said[] {
  const met = { text: t('report.met', { n: record.people.length }), lang: language.tag }
  if (!record.about) return [met]
  return [met, { text: t('report.about', { about: withStop(record.about) }), lang: language.tag }]
}

/**
 * [O2] A report for one audience, in one language. Made of what that audience may have and of nothing else; the same
 * record, choice and words give the same report.
 */
export function build(record: FiledMeeting, choice: Choice, words: Words, beside: Beside): Report {
  const data = cut(record, choice)
  const { t, language } = words
  const context: Context = {
    data,
    audience: choice.audience,
    words,
    story: storyOf(data, choice, beside, words, wordsGone(record, choice.leftOut)),
    cards: data.steps.flatMap(cardsOf),
  }
  const parts = choice.audience === 'own' ? choice.parts : partsOf[choice.audience]
  return {
    audience: choice.audience,
    language,
    group: record.group,
    title: t('report.title'),
    day: dayIn(language, data.day),
    lead: leadOf(data, words),
    sections: parts.flatMap((name): Section[] => {
      const { icon, blocks } = sections[name]
      const made = blocks(context)
      return made.length > 0 ? [{ name, icon, title: t(`report.${name}`), blocks: made }] : []
    }),
    labels: Object.fromEntries(labelKeys.map(key => [key, t(key)])) as Labels,
    dues: duesOf(data, beside, words),
    data,
  }
}
