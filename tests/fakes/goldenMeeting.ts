import type { Kind } from '#shared/board/kinds.ts'
import type { FiledCard, FiledMeeting, FiledStep } from '#shared/meeting/filed.ts'
import { stepTypes } from '#shared/meeting/steps.ts'
import type { Choice } from '#shared/report/report.ts'

/*
 * A meeting with something of everything that a record can hold: the one of the pictures, in three scripts, with names,
 * covered words, piles, votes of every sort, questions, decisions, and what the talk was like.
 */

let last = 0
const card = (kind: Kind, text: string | null, more: Partial<FiledCard> = {}): FiledCard => ({
  ...{ n: ++last, kind, text, lang: '', by: null, talk: '', carried: false, meToo: 0 },
  ...more,
})
const step = (type: FiledStep['type'], more: Partial<FiledStep> = {}): FiledStep => ({
  ...{ type, name: '', skipped: false, minutes: stepTypes[type].minutes, turned: 1 },
  ...{ cards: [], piles: [], votes: [], checks: [], decisions: [] },
  ...more,
})
const by = (name: string) => ({ by: { name, guest: 0 } })

const walk = card('idea', 'Someone walks in with you', { meToo: 6 })
const train = card('idea', 'Train the front desk staff', { meToo: 4 })
const paper = card('idea', 'A card that says “no address”', { meToo: 2 })
const bus = card('idea', 'Pay the bus fare', { meToo: 1 })

