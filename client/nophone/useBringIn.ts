import { nanoid } from 'nanoid'
import { useRef, useState } from 'react'
import type { Id } from '#shared/board/ids.ts'
import type { RefusalReason } from '#shared/protocol/refusal.ts'
import type { Outcome } from '../board/store.ts'
import { useAct } from '../board/table.tsx'
import type { ReadyCard } from './cardRows.ts'
import { Pace } from './pace.ts'

/** So many are on their way at a time. */
const PORTION = 10

/** A card that came in, by the claim that takes it back; the page keeps it until it goes on. */
export interface CameIn {
  readonly claim: string
  readonly text: string
  readonly saved: true
}

/** How far it is. `none`: nothing is in, because it was refused or stopped. */
export type BringIn =
  | { readonly is: 'none'; readonly refusal: RefusalReason | null }
  | { readonly is: 'going' | 'leaving'; readonly n: number; readonly total: number }
  | { readonly is: 'in'; readonly cards: readonly CameIn[] }

/**
 * [O43] Brings cards in one by one, as somebody would who types them in from paper: what is sent has the very same shape.
 * All of them come in or none: half a file would be neither.
 */
export function useBringIn(step: Id<'step'>) {
  const act = useAct()
  const [state, setState] = useState<BringIn>({ is: 'none', refusal: null })
  const [pace] = useState(() => new Pace())
  const isStopped = useRef(false)

  /** Does something with each, a portion at a time; ends early where `goesOn` says so. */
  async function withEach<One>(
    all: readonly One[],
    is: 'going' | 'leaving',
    send: (one: One) => Promise<Outcome>,
    goesOn: (outcomes: readonly Outcome[]) => boolean,
  ) {
    for (let at = 0; at < all.length; at += PORTION) {
      const portion = all.slice(at, at + PORTION)
      setState({ is, n: at, total: all.length })
      await pace.turn(portion.length)
      if (!goesOn(await Promise.all(portion.map(send)))) return
    }
  }

  const takeBack = (claims: readonly string[]) =>
    withEach(
      claims,
      'leaving',
      claim => act('card.withdraw', { claim }),
      () => true,
    )

  return {
    state,
    async bring(cards: readonly ReadyCard[]) {
      const came: CameIn[] = []
      let refusal: RefusalReason | null = null
      isStopped.current = false
      const post = async ({ kind, text }: ReadyCard): Promise<Outcome> => {
        const claim = nanoid(22)
        // A kind that bears a name comes without one: nobody here knows whose it is.
        const card = { card: nanoid(12) as Id<'card'>, kind, text, lang: '', claim, showName: false }
        const outcome = await act('card.post', card, step, 'nobodys')
        if (outcome.done) came.push({ claim, text, saved: true })
        else refusal = outcome.reason
        return outcome
      }
      await withEach(cards, 'going', post, () => refusal === null && !isStopped.current)
      if (refusal === null && !isStopped.current) return setState({ is: 'in', cards: came })
      await takeBack(came.map(({ claim }) => claim))
      setState({ is: 'none', refusal })
    },
    /** Takes back what has gone, and sends no more. */
    stop() {
      isStopped.current = true
    },
    async takeAllBack(cards: readonly CameIn[]) {
      await takeBack(cards.map(({ claim }) => claim))
      setState({ is: 'none', refusal: null })
    },
    takeOneBack(claim: string, cards: readonly CameIn[]) {
      void act('card.withdraw', { claim })
      setState({ is: 'in', cards: cards.filter(card => card.claim !== claim) })
    },
  }
}
