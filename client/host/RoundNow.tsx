import { nanoid } from 'nanoid'
import { useState } from 'react'
import type { RoundView } from '#shared/board/chosen.ts'
import { doneCount, type Projection } from '#shared/board/projection.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useOptionText } from '../voting/option.ts'
import { RoundResult } from '../voting/RoundResult.tsx'
import { VotePanel } from '../voting/VotePanel.tsx'
import { useWords } from '../words.tsx'
import { CountHands } from './CountHands.tsx'
import { DoneMeter } from './DoneMeter.tsx'

type Asking = 'close' | 'cancel' | 'hands' | 'own' | null

/** The vote that is open, for whoever leads: who is done is a count, and what is chosen nobody knows. */
function OpenRound({ round, projection }: { round: RoundView; projection: Projection }) {
  const { t } = useWords()
  const act = useAct()
  const { here } = useView()
  const textOf = useOptionText()
  const [asking, setAsking] = useState<Asking>(null)
  const { done, of } = doneCount(projection.seats, here, round.id)

  async function end(name: 'round.close' | 'round.cancel') {
    setAsking(null)
    const outcome = await act(name, { round: round.id })
    answer(t(outcome.done ? (name === 'round.close' ? 'vote.closed' : 'vote.cancelled') : `refusal.${outcome.reason}`))
  }

  return (
    <section className="panel round-now" aria-labelledby="round-now">
      <h2 id="round-now">{t('sr.vote_open')}</h2>
      <ul>
        {round.options.map(option => (
          <li key={option.id} className="words" dir="auto" lang={option.lang || undefined}>
            {textOf(option)} {option.hands > 0 && <b>{t('vote.hands_n', { n: option.hands })}</b>}
          </li>
        ))}
      </ul>
      <div className="row">
        <button type="button" className="tool" onClick={() => setAsking('own')}>
          <Icon name="tick" />
          {t('vote.yours')}
        </button>
        <button type="button" className="tool" onClick={() => setAsking('hands')}>
          <Icon name="hand" />
          {t('vote.hands')}
        </button>
        <button type="button" className="tool bare" onClick={() => setAsking('cancel')}>
          {t('vote.cancel')}
        </button>
      </div>
      <div className="host-acts">
        <DoneMeter done={done} of={of} />
        <button
          type="button"
          className="btn"
          onClick={() => (done < of ? setAsking('close') : void end('round.close'))}
        >
          {t('vote.close')}
        </button>
      </div>
      {asking === 'own' && (
        <Sheet title={t('vote.yours')} close={() => setAsking(null)}>
          <VotePanel round={round} />
        </Sheet>
      )}
      {asking === 'hands' && <CountHands round={round} close={() => setAsking(null)} />}
      {asking === 'close' && (
        <Sheet title={t('vote.close')} close={() => setAsking(null)}>
          <p>{t('vote.close_ask', { n: of - done })}</p>
          <div className="row">
            <button type="button" className="btn alt" onClick={() => setAsking(null)}>
              {t('host.give_time')}
            </button>
            <button type="button" className="btn" onClick={() => void end('round.close')}>
              {t('vote.close')}
            </button>
          </div>
        </Sheet>
      )}
      {asking === 'cancel' && (
        <Sheet title={t('vote.cancel')} close={() => setAsking(null)}>
          <p>{t('vote.cancel_ask')}</p>
          <div className="row">
            <button type="button" className="btn alt" onClick={() => setAsking(null)}>
              {t('common.back')}
            </button>
            <button type="button" className="btn" onClick={() => void end('round.cancel')}>
              {t('vote.cancel')}
            </button>
          </div>
        </Sheet>
      )}
    </section>
  )
}

/** The latest vote of a step: open, or its result and, after a tie, the way to vote on those. */
export function RoundNow({ round, projection, isNow }: { round: RoundView; projection: Projection; isNow: boolean }) {
  const { t } = useWords()
  const act = useAct()
  if (round.state === 'open') return <OpenRound round={round} projection={projection} />
  const { step, method, votes, several, winners } = round
  const options = winners.map(({ id }) => id)
  return (
    <>
      <RoundResult round={round} />
      {isNow && options.length > 1 && (
        <button
          type="button"
          className="btn"
          onClick={async () => {
            const fewer = Math.min(votes, options.length - 1)
            const again = { round: nanoid(12), step, method, votes: fewer, several, options }
            const outcome = await act('round.open', again)
            answer(t(outcome.done ? 'vote.opened' : `refusal.${outcome.reason}`))
          }}
        >
          {t('vote.again')}
        </button>
      )}
    </>
  )
}
