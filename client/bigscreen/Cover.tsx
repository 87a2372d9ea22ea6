import { TimeLeft } from '../plan/TimeLeft.tsx'
import { Cup } from '../ui/Cup.tsx'

/** Covered, or paused: nothing of the board is in the page. */
export function Cover({ words }: { words: string }) {
  return (
    <main className="big-screen cover">
      <Cup />
      <h1 className="words">{words}</h1>
      <TimeLeft />
    </main>
  )
}
