import { nanoid } from 'nanoid'
import { useEffect, useRef, useState } from 'react'
import type { Id } from '#shared/board/ids.ts'
import type { Projection, StepView } from '#shared/board/projection.ts'
import { minutesOf } from '#shared/meeting/plan.ts'
import { type StepName, stepNames } from '#shared/meeting/steps.ts'
import { useAct } from '../board/table.tsx'
import { useStepName } from '../plan/stepName.ts'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { StepForm } from './StepForm.tsx'

/** Changing the plan: order, names, minutes, what is left out today, and more steps. Nothing is ever lost by it. */
export function PlanSheet({ projection, close }: { projection: Projection; close: () => void }) {
  const { t } = useWords()
  const act = useAct()
  const nameOf = useStepName()
  const [changing, setChanging] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  /** The button that moved its own row: the row is another one now, and the focus stays with it. */
  const focused = useRef<string | null>(null)
  const { steps, step: current } = projection

  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows have moved
  useEffect(() => {
    if (focused.current) list.current?.querySelector<HTMLElement>(focused.current)?.focus()
    focused.current = null
  }, [steps])

  function move(step: StepView, by: -1 | 1) {
    const to = step.number - 1 + by
    const before = steps[by < 0 ? to : to + 1]?.id ?? ''
    focused.current = `[data-move="${step.id} ${by}"]`
    void act('step.move', { step: step.id, before })
    answer(t('plan.moved', { name: nameOf(step), n: to + 1, total: steps.length }))
  }

  async function skip(step: StepView) {
    const skipped = !step.skipped
    const outcome = await act('step.skip', { step: step.id, skipped })
    answer(
      outcome.done
        ? t(skipped ? 'plan.left_out' : 'plan.back', { name: nameOf(step) })
        : t(`refusal.${outcome.reason}`),
    )
  }

  /** Right after where the room is, or at the end of a plan that has not begun. */
  async function add(type: StepName) {
    const step = nanoid(12) as Id<'step'>
    const outcome = await act('step.add', { step, type, after: current?.id ?? '' })
    setAdding(false)
    const n = current ? current.number + 1 : steps.length + 1
    answer(outcome.done ? t('plan.added', { name: t(`step.${type}`), n }) : t(`refusal.${outcome.reason}`))
  }

  return (
    <Sheet title={t('plan.change')} close={close}>
      <p>{t('plan.total', { n: minutesOf(steps) })}</p>
      <ol className="plan-rows" ref={list}>
        {steps.map(step => (
          <li key={step.id} className={step.skipped ? 'skipped' : ''}>
            <p className="what">
              <b>{step.number}</b>
              <span className="words" dir="auto">
                {nameOf(step)}
              </span>
              <span className="hint">
                {step.skipped
                  ? t('plan.skipped')
                  : step.minutes > 0
                    ? t('host.minutes', { n: step.minutes })
                    : t('plan.no_minutes')}
              </span>
            </p>
            <div className="row">
              {([-1, 1] as const).map(by => (
                <button
                  key={by}
                  type="button"
                  className="tool"
                  data-move={`${step.id} ${by}`}
                  aria-disabled={!steps[step.number - 1 + by]}
                  onClick={() => steps[step.number - 1 + by] && move(step, by)}
                >
                  <Icon name={by < 0 ? 'up' : 'down'} />
                  <span className="vh">
                    {t(by < 0 ? 'plan.up' : 'plan.down')}: {nameOf(step)}
                  </span>
                </button>
              ))}
              <button
                type="button"
                className="tool"
                aria-expanded={changing === step.id}
                onClick={() => setChanging(changing === step.id ? null : step.id)}
              >
                {t('plan.edit')} <span className="vh">{nameOf(step)}</span>
              </button>
              {step.id !== current?.id && (
                <button type="button" className="tool" onClick={() => void skip(step)}>
                  {t(step.skipped ? 'plan.bring_back' : 'plan.skip')} <span className="vh">{nameOf(step)}</span>
                </button>
              )}
            </div>
            {changing === step.id && <StepForm step={step} close={() => setChanging(null)} />}
          </li>
        ))}
      </ol>
      {adding ? (
        <section aria-labelledby="add-step">
          <h3 id="add-step">{t('plan.add_which')}</h3>
          <div className="row">
            {stepNames.map(type => (
              <button key={type} type="button" className="tool" onClick={() => void add(type)}>
                {t(`step.${type}`)}
              </button>
            ))}
          </div>
        </section>
      ) : (
        <button type="button" className="btn alt" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          {t('plan.add')}
        </button>
      )}
    </Sheet>
  )
}
