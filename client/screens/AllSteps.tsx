import type { Projection } from '#shared/board/projection.ts'
import { CardTable } from '../cards/CardTable.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { useWords } from '../words.tsx'

/** After the meeting: everything that lies on the table, step by step, to read. */
export function AllSteps({ projection }: { projection: Projection }) {
  const { t } = useWords()
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
            <h2>{t(`step.${step.type}`)}</h2>
            <CardTable step={step} leads={false} />
          </section>
        ))}
    </>
  )
}
