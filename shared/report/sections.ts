import type { Kind } from '../board/kinds.ts'
import { checkAnswers } from '../meeting/checks.ts'
import { cardsOf, type FiledCard, type FiledMeeting, type FiledStep, type FiledVote } from '../meeting/filed.ts'
import { type StepName, stepTypes } from '../meeting/steps.ts'
import { beginnings, timeSorts } from '../speaking/charts/columns.ts'
import { bandOf } from '../speaking/charts/evenLine.ts'
import type { RoomSummary } from '../speaking/roomSummary.ts'
import { type Cell, rangeOf } from '../voting/safe.ts'
import type { WordKey } from '../words/keys.ts'
import { dayIn, type Words } from '../words/words.ts'
import type { Audience, Bar, Block, Said, SaidCard, SectionName, Stop } from './report.ts'

/** What every part of a report is made of: what its audience may have, and nothing else. */
export interface Context {
  readonly data: FiledMeeting
  readonly audience: Audience
  readonly words: Words
  readonly story: readonly Stop[]
  readonly cards: readonly FiledCard[]
}

type Named = Pick<Context, 'words'>

interface Part {
  /** The name of its picture. */
  readonly icon: string
  /** What is in it; nothing where the meeting had none of it: then the part is not there. */
  blocks(context: Context): Block[]
}

/** So many cards say it all in a short report. */
const TOP = 3

const isShort = (audience: Audience): boolean => audience === 'easy' || audience === 'deciders'

const ours = ({ words }: Context, key: WordKey, values: Record<string, string | number> = {}): Said => ({
  text: words.t(key, values),
  lang: words.language.tag,
})
const line = (context: Context, key: WordKey, values?: Record<string, string | number>): Block => ({
  type: 'text',
  said: ours(context, key, values),
})

const nameOf = ({ words }: Named, { name, guest }: { name: string; guest: number }): string =>
  name || (guest > 0 ? words.t('join.guest', { n: guest }) : '')

/** A card as it may be read; none where it may not. */
export function saidCard(context: Named, { n, kind, text, lang, by, meToo }: FiledCard): SaidCard[] {
  if (text === null) return []
  const kindName = context.words.t(`kind.${kind}`)
  const says = meToo > 0 ? context.words.t('spotlight.me_too', { n: meToo }) : ''
  return [{ n, kind, kindName, text, lang, by: by ? nameOf(context, by) : '', meToo, says }]
}

/** The cards that may be read; none where there are none. */
function cardList(context: Context, title: string, cards: readonly FiledCard[]): Block[] {
  const readable = cards.flatMap(card => saidCard(context, card))
  return readable.length > 0 ? [{ type: 'cards', title, cards: readable }] : []
}

/** Those that most people said "me too" to; of equals, those that stand first. */
const top = (cards: readonly FiledCard[], n: number): FiledCard[] =>
  cards
    .filter(({ text }) => text !== null)
    .sort((a, b) => b.meToo - a.meToo)
    .slice(0, n)

const ofKind =
  (...wanted: readonly Kind[]) =>
  ({ kind }: FiledCard): boolean =>
    wanted.includes(kind)

export const stepTitle = ({ words }: Named, { name, type }: FiledStep): string => name || words.t(`step.${type}`)

/** Cards of these kinds, wherever they were written; a short report has the first of them. */
const cardsPart =
  (...wanted: readonly Kind[]) =>
  (context: Context): Block[] => {
    const cards = context.cards.filter(ofKind(...wanted))
    return cardList(context, '', isShort(context.audience) ? top(cards, TOP) : cards)
  }

/** Everything that was said in a step: by kind, and pile by pile. */
function wholeStep(context: Context, step: FiledStep): Block[] {
  const { words } = context
  const blocks = [
    ...stepTypes[step.type].kinds.flatMap(kind =>
      cardList(context, words.t(`kind.${kind}`), step.cards.filter(ofKind(kind))),
    ),
    ...step.piles.flatMap(({ name, cards }) => cardList(context, name || words.t('report.pile'), cards)),
  ]
  return blocks.length > 0
    ? [
        { type: 'heading', said: { text: stepTitle(context, step), lang: step.name ? '' : words.language.tag } },
        ...blocks,
      ]
    : []
}

/** These steps have parts of their own. */
const elsewhere: ReadonlySet<StepName> = new Set(['problem', 'jobs', 'test', 'end'])

/** Kinds that are told by their number. */
const counted = ['hope', 'fear', 'elephant'] as const
const isCounted = (kind: Kind): kind is (typeof counted)[number] => (counted as readonly Kind[]).includes(kind)