export const goldenMeeting: FiledMeeting = {
  version: 4,
  group: 'The Thursday Group',
  number: 3,
  about: 'How to see a doctor when you have no address',
  day: '2026-05-14',
  talk: {
    ...{ minutes: 84, turns: 212, heard: 12, of: 12, voices: 9, toMove: 11, silence: 40, word: 'shared' },
    stretches: [
      { length: 600, one: 420, several: 60, none: 120, groups: 0, quiet: 0, even: 0.6 },
      { length: 600, one: 380, several: 40, none: 60, groups: 0, quiet: 120, even: 0.75 },
      { length: 600, one: 450, several: 90, none: 60, groups: 0, quiet: 0, even: null },
      { length: 300, one: 240, several: 30, none: 30, groups: 0, quiet: 0, even: 0.9 },
    ],
  },
  groups: { ofRoom: 40, ofTalk: 55 },
  people: [
    ...['Amina', 'Big Dave', 'Grace', 'Shaz', 'Tomasz', 'ليلى', 'Żaneta'].map((name, at) => ({
      ...{ name, guest: 0, opens: at === 3, mayName: at % 2 === 0 },
    })),
    ...[1, 2, 3, 4, 5].map(guest => ({ name: '', guest, opens: false, mayName: guest === 1 })),
  ],
  steps: [
    step('hello', {
      cards: [card('skill', 'I can cook for forty', by('Big Dave')), card('contact', 'I know the GP', by('Grace'))],
    }),
    step('agreement', {
      cards: [card('rule', 'One person speaks at a time', { meToo: 3 }), card('rule', 'What is said here stays here')],
    }),
    step('hopes', {
      cards: [
        card('hope', 'A friendly face at the front desk', { meToo: 5, talk: 'done' }),
        card('hope', 'Żeby ktoś mnie wreszcie wysłuchał', { lang: 'pl' }),
        card('hope', 'أن أرى الطبيب من دون عنوان', { lang: 'ar', meToo: 2 }),
        card('fear', 'Telling my story again and again', { meToo: 7, talk: 'done' }),
        card('fear', 'ڈاکٹر کے پاس جانے سے ڈر لگتا ہے', { lang: 'ar' }),
        card('elephant', 'Some of us get paid to be here. Some don’t.', { meToo: 8, talk: 'now' }),
        card('elephant', null),
      ],
      piles: [
        {
          name: 'The desk',
          cards: [card('fear', 'Being looked at'), card('hope', 'A chair to wait in', { carried: true })],
        },
        { name: '', cards: [card('elephant', 'Nobody asked the cleaners', { talk: 'later' })] },
      ],
    }),
    step('problem', {
      cards: [
        card('problem', 'Desks still ask for an address', { meToo: 4 }),
        card('limit', 'There is no money until April', { meToo: 1 }),
      ],
      decisions: [
        {
          ...{
            n: ++last,
            lang: '',
            was: 'People are turned away',
            present: 12,
            again: '',
            cells: [10, 2, 0],
            unanswered: 0,
          },
          text: 'People get turned away from the doctor because they have no address.',
        },
      ],
    }),
    step('now', {
      cards: [
        card('helps', 'The night bus'),
        card('worse', 'Forms in small print'),
        card('underway', 'A letter to the GP'),
      ],
    }),
    step('ideas', {
      cards: [walk, train, paper, bus],
      votes: [
        {
          ...{ method: 'dots', votes: 3, several: true, turnout: 12, of: 12, handsOf: 2 },
          options: [
            { kind: 'idea', text: walk.text, lang: '', card: walk.n, votes: 16, hands: 2, chosen: true },
            { kind: 'idea', text: train.text, lang: '', card: train.n, votes: 10, hands: 0, chosen: false },
            { kind: 'idea', text: paper.text, lang: '', card: paper.n, votes: 'few', hands: 0, chosen: false },
            { kind: 'fear', text: 'The desk', lang: '', card: 0, votes: 'more', hands: 0, chosen: false },
          ],
        },
        {
          ...{ method: 'approve', votes: 1, several: false, turnout: 3, of: 12, handsOf: 0 },
          options: [{ kind: 'idea', text: bus.text, lang: '', card: bus.n, votes: null, hands: 0, chosen: false }],
        },
      ],
      checks: [
        {
          ...{ sort: 'live', question: '', answered: 11, of: 12, cells: [9, 'few', 0] },
          reasons: [
            { n: ++last, text: 'I want to pick who walks in with me', lang: '' },
            { n: ++last, text: null, lang: '' },
          ],
        },
      ],
      decisions: [
        {
          ...{
            n: ++last,
            lang: '',
            was: walk.text!,
            present: 12,
            again: '2026-08-13',
            cells: [9, 'few', 0],
            unanswered: 1,
          },
          text: 'Someone that you pick walks in with you',
        },
      ],
    }),
    step('test', { cards: [card('test', 'Three doctors, four weeks, ten people')] }),
    step('jobs', {
      cards: [
        card('job', 'Ask 3 doctors to join in', by('Grace')),
        card('job', 'Find 4 people who want to walk in', by('Shaz')),
        card('job', 'Ask for money to pay them', by('Tomasz')),
      ],
    }),
    step('end', {
      cards: [
        card('best', 'We laughed'),
        card('better', 'The room was cold', { meToo: 3 }),
        card('surprise', 'The doctor came on foot'),
        card('missing', 'A front desk worker'),
        card('cheer', 'Amina, for the tea', by('Żaneta')),
      ],
      checks: [
        { sort: 'heard', question: '', answered: 12, of: 12, cells: [10, 2, 0], reasons: [] },
        { sort: 'own', question: 'Was the room warm enough?', answered: 12, of: 12, cells: [1, 2, 9], reasons: [] },
        { sort: 'safe', question: '', answered: 3, of: 12, cells: null, reasons: [] },
      ],
    }),
    step('talk', { name: 'Kettle talk', skipped: true, turned: 0 }),
  ],
  added: [],
}

/** The two meetings before it. */
const earlierMeetings: readonly FiledMeeting[] = [
  { ...goldenMeeting, number: 1, day: '2026-04-02', about: 'We met. We made our agreement.', steps: [], talk: null },
  { ...goldenMeeting, number: 2, day: '2026-04-30', about: 'We named the problem.', steps: [], talk: null },
]

export const beside = { others: earlierMeetings, next: '2026-05-28' }

export const choiceFor = (audience: Choice['audience'], more: Partial<Choice> = {}): Choice => ({
  ...{ audience, names: false, leftOut: [], parts: [] },
  ...more,
})
