import type { Projection } from '#shared/board/projection.ts'
import { hasCards, isSealed } from '#shared/meeting/steps.ts'
import { useAct } from '../board/table.tsx'
import { useStepName } from '../plan/stepName.ts'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { WhatIsThere } from './WhatIsThere.tsx'

/** What is not done yet and will be over with the meeting: the host may want to go back to it first. */
function useUndone({ steps, balance }: Projection): string[] {
  const { t } = useWords()
  const nameOf = useStepName()
  const asked = steps.flatMap(({ chosen }) => chosen.decisions.filter(({ state }) => state === 'asked'))
  // Whether anything lies face down there is nobody's to know; that nobody has turned over is known to all.
  const faceDown = steps.filter(
    ({ type, skipped, turned }) => hasCards(type) && isSealed(type) && !skipped && turned === 0,
  )
  return [
    ...(steps.some(({ chosen }) => chosen.rounds.some(({ state }) => state === 'open')) ? [t('close.vote_open')] : []),
    ...(steps.some(({ chosen }) => chosen.checks.some(({ state }) => state === 'open')) ? [t('close.check_open')] : []),
    ...(balance?.way ? [t('close.way_on')] : []),
    ...asked.map(({ text }) => t('close.not_decided', { words: text })),
    ...(faceDown.length > 0
      ? [t('close.not_turned', { steps: faceDown.map(nameOf).join(' · ') }), t('close.they_wait')]
      : []),
  ]
}

/** The meeting as it will be closed, to check; then it is closed for everyone, and can be opened again for a while. */
export function CloseSheet({ projection, close }: { projection: Projection; close: () => void }) {
  const { t } = useWords()
  const act = useAct()
  const undone = useUndone(projection)
  return (
    <Sheet title={t('close.button')} close={close}>
      <p>{t('close.ask')}</p>
      <h3>{t('close.kept')}</h3>
      <WhatIsThere projection={projection} />
      {undone.length > 0 && (
        <Notice sort="wait">
          <h3>{t('close.not_done')}</h3>
          <ul>
            {undone.map(words => (
              <li key={words} className="words" dir="auto">
                {words}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="row">
        <button
          type="button"
          className="btn"
          onClick={async () => {
            close()
            const outcome = await act('meeting.close', {})
            answer(outcome.done ? t('close.done') : t(`refusal.${outcome.reason}`))
          }}
        >
          <Icon name="flag" />
          {t('close.yes')}
        </button>
        <button type="button" className="btn alt" onClick={close}>
          {t('close.no')}
        </button>
      </div>
    </Sheet>
  )
}
