import { TimeLeft } from '../plan/TimeLeft.tsx'
import { WallLine } from '../speaking/WallLine.tsx'

/** What the host says, for everyone to read along; or a talk without cards. */
export function Say({ title, words }: { title: string; words: string }) {
  return (
    <div className="big-screen say-it">
      <header>
        <h1 className="words">{title}</h1>
        <TimeLeft />
      </header>
      <main>
        <p>{words}</p>
      </main>
      <footer>
        <WallLine />
      </footer>
    </div>
  )
}
