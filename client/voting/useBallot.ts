import { useState } from 'react'
import type { RoundView } from '#shared/board/chosen.ts'
import type { Id } from '#shared/board/ids.ts'
import type { RefusalReason } from '#shared/protocol/refusal.ts'
import { mostOnOne, votesLeft } from '#shared/voting/methods.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'

type Marks = [option: string, count: number][]

/**
 * One person's votes in a round, and the way to change them.
 * @param voter somebody without a phone who has this device now: what they chose is not kept on it
 */
export function useBallot(round: RoundView, voter: Id<'seat'> | '') {
  const { t } = useWords()
  const act = useAct()
  const own = useView().ballots.get(round.id)?.marks ?? []
  const [theirs, setTheirs] = useState<Marks>([])
  const [refusal, setRefusal] = useState<RefusalReason | null>(null)
  const marks = voter ? theirs : own
  const left = votesLeft(round, marks)
  const countOn = (option: string) => marks.find(([marked]) => marked === option)?.[1] ?? 0

  /** One more or one less on this. Says why not, when it cannot be. */
  async function change(option: string, by: 1 | -1) {
    const count = countOn(option) + by
    if (count < 0) return
    if (by > 0 && left < 1) return answer(t('vote.none_left'))
    if (count > mostOnOne(round)) return answer(t('vote.one_each'))
    const others = marks.filter(([marked]) => marked !== option)
    const next: Marks = count > 0 ? [...others, [option, count]] : others
    if (voter) setTheirs(next)
    const after = left - by
    answer(
      Number.isFinite(after)
        ? t('vote.said', { n: count, left: after })
        : t(count > 0 ? 'vote.said_any' : 'vote.said_not'),
    )
    const whose = voter ? 'nobodys' : 'mine'
    const outcome = await act('ballot.cast', { round: round.id, marks: next, for: voter }, round.step, whose)
    setRefusal(outcome.done ? null : outcome.reason)
  }

  return { left, countOn, change, refusal }
}
