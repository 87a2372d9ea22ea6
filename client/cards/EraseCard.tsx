import { useState } from 'react'
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
  if (!asking)
    return (
      <button type="button" className="btn alt" onClick={() => setAsking(true)}>
        <Icon name="cross" />
        {t('erase.button')}
      </button>
    )
  return (
    <div className="ask">
      <p>{t('erase.ask')}</p>
      <div className="row">
        <button type="button" className="btn" onClick={() => void end(act('card.erase', { card }), t('erase.done'))}>
          {t('erase.yes')}
        </button>
        <button type="button" className="btn alt" onClick={() => setAsking(false)}>
          {t('common.remove_no')}
        </button>
      </div>
    </div>
  )
}