/** How many of each kind, in one sentence for each step. */
function sums(context: Context, { type }: FiledStep, cards: readonly FiledCard[]): Block[] {
  const counts = stepTypes[type].kinds.flatMap(kind => {
    const n = cards.filter(ofKind(kind)).length
    return n > 0 && isCounted(kind) ? [{ kind, n }] : []
  })
  if (counts.length === 0) return []
  const { t, language } = context.words
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  return [
    line(context, 'report.shared', { what: list.format(counts.map(({ kind, n }) => t(`report.n_${kind}`, { n }))) }),
  ]
}

function said(context: Context): Block[] {
  const steps = context.data.steps.filter(({ type }) => !elsewhere.has(type))
  if (context.audience === 'group' || context.audience === 'own') return steps.flatMap(step => wholeStep(context, step))
  const hopes = steps.filter(({ type }) => type === 'hopes')
  return hopes.flatMap(step => {
    const cards = cardsOf(step)
    const best = stepTypes.hopes.kinds.flatMap(kind => top(cards.filter(ofKind(kind)), 1))
    return [...sums(context, step, cards), ...cardList(context, context.words.t('report.most'), best)]
  })
}

function problem(context: Context): Block[] {
  const { data } = context
  const steps = data.steps.filter(({ type }) => type === 'problem')
  const decided = steps.flatMap(step => step.decisions)
  const about: Block[] = data.about ? [{ type: 'text', said: { text: data.about, lang: '' } }] : []
  const named: Block[] = decided.map(({ text, lang }) => ({ type: 'text', said: { text, lang } }))
  const cards = steps.flatMap(cardsOf).filter(ofKind('problem'))
  const list = cardList(context, '', isShort(context.audience) ? top(cards, TOP) : cards)
  return [...(named.length > 0 ? named : about), ...list]
}

const says = ({ words: { t, language } }: Context, votes: Cell | null, hands: number): string =>
  new Intl.ListFormat(language.locale, { type: 'unit', style: 'short' }).format([
    ...(votes === null ? [] : [typeof votes === 'number' ? t('report.votes', { n: votes }) : t(`report.${votes}`)]),
    ...(hands > 0 ? [t('report.hands', { n: hands })] : []),
  ])

function voteBlocks(context: Context, step: FiledStep, vote: FiledVote): Block[] {
  const bars = vote.options.flatMap(({ text, lang, votes, hands, chosen }): Bar[] =>
    text === null ? [] : [{ text, lang, votes, hands, chosen, says: says(context, votes, hands) }],
  )
  const shown = isShort(context.audience) ? bars.slice(0, TOP) : bars
  if (shown.length === 0) return []
  const whole = ({ votes, hands }: Bar) => (votes === null ? 0 : rangeOf(votes)[1]) + hands
  const most = Math.max(1, ...shown.map(whole))
  return [
    { type: 'bars', title: stepTitle(context, step), bars: shown, most },
    ...(vote.turnout > 0
      ? [line(context, 'report.turnout', { n: vote.turnout, of: Math.max(vote.of, vote.turnout) })]
      : []),
    ...(shown.some(({ votes }) => votes !== null) || vote.turnout === 0 ? [] : [line(context, 'report.too_few')]),
  ]
}

function decided(context: Context): Block[] {
  const { data, words } = context
  const decisions = data.steps.flatMap(step => step.decisions)
  const items = data.steps.flatMap(step =>
    step.checks.flatMap(check => check.reasons.flatMap(({ text, lang }) => (text === null ? [] : [{ text, lang }]))),
  )
  const reasons: Block[] =
    items.length > 0 && !isShort(context.audience)
      ? [
          { type: 'heading', said: ours(context, 'check.reasons') },
          { type: 'list', items },
        ]
      : []
  const made = decisions.flatMap(({ text, lang, was, again, present }): Block[] => [
    { type: 'heading', said: { text, lang } },
    ...(was && !isShort(context.audience) ? [line(context, 'report.was', { words: was })] : []),
    ...(present > 0 ? [line(context, 'report.asked', { n: present })] : []),
    ...(again ? [line(context, 'report.again', { day: dayIn(words.language, again) })] : []),
  ])
  return [...made, ...reasons]
}

