import { nanoid } from 'nanoid'
import type { Id } from '#shared/board/ids.ts'
import type { WayName } from '#shared/speaking/ways.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'

/** Starts a way to share the time, and says so. @returns whether it was started */
export function useStartWay(): (kind: WayName, minutes: number, to?: Id<'seat'>) => Promise<boolean> {
  const { t } = useWords()
  const act = useAct()
  return async (kind, minutes, to) => {
    const outcome = await act('way.start', { way: nanoid(12) as Id<'way'>, kind, minutes, to: to ?? '' })
    answer(outcome.done ? t('ways.started') : t(`refusal.${outcome.reason}`))
    return outcome.done
  }
}
