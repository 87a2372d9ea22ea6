import { useEffect, useRef, useState } from 'react'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import type { Report } from '#shared/report/report.ts'
import { type Trouble, troubleOf } from '../board/api.ts'
import { askReport, type Group, type Wanted } from './api.ts'

interface Made {
  readonly report: Report
  /** Everything that could be left out; for hosts only. */
  readonly record: FiledMeeting | null
  /** Stands for the words of the record; for hosts only. */
  readonly of: string
  /** The files that it can be. */
  readonly formats: readonly string[]
}

/** The report as it is wanted now. The one before stays until it is there, so that nothing jumps; `trouble` if it cannot be had. */
export function useReport(group: Group, wanted: Wanted, attempt = 0): { made: Made | null; trouble: Trouble | null } {
  const [made, setMade] = useState<Made | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const asked = useRef(0)
  const key = JSON.stringify(wanted)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wanted is compared by its words, and "try again" is another attempt
  useEffect(() => {
    const mine = ++asked.current
    askReport(group, wanted).then(
      answer => {
        if (mine !== asked.current) return
        setMade(answer)
        setTrouble(null)
      },
      error => mine === asked.current && setTrouble(troubleOf(error)),
    )
  }, [group, key, attempt])
  return { made, trouble }
}
