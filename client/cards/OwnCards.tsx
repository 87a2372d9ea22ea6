import { useState } from 'react'
import type { StepView } from '#shared/board/projection.ts'
import type { OwnCard } from '../board/ownView.ts'
import { useStore, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { KindBadge } from './KindBadge.tsx'
import { lookClass } from './kind.ts'
import { OwnCardSheet } from './OwnCardSheet.tsx'

/** What this device wrote for a step, and how far each card has come. Nobody else has this list. */
export function OwnCards({ step }: { step: StepView }) {
  const { t } = useWords()
  const { own, link } = useView()
  const store = useStore()
  const [open, setOpen] = useState<string | null>(null)
  const cards = own.filter(card => card.step === step.id)
  if (cards.length === 0) return <p className="hint">{t('card.none_yet')}</p>
  const shown = cards.find(card => card.claim === open)

  const stateOf = ({ saved, where }: OwnCard) =>
    saved ? t(`own.${where}`) : link === 'live' ? t('own.sending') : t('own.unsent')

  return (
    <section className="own-cards" aria-labelledby={`own-${step.id}`}>
      <h2 id={`own-${step.id}`}>
        {t('card.yours')} <span>{cards.some(({ where }) => where === 'waiting') && t('card.hidden')}</span>
      </h2>
      <ul>
        {cards.map(card => (
          <li key={card.claim} className={`card ${lookClass(card.kind)}`}>
            <button type="button" onClick={() => setOpen(card.claim)}>
              <KindBadge kind={card.kind} />
              <span>
                <span className="vh">{t(`kind.${card.kind}`)}: </span>
                <span className="words" dir="auto">
                  {card.text}
                </span>
                <small>
                  <Icon name={card.saved ? (card.where === 'waiting' ? 'lock' : 'tick') : 'clock'} />
                  {stateOf(card)}
                  {card.isTheirs && ` · ${t('no_phone.theirs')}`}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="tool bare"
        onClick={() => {
          store.forgetOwnCards()
          answer(t('card.forgotten'))
        }}
      >
        {t('card.forget')}
      </button>
      {shown && <OwnCardSheet card={shown} step={step} close={() => setOpen(null)} />}
    </section>
  )
}
