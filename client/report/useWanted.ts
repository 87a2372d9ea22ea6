import { useRef, useState } from 'react'
import * as v from 'valibot'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { readFirst } from '#shared/report/readFirst.ts'
import { sectionNames } from '#shared/report/report.ts'
import { device } from '../board/device.ts'
import { choice, type Wanted } from './api.ts'

/** What a host has cut, and the words that were left out with a sum of each: numbers of another record mean other words. */
const kept = v.object({ choice, language: v.string(), leftOut: v.record(v.string(), v.number()) })

const keyOf = (board: string, number: number) => `report.${board}.${number}`

/** A sum by which words are known again (FNV-1a, 32 bit). It gives none of them away that is not known already. */
function sumOf(words: string): number {
  let sum = 0x811c9dc5
  for (const unit of words) sum = Math.imul(sum ^ unit.codePointAt(0)!, 0x01000193) >>> 0
  return sum
}

const sumsIn = (record: FiledMeeting): ReadonlyMap<number, number> =>
  new Map(readFirst(record).map(({ n, text }) => [n, sumOf(text)]))

function keptFor(board: string, number: number) {
  const found = v.safeParse(kept, device.get(keyOf(board, number)))
  return found.success ? found.output : null
}

/**
 * [O67] What a host wants to see and has cut, kept on their device for each meeting until they come back.
 * @param language of a report that was not made before
 */
export function useWanted(board: string, newest: number, language: string) {
  const forMeeting = (number: number, before: string): Wanted => {
    const found = keptFor(board, number)
    if (found) return { number, language: found.language, choice: found.choice }
    const fresh = { audience: 'easy' as const, names: false, leftOut: [], parts: [...sectionNames] }
    return { number, language: before, choice: fresh }
  }
  const [wanted, setWanted] = useState(() => forMeeting(newest, language))
  /** Of this tab alone: what is on the device another tab can have written since. */
  const leftSums = useRef<Readonly<Record<string, number>>>(keptFor(board, newest)?.leftOut ?? {})

  /** With what other tabs of this host have left out since, but for what is taken back in now. */
  function withOthers(next: Wanted, sums: ReadonlyMap<number, number>): Wanted {
    const found = Object.entries(keptFor(board, next.number)?.leftOut ?? {})
    const theirs = found.flatMap(([n, sum]) => (sums.get(Number(n)) === sum ? [Number(n)] : []))
    const takenIn = new Set(wanted.choice.leftOut.filter(n => !next.choice.leftOut.includes(n)))
    const all = new Set([...next.choice.leftOut, ...theirs])
    const leftOut = [...all].filter(n => !takenIn.has(n)).sort((a, b) => a - b)
    return { ...next, choice: { ...next.choice, leftOut } }
  }

  function keep({ number, choice, language }: Wanted, sums: ReadonlyMap<number, number>): void {
    leftSums.current = Object.fromEntries(choice.leftOut.map(n => [n, sums.get(n) ?? 0]))
    device.set(keyOf(board, number), { choice, language, leftOut: leftSums.current })
  }

  function want(next: Wanted, record: FiledMeeting | null): void {
    // Another meeting may still be on its way.
    if (record?.number !== next.number) return setWanted(next)
    const sums = sumsIn(record)
    const all = withOthers(next, sums)
    setWanted(all)
    keep(all, sums)
  }

  return {
    wanted,
    want,
    goTo(number: number): void {
      leftSums.current = keptFor(board, number)?.leftOut ?? {}
      setWanted(forMeeting(number, wanted.language))
    },
    /** Takes back in what was left out of another record under the same number. */
    check(record: FiledMeeting): void {
      const { choice, number } = wanted
      if (record.number !== number) return
      const sums = sumsIn(record)
      const leftOut = choice.leftOut.filter(n => sums.get(n) === leftSums.current[n])
      if (leftOut.length !== choice.leftOut.length) want({ ...wanted, choice: { ...choice, leftOut } }, record)
    },
  }
}
