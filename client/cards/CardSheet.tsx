import { Suspense, useState } from 'react'
import type { CardView, StepView } from '#shared/board/projection.ts'
import type { RefusalReason } from '#shared/protocol/refusal.ts'
import type { Outcome } from '../board/store.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { canHear, hear } from '../ui/hear.ts'
import { Icon } from '../ui/Icon.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { lookClass } from './kind.ts'
import { MoveChoice } from './MoveChoice.tsx'
import { TalkChoice } from './TalkChoice.tsx'

const EraseCard = lazyPart(() => import('./EraseCard.tsx'))

interface CardSheetProps {
  readonly card: CardView
  readonly step: StepView
  readonly leads: boolean
  readonly maySort: boolean
  readonly close: () => void
  /** Called after a host has taken the card away, so that it can be brought back. */
  readonly onTaken: (card: CardView) => void
}

/** Everything that can be done with a card, as buttons with words. */
export function CardSheet({ card, step, leads, maySort, close, onTaken }: CardSheetProps) {
  const { t } = useWords()
  const act = useAct()
  const { projection } = useView()
  const [part, setPart] = useState<'all' | 'move'>('all')
  const [refusal, setRefusal] = useState<RefusalReason | null>(null)
  const words = card.text ?? ''

  async function end(acting: Promise<Outcome>, said: string) {
    const outcome = await acting
    if (!outcome.done) return setRefusal(outcome.reason)
    answer(outcome.note ? t(`note.${outcome.note}`) : said)
    close()
  }

  return (
    <Sheet title={part === 'move' ? t('pile.move_to') : t(`kind.${card.kind}`)} close={close}>
      <p className={`card box words ${lookClass(card.kind)}`} dir="auto" lang={card.lang || undefined}>
        {words}
      </p>
      {refusal && <Notice sort="bad">{t(`refusal.${refusal}`)}</Notice>}
      {part === 'move' && <MoveChoice card={card} step={step} close={close} />}
      {part === 'all' && (
        <div className="choices-down">
          {leads && <TalkChoice card={card} />}
          {leads && projection?.meeting.spotlight !== card.id && (
            <button
              type="button"
              className="btn alt"
              onClick={() => void end(act('spotlight.show', { card: card.id }), t('spotlight.shown_to_all'))}
            >
              <Icon name="screen" />
              {t('spotlight.show_one')}
            </button>
          )}
          {maySort && (
            <button type="button" className="btn alt" onClick={() => setPart('move')}>
              <Icon name="pile" />
              {t('pile.move')}
            </button>
          )}
          {!maySort && <p className="hint">{t('pile.host_only')}</p>}
          {canHear() && (
            <button type="button" className="btn alt" onClick={() => hear([{ text: words, lang: card.lang }])}>
              <Icon name="sound" />
              {t('common.hear')}
            </button>
          )}
          {!card.covered && (
            <button
              type="button"
              className="btn alt"
              onClick={() => void end(act('card.cover', { card: card.id }), t('card.hurt_ok'))}
            >
              <Icon name="cover" />
              {t('card.hurt')}
            </button>
          )}
          {leads && card.covered && (
            <button
              type="button"
              className="btn alt"
              onClick={() => void end(act('card.uncover', { card: card.id }), t('card.shown_again'))}
            >
              <Icon name="undo" />
              {t('card.show_again')}
            </button>
          )}
          {leads && (
            <button
              type="button"
              className="btn alt"
              onClick={() => {
                onTaken(card)
                void end(act('card.take', { card: card.id }), t('card.taken'))
              }}
            >
              <Icon name="bin" />
              {t('common.remove')}
            </button>
          )}
          {leads && (
            <Suspense>
              <EraseCard card={card.id} end={end} />
            </Suspense>
          )}
        </div>
      )}
    </Sheet>
  )
}
