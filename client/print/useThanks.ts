import { useEffect, useState } from 'react'
import { lineOf } from '#shared/report/build.ts'
import type { Said } from '#shared/report/report.ts'
import { dayIn } from '#shared/words/words.ts'
import { knownGroup } from '../board/seats.ts'
import { askRecords, askReport, passOf } from '../report/api.ts'
import { useWords } from '../words.tsx'

/** What a group thanks its people for. */
export interface Thanks {
  readonly group: string
  /** The day as it is shown; empty where it is not known. */
  readonly day: string
  readonly people: number
  /** Of those who have said yes themselves, and only where names are wanted. */
  readonly names: readonly string[]
  /** What we did together, in one line. */
  readonly line: Said
  readonly cheers: readonly Said[]
}

/**
 * The last meeting that this device may read of. It is what the group's own report has: that decides what may be on paper.
 * Null until it is there, and where there is nothing, or nothing to be had.
 */
export function useThanks(board: string, withNames: boolean): Thanks | null {
  const words = useWords()
  const [thanks, setThanks] = useState<Thanks | null>(null)
  useEffect(() => {
    let current = true
    async function ask(): Promise<Thanks | null> {
      const known = knownGroup(board)
      const group = known && passOf(known)
      const last = group && (await askRecords(group)).meetings.at(-1)
      if (!last) return null
      const { tag } = words.language
      const choice = { audience: 'group', names: withNames, leftOut: [], parts: [] } as const
      const { data } = (await askReport(group, { number: last.number, language: tag, choice })).report
      const cards = data.steps.flatMap(step => [...step.cards, ...step.piles.flatMap(pile => pile.cards)])
      return {
        group: data.group,
        day: dayIn(words.language, data.day),
        people: data.people.length,
        names: data.people.flatMap(({ name, guest }) => name || (guest > 0 ? words.t('join.guest', { n: guest }) : [])),
        line: lineOf(data, words),
        cheers: cards.flatMap(({ kind, text, lang }) => (kind === 'cheer' && text !== null ? [{ text, lang }] : [])),
      }
    }
    ask().then(
      found => current && setThanks(found),
      // Without it there is a sheet less to print.
      () => current && setThanks(null),
    )
    return () => {
      current = false
    }
  }, [board, withNames, words])
  return thanks
}
