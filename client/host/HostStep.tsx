import { type RefObject, useState } from 'react'
import { doneCount, type Projection, type StepView } from '#shared/board/projection.ts'
import { doneMark } from '#shared/meeting/done.ts'
import { isSealed, stepTypes } from '#shared/meeting/steps.ts'
import { useAct, useView } from '../board/table.tsx'
import { CardTable } from '../cards/CardTable.tsx'
import { Composer } from '../cards/Composer.tsx'
import { useDraft } from '../cards/draft.ts'
import { OwnCards } from '../cards/OwnCards.tsx'
import { RefusedCards } from '../cards/RefusedCards.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { FaceDown } from './FaceDown.tsx'
import { OneAtATime } from './OneAtATime.tsx'

/** How many of those who write are done: a count, never who and never how many cards. */
function DoneMeter({ done, of }: { done: number; of: number }) {
  const { t } = useWords()
  return (
    <div className="done-meter">
      <span>{t('done.count', { n: done, total: of })}</span>
      {of <= 40 && (
        <div className="meter" aria-hidden="true">
          {Array.from({ length: of }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: marks without a name
            <i key={index} className={index < done ? 'full' : ''} />
          ))}
        </div>
      )}
    </div>
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
}

/** One step for whoever leads: what to say, what lies on the table, and the one main button. */
export function HostStep({ step, projection, heading, isHere, goHere }: HostStepProps) {
  const { t } = useWords()
  const act = useAct()
  const { here } = useView()
  const [asking, setAsking] = useState(false)
  const [writing, setWriting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { done, of } = doneCount(projection.seats, here, doneMark(step))
  const isOpen = projection.meeting.state === 'open'
  const faceDown = isSealed(step.type) && step.turned === 0
  const spotlight = isHere && isOpen ? projection.spotlight : null

  async function turnOver() {
    setAsking(false)
    const outcome = await act('cards.turnOver', { step: step.id, turned: step.turned })
    setRefusal(outcome.done ? null : t(`refusal.${outcome.reason}`))
    answer(outcome.done ? t('host.turned') : t(`refusal.${outcome.reason}`))
  }

  return (
    <>
      <div className="host-title">
        <h1 ref={heading} tabIndex={-1}>
          {t(`step.${step.type}`)}
        </h1>
        {isHere && isOpen && step.count > 0 && !spotlight && (
          <button
            type="button"
            className="tool"
            onClick={() => {
              const first = [...step.kinds, ...step.piles]
                .flatMap(({ cards }) => cards)
                .find(card => card.talk !== 'done')
              if (first) void act('spotlight.show', { card: first.id })
            }}
          >
            <Icon name="screen" />
            {t('spotlight.start')}
          </button>
        )}
        {isHere && isOpen && (
          <button type="button" className="tool" onClick={() => setWriting(true)}>
            <Icon name="pen" />
            {t('host.write')}
          </button>
        )}
      </div>
      <div className="say" hidden={!isOpen}>
        <Icon name="talk" />
        <div>
          <b>{t('host.say')}</b>
          <p>{t(spotlight ? 'say.spotlight' : step.count === 0 ? `say.${step.type}` : 'say.read')}</p>
        </div>
      </div>
      {spotlight ? (
        <OneAtATime step={step} spotlight={spotlight} />
      ) : faceDown && step.count === 0 ? (
        <FaceDown step={step} />
      ) : (
        <section>
          <h2 className="vh">{t('card.on_table')}</h2>
          <CardTable step={step} leads />
        </section>
      )}
      {refusal && <Notice sort="bad">{refusal}</Notice>}
      {isOpen && !isHere && (
        <div className="host-acts">
          <p className="hint">{t('host.looking')}</p>
          <button type="button" className="btn" onClick={goHere}>
            {t('host.go_here')}
            <Icon name="next" />
          </button>
        </div>
      )}
      {isOpen && isHere && !spotlight && isSealed(step.type) && (
        <div className="host-acts">
          <DoneMeter done={done} of={of} />
          <button
            type="button"
            className={faceDown ? 'btn' : 'btn alt'}
            onClick={() => (done < of ? setAsking(true) : void turnOver())}
          >
            {faceDown ? t('host.turn') : t('host.turn_again')}
          </button>
        </div>
      )}
      {asking && (
        <Sheet title={t('host.turn')} close={() => setAsking(false)}>
          <p>{t('host.not_done', { n: of - done })}</p>
          <div className="row">
            <button type="button" className="btn alt" onClick={() => setAsking(false)}>
              {t('host.give_time')}
            </button>
            <button type="button" className="btn" onClick={() => void turnOver()}>
              {t('host.turn_now')}
            </button>
          </div>
        </Sheet>
      )}
      {writing && <WriteSheet step={step} close={() => setWriting(false)} />}
    </>
  )
}
