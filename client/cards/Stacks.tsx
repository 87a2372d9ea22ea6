import type { StepView } from '#shared/board/projection.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { iconOf, lookClass } from './kind.ts'

/** A stack for each kind, always the same height: nobody sees how many cards there are. */
export function Stacks({ step }: { step: StepView }) {
  const { t } = useWords()
  return (
    <div className={`stacks of-${step.kinds.length}`}>
      {step.kinds.map(({ kind }) => (
        <div key={kind} className={`stack ${lookClass(kind)}`}>
          <div className="stacked" aria-hidden="true">
            <i />
            <i />
            <i>
              <Icon name={iconOf(kind)} className="" />
            </i>
          </div>
          <p>{t(`kinds.${kind}`)}</p>
        </div>
      ))}
    </div>
  )
}
