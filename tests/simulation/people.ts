import type { BoardStore, Outcome } from '#client/board/store.ts'
import type { Kind } from '#shared/board/kinds.ts'
import { type CardView, cardsInTurn, type Projection } from '#shared/board/projection.ts'
import { stepTypes } from '#shared/meeting/steps.ts'
import { pick } from '../fakes/chance.ts'
import type { Someone, World } from '../fakes/world.ts'
import type { Choice } from './choice.ts'

/** What became of one text. */
interface Fate {
  /** Taken in on the device: it must land, or its words be given back. */
  kept: boolean
  /** Somebody asked for it to go away, acknowledged or not: then it may be there or not. */
  mayBeGone: boolean
  /** Its writer took it back and the server has said so: then it is not there. */
  isGone: boolean
}

/** Everything a simulated meeting needs to draw lots and to remember what was promised. */
export interface Script {
  readonly world: World
  readonly random: () => number
  /** Who is there, the host among them; each as the page that they have now. */
  readonly people: readonly Someone[]
  readonly fates: Map<string, Fate>
  /** Everything that was put into a box, in the order it was done. */
  readonly choices: Choice[]
  number: number
}

const all = (projection: Projection): CardView[] => projection.steps.flatMap(step => [...cardsInTurn(step)])

const someCard = ({ random }: Script, store: BoardStore): CardView | null => {
  const cards = store.view.projection ? all(store.view.projection) : []
  return cards.length > 0 ? pick(random, cards) : null
}

export const letters = (script: Script, length: number) =>
  Array.from({ length }, () => pick(script.random, [...'abcdefghijklmnopqrstuvwxyz'])).join('')

/** Writes a card and remembers its text until the server has said what became of it. */
function post(script: Script, { store }: Someone): void {
  const step = store.view.projection?.step
  if (!step) return
  const text = `card ${++script.number}`
  const kinds: readonly Kind[] = stepTypes[step.type].kinds
  if (kinds.length === 0) return
  const kind = pick(script.random, kinds)
  const fate: Fate = { kept: true, mayBeGone: false, isGone: false }
  script.fates.set(text, fate)
  const args = {
    card: letters(script, 12),
    kind,
    text,
    lang: 'en',
    claim: letters(script, 22),
    showName: script.random() < 0.7,
  }
  void store.act('card.post', args).then(outcome => {
    if (!outcome.done) fate.kept = false
  })
}

function gone(script: Script, text: string | null, acting: Promise<Outcome>, forGood = false): void {
  const fate = text === null ? undefined : script.fates.get(text)
  if (fate) fate.mayBeGone = true
  void acting.then(outcome => {
    if (fate && outcome.done && forGood) fate.isGone = true
  })
}

/** One thing that a person may do at any time. */
export const personActs: readonly ((script: Script, person: Someone) => void)[] = [
  post,
  post,
  post,
  (script, { store }) => {
    const own = store.view.own
    if (own.length === 0) return
    const { claim, text } = pick(script.random, own)
    gone(script, text, store.act('card.withdraw', { claim }), true)
  },
  (script, { store }) => {
    const own = store.view.own.filter(({ where }) => where === 'waiting')
    if (own.length === 0) return
    const card = pick(script.random, own)
    const text = `${card.text} changed`
    gone(script, card.text, Promise.resolve({ done: true } as Outcome))
    script.fates.set(text, { kept: false, mayBeGone: true, isGone: false })
    void store.act('card.change', { claim: card.claim, kind: card.kind, text, lang: 'en' })
  },
  (script, { store }) => {
    const card = someCard(script, store)
    if (card) void store.act('card.meToo', { card: card.id, on: script.random() < 0.7 })
  },
  (script, { store }) => {
    const card = someCard(script, store)
    if (card) void store.act('pile.make', { pile: letters(script, 12), card: card.id, name: `pile ${++script.number}` })
  },
  (script, { store }) => {
    const card = someCard(script, store)
    const before = someCard(script, store)
    const pile = store.view.projection?.steps.flatMap(({ piles }) => piles).find(() => script.random() < 0.5)
    if (card) void store.act('card.move', { card: card.id, pile: pile?.id ?? '', before: before?.id ?? '' })
  },
  (script, { store }) => {
    const pile = store.view.projection?.steps.flatMap(({ piles }) => piles).find(() => script.random() < 0.5)
    if (pile) void store.act('pile.unmake', { pile: pile.id })
  },
  (script, { store }) => {
    const card = someCard(script, store)
    if (card) void store.act('card.cover', { card: card.id })
  },
  ({ random }, { store }) => {
    const step = store.view.projection?.step
    if (step) void store.act('seat.done', { done: random() < 0.8, turned: step.turned })
  },
]

export const hostActs: readonly ((script: Script, host: Someone) => void)[] = [
  ({ random }, { store }) => {
    const steps = store.view.projection?.steps ?? []
    if (steps.length > 0) void store.act('step.go', { step: pick(random, steps).id })
  },
  ({ random }, { store }) => {
    const steps = store.view.projection?.steps ?? []
    if (steps.length < 2) return
    const [step, before] = [pick(random, steps).id, pick(random, steps).id]
    const lot = random()
    if (lot < 0.5) void store.act('step.move', { step, before })
    else if (lot < 0.75) void store.act('step.skip', { step, skipped: random() < 0.6 })
    else void store.act('timer.more', { minutes: 2, end: store.view.projection!.meeting.timerEnd })
  },
  (_script, { store }) => {
    const step = store.view.projection?.step
    if (step) void store.act('cards.turnOver', { step: step.id, turned: step.turned })
  },
  (_script, { store }) => {
    const step = store.view.projection?.step
    if (step) void store.act('cards.turnOver', { step: step.id, turned: step.turned })
  },
  (script, { store }) => {
    const card = someCard(script, store)
    if (card) void store.act('spotlight.show', { card: card.id })
  },
  (script, { store }) => {
    const card = someCard(script, store)
    if (card)
      void store.act('card.talk', { card: card.id, talk: pick(script.random, ['', 'now', 'later', 'done'] as const) })
  },
  (script, { store }) => {
    const card = someCard(script, store)
    if (card) void store.act('card.uncover', { card: card.id })
  },
  (script, { store }) => {
    const card = someCard(script, store)
    if (card) gone(script, card.text, store.act('card.take', { card: card.id }))
  },
]
