import { useEffect, useState } from 'react'
import type { CheckView } from '#shared/board/chosen.ts'
import type { StepView } from '#shared/board/projection.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import { CheckPanel, CheckResult } from './CheckPanel.tsx'
import { Decided } from './Decided.tsx'
import { RefusedVotes } from './RefusedVotes.tsx'
import { RoundResult } from './RoundResult.tsx'
import { VotePanel } from './VotePanel.tsx'

/** Questions that are open, and the last answers to each that is closed. */
export const lastChecks = (checks: readonly CheckView[]): CheckView[] =>
  checks.filter(
    (check, at) =>
      check.state === 'open' ||
      !checks.slice(at + 1).some(later => later.sort === check.sort && later.decision === check.decision),
  )

interface AskedProps {
  readonly step: StepView
  /** The vote has the screen now. */
  readonly isVoting: boolean
  readonly isWriting: boolean
  /** Puts the vote aside to look at the cards, or takes it up again. */
  readonly putAside: (aside: boolean) => void
}

/** What everyone is asked in this step, above what they are doing. Nobody who is writing is taken away from it. */
export default function Asked({ step, isVoting, isWriting, putAside }: AskedProps) {
  const { t } = useWords()
  const { rounds, checks, decisions } = step.chosen
  const round = rounds.at(-1)
  const isOpen = round?.state === 'open'
  // The vote that this person was in, so that its result does not come where they are not looking.
  const [wasIn, setWasIn] = useState('')
  useEffect(() => {
    if (isOpen) setWasIn(isVoting ? round.id : '')
  }, [isOpen, isVoting, round])
  const about = (check: CheckView) => decisions.find(({ id }) => id === check.decision)
  return (
    <>
      <RefusedVotes />
      {isOpen && !isVoting && (
        <Notice sort="news">
          <p>{t('sr.vote_open')}</p>
          {!isWriting && (
            <button type="button" className="tool" onClick={() => putAside(false)}>
              {t('vote.go')}
            </button>
          )}
        </Notice>
      )}
      {lastChecks(checks).map(check =>
        check.state === 'open' ? (
          <CheckPanel key={check.id} check={check} decision={about(check)} />
        ) : check.decision !== '' && about(check)?.state !== 'asked' ? null : (
          <CheckResult key={check.id} check={check} decision={about(check)} />
        ),
      )}
      {decisions
        .filter(({ state }) => state === 'made')
        .map(decision => (
          <Decided key={decision.id} decision={decision} />
        ))}
      {round && !isOpen && <RoundResult key={round.id} round={round} isNew={wasIn === round.id} />}
      {isVoting && round && (
        <>
          <VotePanel round={round} />
          <button type="button" className="tool bare" onClick={() => putAside(true)}>
            {t('vote.look')}
          </button>
        </>
      )}
    </>
  )
}
