import type { Projection } from '#shared/board/projection.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

interface StepPlanProps {
  readonly projection: Projection
  readonly looked: string
  readonly look: (step: string) => void
}

/** The steps of the meeting. Tapping one looks at it; the room stays where it is. */
export function StepPlan({ projection, looked, look }: StepPlanProps) {
  const { t } = useWords()
  const { steps, step: current } = projection
  const now = current?.number ?? 0
  return (
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
        {steps.map(({ id, type, number, minutes }) => (
          <li key={id} className={number < now ? 'past' : number === now ? 'now' : ''}>
            <button
              type="button"
              aria-pressed={looked === id}
              aria-current={number === now ? 'step' : undefined}
              onClick={() => look(id)}
            >
              <span className="n">{number < now ? <Icon name="tick" className="" /> : number}</span>
              <span>{t(`step.${type}`)}</span>
              <span className="minutes">{t('host.minutes', { n: minutes })}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
