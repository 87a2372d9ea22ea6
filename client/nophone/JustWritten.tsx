import { useState } from 'react'
import { useAct, useView } from '../board/table.tsx'
import type { Written } from '../cards/Composer.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

/** What was written just now and is known until the page goes on: the device keeps nothing of it. */
export function useJustWritten() {
  const act = useAct()
  const [cards, setCards] = useState<readonly (Written & { readonly saved: boolean })[]>([])
  const change = (claim: string, saved: boolean | null) =>
    setCards(before =>
      before.flatMap(card => (card.claim !== claim ? [card] : saved === null ? [] : [{ ...card, saved }])),
    )
  return {
    cards,
    wrote(card: Written) {
      setCards(before => [{ ...card, saved: false }, ...before])
      // What is refused is given back with the words that say why.
      void card.outcome.then(outcome => change(card.claim, outcome.done || null))
    },
    takeBack(claim: string) {
      void act('card.withdraw', { claim })
      change(claim, null)
    },
    forget: () => setCards([]),
  }
}

interface JustWrittenProps {
  readonly cards: readonly { readonly claim: string; readonly text: string; readonly saved: boolean }[]
  takeBack(claim: string): void
}

/** The list of them, newest first, each to be taken back. */
export function JustWritten({ cards, takeBack }: JustWrittenProps) {
  const { t } = useWords()
  const { link } = useView()
  return (
    <>
      {link !== 'live' && cards.some(({ saved }) => !saved) && <p className="hint">{t('others.no_signal')}</p>}
      <ul className="just-written">
        {cards.map(({ claim, text, saved }) => (
          <li key={claim}>
            <span className="words" dir="auto">
              {text}
            </span>
            <small>
              <Icon name={saved ? 'lock' : 'clock'} />
              {saved ? t('own.waiting') : link === 'live' ? t('own.sending') : t('own.unsent')}
            </small>
            <button
              type="button"
              className="tool bare"
              onClick={() => {
                takeBack(claim)
                answer(t('others.was_taken_back'))
              }}
            >
              {t('others.take_back')}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
