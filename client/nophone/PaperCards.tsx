import type { StepView } from '#shared/board/projection.ts'
import { stepTypes } from '#shared/meeting/steps.ts'
import { Composer } from '../cards/Composer.tsx'
import { useDraft } from '../cards/draft.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { JustWritten, useJustWritten } from './JustWritten.tsx'

/** A pile of paper cards, typed in one after the other. They wait face down like all others. [A13] */
export function PaperCards({ step, close }: { step: StepView; close: () => void }) {
  const { t } = useWords()
  const draft = useDraft(step.id, stepTypes[step.type].kinds, 'nobodys')
  const { cards, wrote, takeBack } = useJustWritten()
  return (
    <Sheet title={t('others.paper')} close={close}>
      <p>{t('others.paper_hint')}</p>
      <p className="hint">{t('others.paper_read')}</p>
      <Composer step={step} draft={draft} whose="nobodys" enterAdds onWritten={wrote} />
      {cards.length > 0 && (
        <section aria-labelledby="typed-in">
          <h3 id="typed-in">{t('others.paper_typed', { n: cards.length })}</h3>
          <JustWritten cards={cards} takeBack={takeBack} />
        </section>
      )}
    </Sheet>
  )
}
