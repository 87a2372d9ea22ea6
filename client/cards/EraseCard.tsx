import { useEffect, useId, useRef, useState } from 'react'
import type { CardView } from '#shared/board/projection.ts'
import type { Outcome } from '../board/store.ts'
import { useAct } from '../board/table.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

interface EraseCardProps {
  readonly card: CardView['id']
  /** Waits for the server's answer, and says this when it is done. */
  readonly end: (acting: Promise<Outcome>, said: string) => Promise<void>
}

/** A host erases a card for good, and is asked first: nobody can bring it back. [E4] */
export default function EraseCard({ card, end }: EraseCardProps) {
  const { t } = useWords()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const id = useId()
  const question = useRef<HTMLElement>(null)
  useEffect(() => {
    if (asking) question.current?.focus()
  }, [asking])
  function keep() {
    setAsking(false)
    opener.current?.focus()
  }

  return (
    <>
      <button
        ref={opener}
        type="button"
        className="btn alt"
        aria-expanded={asking}
        onClick={() => (asking ? keep() : setAsking(true))}
      >
        <Icon name="cross" />
        {t('erase.button')}
      </button>
      {asking && (
        // All of it, so that the answers come into sight too.
        <section ref={question} className="ask" tabIndex={-1} aria-labelledby={id}>
          <p id={id}>{t('erase.ask')}</p>
          <div className="row">
            <button
              type="button"
              className="btn"
              onClick={() => void end(act('card.erase', { card }), t('erase.done'))}
            >
              {t('erase.yes')}
            </button>
            <button type="button" className="btn alt" onClick={keep}>
              {t('common.remove_no')}
            </button>
          </div>
        </section>
      )}
    </>
  )
}
