import { useState } from 'react'
import type { Projection, StepView } from '#shared/board/projection.ts'
import { hardAndLate } from '#shared/meeting/plan.ts'
import { useAct } from '../board/table.tsx'
import { useStepName } from '../plan/stepName.ts'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { PlanSheet } from './PlanSheet.tsx'

/** A step that takes strength and comes when people are tired. The host may leave it there. [M4] */
function LateStep({ step, projection, leave }: { step: StepView; projection: Projection; leave: () => void }) {
  const { t } = useWords()
  const act = useAct()
  const nameOf = useStepName()
  const { steps, step: current } = projection

  function moveUp() {
    // Next, or third of a plan that has not begun: after people know each other.
    const before = steps[Math.max(current?.number ?? 0, 2)]
    void act('step.move', { step: step.id, before: before?.id ?? '' })
    answer(t('plan.moved', { name: nameOf(step), n: before?.number ?? steps.length, total: steps.length }))
  }

  return (
    <section className="panel late-step">
      <p>{t('plan.late', { name: nameOf(step) })}</p>
      <div className="row">
        <button type="button" className="tool" onClick={moveUp}>
          <Icon name="up" />
          {t('plan.move_early')}
        </button>
        <button type="button" className="tool bare" onClick={leave}>
          {t('plan.leave_late')}
        </button>
      </div>
    </section>
  )
}

interface StepPlanProps {
  readonly projection: Projection
  readonly looked: string
  readonly look: (step: string) => void
}

/** The steps of the meeting. Tapping one looks at it; the room stays where it is. */
export function StepPlan({ projection, looked, look }: StepPlanProps) {
  const { t } = useWords()
  const nameOf = useStepName()
  const [changing, setChanging] = useState(false)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const { steps, step: current, meeting } = projection
  const now = current?.number ?? 0
  const [late] = hardAndLate(steps).filter(({ number, id }) => number > now + 1 && !left.has(id))
  const placeOf = ({ number, skipped }: StepView) =>
    skipped ? 'skipped' : number < now ? 'past' : number === now ? 'now' : ''

  return (
    <>
      <nav className="plan" aria-label={t('host.plan')}>
        <h2>{t('host.plan')}</h2>
        <ol>
          <li className={now === 0 ? 'now' : 'past'}>
            <button type="button" aria-pressed={looked === ''} onClick={() => look('')}>
              <span className="n">
                <Icon name="door" className="" />
              </span>
              <span>{t('host.arrive')}</span>
            </button>
          </li>
          {steps.map(step => (
            <li key={step.id} className={placeOf(step)}>
              <button
                type="button"
                aria-pressed={looked === step.id}
                aria-current={step.number === now ? 'step' : undefined}
                onClick={() => look(step.id)}
              >
                <span className="n">{placeOf(step) === 'past' ? <Icon name="tick" className="" /> : step.number}</span>
                <span className="words">{nameOf(step)}</span>
                <span className="minutes">
                  {step.skipped ? t('plan.skipped') : step.minutes > 0 && t('host.minutes', { n: step.minutes })}
                </span>
              </button>
            </li>
          ))}
        </ol>
        {late && meeting.state !== 'closed' && (
          <LateStep step={late} projection={projection} leave={() => setLeft(new Set([...left, late.id]))} />
        )}
        {meeting.state !== 'closed' && (
          <button type="button" className="tool change-plan" onClick={() => setChanging(true)}>
            <Icon name="grip" />
            {t('plan.change')}
          </button>
        )}
      </nav>
      {changing && <PlanSheet projection={projection} close={() => setChanging(false)} />}
    </>
  )
}
