import { useState } from 'react'
import { kinds } from '#shared/board/kinds.ts'
import type { StepView } from '#shared/board/projection.ts'
import { stepTypes } from '#shared/meeting/steps.ts'
import type { RefusalReason } from '#shared/protocol/refusal.ts'
import type { OwnCard } from '../board/ownView.ts'
import type { Outcome } from '../board/store.ts'
import { useAct, useView } from '../board/table.tsx'
import { HelpNow } from '../care/HelpNow.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { KindChoice } from './KindChoice.tsx'
import { lookClass } from './kind.ts'

/** One card of one's own: change it while nobody has seen it, or take it back. */
export function OwnCardSheet({ card, step, close }: { card: OwnCard; step: StepView; close: () => void }) {
  const { t, language } = useWords()
  const act = useAct()
  const { projection } = useView()
  const [kind, setKind] = useState(card.kind)
  const [text, setText] = useState(card.text)
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<RefusalReason | null>(null)
  const { claim } = card
  const isHidden = card.where === 'waiting' || card.where === 'late'
  const mayChange = isHidden || (card.where === 'out' && kinds[card.kind].sharing !== 'sealed')
  // A card that waits stays a kind that waits.
  const choice = stepTypes[step.type].kinds.filter(one => isHidden === (kinds[one].sharing !== 'open'))

  async function end(acting: Promise<Outcome>, words: string) {
    const outcome = await Promise.race([acting, Promise.resolve(null)])
    if (outcome && !outcome.done) return setRefusal(outcome.reason)
    answer(words)
    close()
  }

  return (
    <Sheet title={t('card.yours_one')} close={close}>
      {mayChange ? (
        <form
          className="composer"
          onSubmit={event => {
            event.preventDefault()
            void end(act('card.change', { claim, kind, text, lang: language.tag }), t('common.saved'))
          }}
        >
          {isHidden && choice.length > 1 && <KindChoice kinds={choice} chosen={kind} choose={setKind} />}
          <div className={`card box ${lookClass(kind)}`}>
            <label htmlFor={`own-${claim}`}>{t(`starter.${kind}`)}</label>
            <textarea
              id={`own-${claim}`}
              className="words"
              rows={2}
              dir="auto"
              value={text}
              onChange={event => setText(event.target.value)}
            />
          </div>
          {refusal && <Notice sort="bad">{t(`refusal.${refusal}`)}</Notice>}
          <HelpNow text={text} near={projection?.help ?? ''} />
          {isHidden && <p className="hint">{t('card.change_until')}</p>}
          <button type="submit" className="btn block">
            {t('card.keep_change')}
          </button>
        </form>
      ) : (
        <>
          <p className={`card box words ${lookClass(card.kind)}`} dir="auto">
            {card.text}
          </p>
          <p className="hint">{t(`own.${card.where}`)}</p>
          {card.where === 'back' && <p className="hint">{t('card.back_soon')}</p>}
          {refusal && <Notice sort="bad">{t(`refusal.${refusal}`)}</Notice>}
        </>
      )}
      {card.where === 'gone' ? null : card.where === 'back' ? (
        <button
          type="button"
          className="btn alt block"
          onClick={() => void end(act('card.unwithdraw', { claim }), t('common.undone'))}
        >
          <Icon name="undo" />
          {t('card.bring_back')}
        </button>
      ) : !asking ? (
        <button type="button" className="btn alt block" onClick={() => setAsking(true)}>
          <Icon name="bin" />
          {t('common.remove')}
        </button>
      ) : (
        <div className="ask">
          <p>{isHidden ? t('common.remove_ask') : t('card.withdraw_warn')}</p>
          <div className="row">
            <button
              type="button"
              className="btn"
              onClick={() => void end(act('card.withdraw', { claim }), t('card.withdrawn'))}
            >
              {t('common.remove_yes')}
            </button>
            <button type="button" className="btn alt" onClick={() => setAsking(false)}>
              {t('common.remove_no')}
            </button>
          </div>
        </div>
      )}
    </Sheet>
  )
}
