import type { Projection } from '#shared/board/projection.ts'
import { useStepName } from '../plan/stepName.ts'
import { useWords } from '../words.tsx'

/** As many as are looked at; the last first. */
const SHOWN = 8

/** What hosts and the system have done, for everyone to see. Never a name, never anybody's words. */
export function Deeds({ projection: { deeds, steps } }: { projection: Projection }) {
  const { t } = useWords()
  const nameOf = useStepName()
  const stepName = (id: string) => {
    const found = steps.find(one => one.id === id)
    return found ? nameOf(found) : ''
  }
  return (
    <ol className="deeds" reversed>
      {[...deeds]
        .reverse()
        .slice(0, SHOWN)
        .map(({ id, what, step }) => (
          <li key={id}>
            {t(`deed.${what}`)} {step && <span className="hint words">{stepName(step)}</span>}
          </li>
        ))}
    </ol>
  )
}
