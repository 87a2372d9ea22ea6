import { useEffect, useId, useRef, useState } from 'react'
import type { StepView } from '#shared/board/projection.ts'
import { LONGEST } from '#shared/board/text.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'

/** What a step is called in this group, and how long it takes. */
export function StepForm({ step, close }: { step: StepView; close: () => void }) {
  const { t } = useWords()
  const act = useAct()
  const ids = useId()
  const [name, setName] = useState(step.name)
  const [minutes, setMinutes] = useState(String(step.minutes))
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  async function save() {
    const outcome = await act('step.change', { step: step.id, name, minutes: Math.min(24 * 60, Number(minutes)) })
    answer(outcome.done ? t('common.saved') : t(`refusal.${outcome.reason}`))
    if (outcome.done) close()
  }

  return (
    <form
      className="step-form"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <label htmlFor={`${ids}-name`} className="label">
        {t('plan.name')}
      </label>
      <input
        id={`${ids}-name`}
        ref={field}
        className="field"
        value={name}
        maxLength={LONGEST.step}
        dir="auto"
        placeholder={t(`step.${step.type}`)}
        aria-describedby={`${ids}-hint`}
        onChange={event => setName(event.currentTarget.value)}
      />
      <p className="hint" id={`${ids}-hint`}>
        {t('plan.name_hint')}
      </p>
      <label htmlFor={`${ids}-minutes`} className="label">
        {t('plan.minutes')}
      </label>
      <input
        id={`${ids}-minutes`}
        className="field number"
        inputMode="numeric"
        value={minutes}
        maxLength={4}
        onChange={event => setMinutes(event.currentTarget.value.replace(/\D/g, ''))}
      />
      <div className="row">
        <button type="submit" className="tool">
          {t('common.save')}
        </button>
        <button type="button" className="tool bare" onClick={close}>
          {t('plan.keep')}
        </button>
      </div>
    </form>
  )
}
