import { useState } from 'react'
import { doneCount, type Projection, type StepView } from '#shared/board/projection.ts'
import { doneMark } from '#shared/meeting/done.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { DoneMeter } from './DoneMeter.tsx'

/** Turns the cards of a step over for all; asks once more while somebody is not done. */
export function TurnOver({ step, projection }: { step: StepView; projection: Projection }) {
  const { t } = useWords()
  const act = useAct()
  const { here } = useView()
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { done, of } = doneCount(projection.seats, here, doneMark(step))
  const isFirst = step.turned === 0

  async function turnOver() {
    setAsking(false)
    const outcome = await act('cards.turnOver', { step: step.id, turned: step.turned })
    setRefusal(outcome.done ? null : t(`refusal.${outcome.reason}`))
    answer(outcome.done ? t('host.turned') : t(`refusal.${outcome.reason}`))
  }

  return (
    <>
      {refusal && <Notice sort="bad">{refusal}</Notice>}
      <div className="host-acts">
        <DoneMeter done={done} of={of} />
        <button
          type="button"
          className={isFirst ? 'btn' : 'btn alt'}
          onClick={() => (done < of ? setAsking(true) : void turnOver())}
        >
          {isFirst ? t('host.turn') : t('host.turn_again')}
        </button>
      </div>
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
    </>
  )
}
