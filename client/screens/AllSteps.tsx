import type { Projection } from '#shared/board/projection.ts'
import { CardTable } from '../cards/CardTable.tsx'
import { useStepName } from '../plan/stepName.ts'
import { usePageTitle } from '../ui/pageTitle.ts'

/** After the meeting: everything that lies on the table, step by step, to read. */
export function AllSteps({ projection }: { projection: Projection }) {
  const nameOf = useStepName()
  usePageTitle(projection.group)
  return (
    <>
      <h1 className="words" dir="auto">
        {projection.group}
      </h1>
      {projection.steps
        .filter(step => step.count > 0)
        .map(step => (
          <section key={step.id} className="all-steps">
            <h2 className="words">{nameOf(step)}</h2>
            <CardTable step={step} leads={false} />
          </section>
        ))}
    </>
  )
}
