import { type RefObject, useState } from 'react'
import { cardsInTurn, type Projection, type StepView } from '#shared/board/projection.ts'
import { hasCards, isSealed, stepTypes } from '#shared/meeting/steps.ts'
import { useAct } from '../board/table.tsx'
import { CardTable } from '../cards/CardTable.tsx'
import { Composer } from '../cards/Composer.tsx'
import { useDraft } from '../cards/draft.ts'
import { OwnCards } from '../cards/OwnCards.tsx'
import { RefusedCards } from '../cards/RefusedCards.tsx'
import { Rest } from '../plan/Rest.tsx'
import { scriptOf } from '../plan/script.ts'
import { useStepName } from '../plan/stepName.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { Deciding } from './Deciding.tsx'
import { FaceDown } from './FaceDown.tsx'
import { OneAtATime } from './OneAtATime.tsx'
import { RoundNow } from './RoundNow.tsx'
import { StartVote } from './StartVote.tsx'
import { TimerTool } from './TimerTool.tsx'
import { TurnOver } from './TurnOver.tsx'

/** Puts what the host can say on the big screen and on every phone, or takes it away. [M5] */
function ShowIt({ meeting }: { meeting: Projection['meeting'] }) {
  const { t } = useWords()
  const act = useAct()
  const shown = meeting.screenShows === 'say'
  return (
    <button
      type="button"
      className="tool"
      aria-pressed={shown}
      onClick={() => void act('screen.set', { screenShows: shown ? 'step' : 'say' })}
    >
      <Icon name="screen" />
      {t(shown ? 'host.hide' : 'host.show')}
    </button>
  )
}

/** Where a host writes a card of their own, like everyone. */
function WriteSheet({ step, close }: { step: StepView; close: () => void }) {
  const { t } = useWords()
  const draft = useDraft(step.id, stepTypes[step.type].kinds)
  return (
    <Sheet title={t('host.write')} close={close}>
      <Composer step={step} draft={draft} />
      <RefusedCards draft={draft} />
      <OwnCards step={step} />
    </Sheet>
  )
}

interface HostStepProps {
  readonly step: StepView
  readonly projection: Projection
  readonly heading: RefObject<HTMLHeadingElement | null>
  /** The room is at this step. */
  readonly isHere: boolean
  readonly goHere: () => void
  /** Opens what can be done for people without a phone. */
  readonly forOthers: () => void
}

/** What a host can do with the cards of the step that the room is at. */
function CardTools({
  step,
  spotlight,
  forOthers,
}: Pick<HostStepProps, 'step' | 'forOthers'> & Pick<Projection, 'spotlight'>) {
  const { t } = useWords()
  const act = useAct()
  const [writing, setWriting] = useState(false)
  const [voting, setVoting] = useState(false)
  const isVoting = step.chosen.rounds.at(-1)?.state === 'open'
  const first = cardsInTurn(step).find(card => card.talk !== 'done')
  return (
    <div className="row host-more">
      {first && !spotlight && !isVoting && (
        <button type="button" className="tool" onClick={() => void act('spotlight.show', { card: first.id })}>
          <Icon name="screen" />
          {t('spotlight.start')}
        </button>
      )}
      <button type="button" className="tool" onClick={() => setWriting(true)}>
        <Icon name="pen" />
        {t('host.write')}
      </button>
      <button type="button" className="tool" onClick={forOthers}>
        <Icon name="plus" />
        {t('no_phone.title')}
      </button>
      {step.count > 1 && !isVoting && !spotlight && (
        <button type="button" className="tool" onClick={() => setVoting(true)}>
          <Icon name="tick" />
          {t(step.chosen.rounds.length > 0 ? 'vote.new' : 'vote.start')}
        </button>
      )}
      {voting && <StartVote step={step} close={() => setVoting(false)} />}
      {writing && <WriteSheet step={step} close={() => setWriting(false)} />}
    </div>
  )
}

/** One step for whoever leads: what to say, what lies on the table, and the one main button. */
export function HostStep({ step, projection, heading, isHere, goHere, forOthers }: HostStepProps) {
  const { t } = useWords()
  const nameOf = useStepName()
  const isOpen = projection.meeting.state === 'open'
  const isNow = isOpen && isHere
  const spotlight = isNow ? projection.spotlight : null
  const round = step.chosen.rounds.at(-1)
  const elsewhere = projection.steps.find(one => one.id !== step.id && one.chosen.rounds.at(-1)?.state === 'open')
  const faceDown = isSealed(step.type) && step.turned === 0 && step.count === 0

  return (
    <>
      <div className="host-title">
        <h1 ref={heading} tabIndex={-1} className="words">
          {nameOf(step)}
        </h1>
        {isNow && <TimerTool meeting={projection.meeting} />}
      </div>
      <div className="say" hidden={!isOpen}>
        <Icon name="talk" />
        <div>
          <b>{t('host.say')}</b>
          <p>{t(scriptOf(step, spotlight))}</p>
        </div>
        {isHere && <ShowIt meeting={projection.meeting} />}
      </div>
      {isNow && elsewhere && (
        <Notice sort="news">
          {t('host.vote_elsewhere')} <b>{nameOf(elsewhere)}</b>
        </Notice>
      )}
      {round && !spotlight && <RoundNow round={round} projection={projection} isNow={isNow} />}
      {!spotlight && !faceDown && <Deciding step={step} isNow={isNow} />}
      {spotlight ? (
        <OneAtATime step={step} spotlight={spotlight} />
      ) : !hasCards(step.type) ? (
        <Rest step={step} />
      ) : faceDown ? (
        <FaceDown step={step} />
      ) : round?.state === 'open' ? null : (
        <section>
          <h2 className="vh">{t('card.on_table')}</h2>
          <CardTable step={step} leads />
        </section>
      )}
      {isOpen && (
        <div className="host-foot">
          {isNow && hasCards(step.type) && <CardTools step={step} spotlight={spotlight} forOthers={forOthers} />}
          {isNow && !spotlight && round?.state !== 'open' && isSealed(step.type) && (
            <TurnOver step={step} projection={projection} />
          )}
          {!isHere && (
            <div className="host-acts">
              <p className="hint">{t('host.looking')}</p>
              <button type="button" className="btn" onClick={goHere}>
                {t('host.go_here')}
                <Icon name="next" />
              </button>
            </div>
          )}
        </div>
      )}
    </>
  )
}