function went(context: Context): Block[] {
  const { data, words } = context
  const checks = data.steps.flatMap(step => step.checks).filter(({ sort, cells }) => sort !== 'live' && cells !== null)
  const cellText = (cell: Cell) => (typeof cell === 'number' ? String(cell) : words.t(`report.${cell}`))
  const rows = checks.map(({ sort, question, cells }) => [
    question ? { text: question, lang: '' } : ours(context, `check.${sort}`),
    ...checkAnswers.map((_, at) => ({ text: cellText(cells![at] ?? 0), lang: words.language.tag })),
  ])
  const head = [words.t('report.question'), ...checkAnswers.map(answer => words.t(`answer.heard_${answer}`))]
  const end = data.steps.filter(({ type }) => type === 'end').flatMap(cardsOf)
  return [
    ...(rows.length > 0 ? [{ type: 'table' as const, title: words.t('report.asked_all'), head, rows }] : []),
    ...stepTypes.end.kinds.flatMap(kind => {
      const cards = end.filter(ofKind(kind))
      return cardList(context, words.t(`kind.${kind}`), isShort(context.audience) ? top(cards, 1) : cards)
    }),
  ]
}

/** Two charts of the whole room, each with its sentence and its figures. */
function charts(context: Context, talk: RoomSummary): Block[] {
  // No time that was measured: there is nothing to draw.
  if (talk.stretches.every(({ length }) => length === 0)) return []
  const { t } = context.words
  const starts = beginnings(talk.stretches)
  const minutes = (seconds: number) => t('chart.min', { n: Math.round(seconds / 60) })
  const total = (sort: (typeof timeSorts)[number]) => talk.stretches.reduce((sum, one) => sum + one[sort], 0)
  const from = (at: number) =>
    t('chart.from_to', { from: Math.round(starts[at]! / 60), to: Math.round(starts[at + 1]! / 60) })
  const known = talk.stretches.flatMap(({ even }) => (even === null ? [] : [t(`chart.band_${bandOf(even)}`)]))
  return [
    {
      type: 'chart',
      chart: 'flow',
      title: t('chart.flow'),
      says: t('chart.flow_says', {
        one: minutes(total('one')),
        several: minutes(total('several')),
        none: minutes(total('none')),
      }),
      talk,
      head: [t('chart.time'), ...timeSorts.map(sort => t(`chart.${sort}`))],
      rows: talk.stretches.map((stretch, at) => [from(at), ...timeSorts.map(sort => minutes(stretch[sort]))]),
    },
    ...(known.length < 2
      ? []
      : [
          {
            type: 'chart' as const,
            chart: 'even' as const,
            title: t('chart.even'),
            says: t('chart.even_says', { first: known[0]!, last: known.at(-1)! }),
            talk,
            head: [t('chart.time'), t('chart.even')],
            rows: talk.stretches.map(({ even }, at) => [
              from(at),
              even === null ? t('chart.unknown') : t(`chart.band_${bandOf(even)}`),
            ]),
          },
        ]),
  ]
}

function talk(context: Context): Block[] {
  const { data } = context
  return [
    ...[...(data.talk ? [data.talk] : []), ...data.added].flatMap((summary): Block[] => [
      line(context, `wall.${summary.word}`),
      line(context, 'report.heard', { n: summary.heard, of: summary.of }),
      ...charts(context, summary),
    ]),
    ...(data.groups ? [line(context, 'report.groups', data.groups)] : []),
  ]
}

function people(context: Context): Block[] {
  const { people: all } = context.data
  const names = all.flatMap(person => nameOf(context, person) || [])
  const items = names.map(text => ({ text, lang: '' }))
  const rest = all.length - names.length
  return [
    ...(items.length > 0 ? [{ type: 'list' as const, items }] : []),
    ...(names.length === 0 ? [line(context, 'report.were_here', { n: all.length })] : []),
    ...(names.length > 0 && rest > 0 ? [line(context, 'report.and_others', { n: rest })] : []),
  ]
}

/**
 * [O3] Every part of a report, by name. A part that gets machinery of its own is changed here and nowhere else: the
 * formats lay out blocks, and know no part.
 */
export const sections: Record<SectionName, Part> = {
  problem: { icon: 'talk', blocks: problem },
  people: { icon: 'people', blocks: people },
  said: { icon: 'elephant', blocks: said },
  chose: {
    icon: 'bulb',
    blocks: context => context.data.steps.flatMap(step => step.votes.flatMap(vote => voteBlocks(context, step, vote))),
  },
  decided: { icon: 'tick', blocks: decided },
  jobs: { icon: 'flag', blocks: cardsPart('job') },
  limits: { icon: 'lock', blocks: cardsPart('limit') },
  test: { icon: 'pen', blocks: cardsPart('test') },
  went: { icon: 'heart', blocks: went },
  talk: { icon: 'sound', blocks: talk },
  story: { icon: 'next', blocks: ({ story }) => (story.length > 1 ? [{ type: 'story', stops: story }] : []) },
}
