import { nanoid } from 'nanoid'
import { useState } from 'react'
import type { Id } from '#shared/board/ids.ts'
import type { CardView, StepView } from '#shared/board/projection.ts'
import { LONGEST } from '#shared/board/text.ts'
import type { RefusalReason } from '#shared/protocol/refusal.ts'
import type { Outcome } from '../board/store.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import { usePileName } from './pileName.ts'

/** Puts a card in a pile, in a new one, out of one, or up and down in its list. One big button for each. */
export function MoveChoice({ card, step, close }: { card: CardView; step: StepView; close: () => void }) {
  const { t } = useWords()
  const act = useAct()
  const pileName = usePileName()
  const [name, setName] = useState('')
  const [refusal, setRefusal] = useState<RefusalReason | null>(null)
  const beside = card.pile
    ? step.piles.find(pile => pile.id === card.pile)!.cards
    : step.kinds.find(({ kind }) => kind === card.kind)!.cards
  const at = beside.findIndex(other => other.id === card.id)

  async function end(acting: Promise<Outcome>, said: string, stay = false) {
    const outcome = await acting
    if (!outcome.done) return setRefusal(outcome.reason)
    answer(said)
    if (!stay) close()
  }

  const move = (pile: Id<'pile'> | '', where: string, count: number) =>
    end(act('card.move', { card: card.id, pile, before: '' }), t('pile.moved', { pile: where, n: count }))

  const shift = (by: -1 | 2, said: string) =>
    end(act('card.move', { card: card.id, pile: card.pile, before: beside[at + by]?.id ?? '' }), said, true)

  return (
    <div className="choices-down">
      {refusal && <Notice sort="bad">{t(`refusal.${refusal}`)}</Notice>}
      {step.piles
        .filter(pile => pile.id !== card.pile)
        .map(pile => (
          <button
            key={pile.id}
            type="button"
            className="btn alt"
            onClick={() => void move(pile.id, pileName(pile), pile.cards.length + 1)}
          >
            <Icon name="pile" />
            {pileName(pile)}
          </button>
        ))}
      {card.pile && (
        <button
          type="button"
          className="btn alt"
          onClick={() =>
            void move('', t(`kinds.${card.kind}`), step.kinds.find(({ kind }) => kind === card.kind)!.cards.length + 1)
          }
        >
          {t('pile.out')}
        </button>
      )}
      <form
        className="new-pile"
        onSubmit={event => {
          event.preventDefault()
          const making = act('pile.make', { pile: nanoid(12), card: card.id, name })
          void end(making, t('pile.moved', { pile: name || t('pile.new'), n: 1 }))
        }}
      >
        <label className="label" htmlFor="pile-name">
          {t('pile.name')}
        </label>
        <div className="row">
          <input
            id="pile-name"
            className="field"
            value={name}
            maxLength={LONGEST.pile}
            onChange={event => setName(event.target.value)}
          />
          <button type="submit" className="btn">
            <Icon name="plus" />
            {t('pile.new')}
          </button>
        </div>
      </form>
      {beside.length > 1 && (
        <div className="row">
          <button
            type="button"
            className="tool"
            aria-disabled={at === 0}
            onClick={() => at > 0 && void shift(-1, t('pile.moved_up'))}
          >
            <Icon name="up" />
            {t('pile.up')}
          </button>
          <button
            type="button"
            className="tool"
            aria-disabled={at === beside.length - 1}
            onClick={() => at < beside.length - 1 && void shift(2, t('pile.moved_down'))}
          >
            <Icon name="down" />
            {t('pile.down')}
          </button>
        </div>
      )}
    </div>
  )
}
