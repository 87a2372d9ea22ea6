import type { Projection, StepView } from '#shared/board/projection.ts'
import { CardTable } from '../cards/CardTable.tsx'
import { useStepName } from '../plan/stepName.ts'
import { usePageTitle } from '../ui/pageTitle.ts'
import { Decided } from '../voting/Decided.tsx'
import { RoundResult } from '../voting/RoundResult.tsx'

const hasChosen = ({ chosen: { rounds, decisions } }: StepView) => rounds.length + decisions.length > 0

/** What was decided and chosen in a step. */
function ChosenHere({ step: { chosen } }: { step: StepView }) {
  return (
    <>
      {chosen.decisions
        .filter(({ state }) => state === 'made')
        .map(decision => (
          <Decided key={decision.id} decision={decision} />
        ))}
      {chosen.rounds
        .filter(({ state }) => state === 'closed')
        .map(round => (
          <RoundResult key={round.id} round={round} />
        ))}
    </>
  )
}

/** After the meeting: everything that lies on the table, step by step, to read. */
export default function AllSteps({ projection }: { projection: Projection }) {
  const nameOf = useStepName()
  usePageTitle(projection.group)
  return (
    <>
      {projection.steps
        .filter(step => step.count > 0 || hasChosen(step))
        .map(step => (
          <section key={step.id} className="all-steps">
            <h2 className="words">{nameOf(step)}</h2>
            <ChosenHere step={step} />
            <CardTable step={step} leads={false} />
          </section>
        ))}
    </>
  )
}
