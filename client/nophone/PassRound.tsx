import { useEffect, useRef, useState } from 'react'
import type { StepView } from '#shared/board/projection.ts'
import { hasCards, stepTypes } from '#shared/meeting/steps.ts'
import { Composer } from '../cards/Composer.tsx'
import { useDraft } from '../cards/draft.ts'
import { useStepName } from '../plan/stepName.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { JustWritten, useJustWritten } from './JustWritten.tsx'

/** One person's go: nothing of those before them is here, and nothing of them stays. */
function Go({ step, finished }: { step: StepView; finished: () => void }) {
  const { t } = useWords()
  const nameOf = useStepName()
  const draft = useDraft(step.id, stepTypes[step.type].kinds, 'nobodys')
  const { cards, wrote, takeBack } = useJustWritten()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="go">
      <h2 ref={heading} tabIndex={-1} className="words">
        {step.name ? nameOf(step) : t(`title.${step.type}`)}
      </h2>
      <Composer step={step} draft={draft} whose="nobodys" onWritten={wrote} />
      {cards.length > 0 && (
        <section aria-labelledby="just-now">
          <h3 id="just-now">{t('no_phone.your_go_cards')}</h3>
          <JustWritten cards={cards} takeBack={takeBack} />
        </section>
      )}
      <button type="button" className="btn alt block" onClick={finished}>
        {t('no_phone.finished')}
      </button>
      <p className="hint">{t('no_phone.finished_hint')}</p>
    </div>
  )
}

/**
 * One device for many: the whole page, blank between two people. Escape does not leave it, because whoever holds it then
 * would be on the page of its owner. [A13]
 */
export function PassRound({ room, end }: { room: StepView; end: () => void }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState<'intro' | 'blank' | 'go' | 'ending'>('intro')
  // The step of the one whose go it is; the next one writes for the step that the room is at by then.
  const [step, setStep] = useState(room)
  const mayWrite = hasCards(room.type)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="pass-round"
      aria-label={t('no_phone.round')}
      onCancel={event => event.preventDefault()}
    >
      {at === 'intro' && (
        <div className="between">
          <h2>{t('no_phone.round')}</h2>
          <p>{t('no_phone.round_hint')}</p>
          <p className="hint">{t('no_phone.round_warn')}</p>
          <button type="button" className="btn" onClick={() => setAt('blank')}>
            {t('no_phone.round_start')}
          </button>
          <button type="button" className="tool bare" onClick={end}>
            <Icon name="back" />
            {t('common.back')}
          </button>
        </div>
      )}
      {at === 'blank' && (
        <div className="between">
          <Icon name="elephant" className="big-picture" />
          <h2>{t('no_phone.pass_on')}</h2>
          <p>{t(mayWrite ? 'no_phone.your_go' : 'no_phone.nothing_now')}</p>
          {mayWrite && (
            <button
              type="button"
              className="btn"
              onClick={() => {
                setStep(room)
                setAt('go')
              }}
            >
              {t('no_phone.begin')}
            </button>
          )}
          <button type="button" className="tool bare" onClick={() => setAt('ending')}>
            {t('no_phone.round_end')}
          </button>
        </div>
      )}
      {at === 'go' && <Go step={step} finished={() => setAt('blank')} />}
      {at === 'ending' && (
        <div className="between">
          <h2>{t('no_phone.round_end')}</h2>
          <p>{t('no_phone.round_end_ask')}</p>
          <button type="button" className="btn" onClick={end}>
            {t('no_phone.round_end')}
          </button>
          <button type="button" className="btn alt" onClick={() => setAt('blank')}>
            {t('no_phone.go_on')}
          </button>
        </div>
      )}
    </dialog>
  )
}
