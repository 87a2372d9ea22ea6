import { FURTHEST } from '#shared/speaking/transcript/align.ts'
import { useWords } from '../words.tsx'
import { useTime } from './time.ts'

interface ImportWhenProps {
  /** How long after the meeting the transcript begins, ms; before it where below zero. */
  readonly offset: number
  /** Where it fits the taps best, and not where a host has put it. */
  readonly isFound: boolean
  readonly move: (offset: number) => void
}

const STEPS = [-60_000, -5000, 5000, 60_000]
/** A recording may have begun hours into the meeting: a host may move it further than is searched. */
const MOST = 24 * FURTHEST

/** When a transcript began, in words, and buttons that move it. */
export function ImportWhen({ offset, isFound, move }: ImportWhenProps) {
  const { t } = useWords()
  const timeOf = useTime()
  const key = offset === 0 ? 'with' : offset > 0 ? 'after' : 'before'
  return (
    <fieldset className="import-when">
      <legend>{t('import.when')}</legend>
      <p role="status">
        <strong>{key === 'with' ? t('import.with') : t(`import.${key}`, { time: timeOf(offset) })}</strong>
      </p>
      <p className="hint">{t(isFound ? 'import.fits' : 'import.no_fit')}</p>
      <div className="row">
        {STEPS.map(step => (
          <button
            key={step}
            type="button"
            className="tool"
            onClick={() => move(Math.min(MOST, Math.max(-MOST, offset + step)))}
          >
            {t(step < 0 ? 'import.earlier' : 'import.later', { time: timeOf(step) })}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
