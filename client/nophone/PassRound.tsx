import { useEffect, useRef, useState } from 'react'
import type { SeatView, StepView } from '#shared/board/projection.ts'
import { hasCards, stepTypes } from '#shared/meeting/steps.ts'
import { useView } from '../board/table.tsx'
import { Composer } from '../cards/Composer.tsx'
import { useDraft } from '../cards/draft.ts'
import { useNameOf } from '../people/Face.tsx'
import { useStepName } from '../plan/stepName.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { CheckPanel } from '../voting/CheckPanel.tsx'
import { VotePanel } from '../voting/VotePanel.tsx'
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
          <h3 id="just-now">{t('others.your_go_cards')}</h3>
          <JustWritten cards={cards} takeBack={takeBack} />
        </section>
      )}
      <button type="button" className="btn alt block" onClick={finished}>
        {t('others.finished')}
      </button>
      <p className="hint">{t('others.finished_hint')}</p>
    </div>
  )
}

/** What takes votes or answers in a step now. */
const openIn = ({ chosen: { rounds, checks } }: StepView) =>
  [...rounds, ...checks].filter(({ state }) => state === 'open')

/** One person's votes and answers, on a device that is not theirs: what they chose is not kept on it. */
function VoteGo({ step, voter, finished }: { step: StepView; voter: SeatView; finished: () => void }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { rounds, checks, decisions } = step.chosen
  const isAsked = openIn(step).length > 0
  return (
    <div className="go">
      <h2 ref={heading} tabIndex={-1} className="words">
        {nameOf(voter)}
      </h2>
      {isAsked ? <p className="hint">{t('vote.again_hint')}</p> : <Notice sort="news">{t('vote.over_now')}</Notice>}
      {checks
        .filter(({ state }) => state === 'open')
        .map(check => (
          <CheckPanel
            key={check.id}
            check={check}
            decision={decisions.find(({ id }) => id === check.decision)}
            voter={voter.id}
          />
        ))}
      {rounds
        .filter(({ state }) => state === 'open')
        .map(round => (
          <VotePanel key={round.id} round={round} voter={voter.id} />
        ))}
      <button type="button" className="btn block" onClick={finished}>
        {t('others.finished')}
      </button>
      <p className="hint">{t('others.finished_hint')}</p>
    </div>
  )
}

/**
 * One device for many: the whole page, blank between two people. Escape does not leave it, because whoever holds it then
 * would be on the page of its owner. [A13]
 */
export function PassRound({ room, end }: { room: StepView; end: () => void }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const dialog = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState<'intro' | 'blank' | 'go' | 'vote' | 'ending'>('intro')
  // The step of the one whose go it is; the next one writes for the step that the room is at by then.
  const [step, setStep] = useState(room)
  const mayWrite = hasCards(room.type)
  const { projection } = useView()
  const [voter, setVoter] = useState<SeatView | null>(null)
  const now = projection?.steps.find(({ id }) => id === room.id) ?? room
  const isAsked = openIn(now).length > 0
  const voters = projection?.seats.filter(({ noPhone }) => noPhone) ?? []
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="pass-round"
      aria-label={t('others.round')}
      onCancel={event => event.preventDefault()}
    >
      {at === 'intro' && (
        <div className="between">
          <h2>{t('others.round')}</h2>
          <p>{t('others.round_hint')}</p>
          <p className="hint">{t('others.round_warn')}</p>
          <button type="button" className="btn" onClick={() => setAt('blank')}>
            {t('others.round_start')}
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
          <h2>{t('others.pass_on')}</h2>
          <p>{t(isAsked ? 'vote.for' : mayWrite ? 'others.your_go' : 'others.nothing_now')}</p>
          {isAsked && <p className="hint">{t(voters.length > 0 ? 'vote.for_hint' : 'others.nobody')}</p>}
          {isAsked &&
            voters.map(seat => (
              <button
                key={seat.id}
                type="button"
                className="btn"
                onClick={() => {
                  setVoter(seat)
                  setAt('vote')
                }}
              >
                {nameOf(seat)}
              </button>
            ))}
          {mayWrite && !isAsked && (
            <button
              type="button"
              className="btn"
              onClick={() => {
                setStep(room)
                setAt('go')
              }}
            >
              {t('others.begin')}
            </button>
          )}
          <button type="button" className="tool bare" onClick={() => setAt('ending')}>
            {t('others.round_end')}
          </button>
        </div>
      )}
      {at === 'go' && <Go step={step} finished={() => setAt('blank')} />}
      {at === 'vote' && voter && <VoteGo step={now} voter={voter} finished={() => setAt('blank')} />}
      {at === 'ending' && (
        <div className="between">
          <h2>{t('others.round_end')}</h2>
          <p>{t('others.round_end_ask')}</p>
          <button type="button" className="btn" onClick={end}>
            {t('others.round_end')}
          </button>
          <button type="button" className="btn alt" onClick={() => setAt('blank')}>
            {t('others.go_on')}
          </button>
        </div>
      )}
    </dialog>
  )
}
