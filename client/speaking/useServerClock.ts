import { useEffect } from 'react'
import { askTime } from '../board/api.ts'
import type { BoardStore } from '../board/store.ts'
import { useStore, useView } from '../board/table.tsx'
import { ServerClock } from './clock.ts'

const clocks = new WeakMap<BoardStore, ServerClock>()

const newClock = (clockAhead: number) =>
  new ServerClock(
    {
      running: () => performance.now(),
      ask: () => askTime().then(({ at }) => at),
      after: (ms, callback) => {
        const timer = setTimeout(callback, ms)
        return () => clearTimeout(timer)
      },
    },
    Date.now() + clockAhead,
  )

/** [W30] The one clock by which this page times everybody's turns; it is put right with the network and with the page. */
export function useServerClock(): ServerClock {
  const store = useStore()
  const { clockAhead } = useView()
  const clock = clocks.get(store) ?? newClock(clockAhead)
  clocks.set(store, clock)
  useEffect(() => {
    const again = () => {
      if (document.visibilityState !== 'hidden') void clock.sync()
    }
    again()
    addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [clock])
  return clock
}
