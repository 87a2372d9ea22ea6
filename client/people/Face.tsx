import type { Shown } from '#shared/board/projection.ts'
import { useWords } from '../words.tsx'

const LOOKS = ['hope', 'fear', 'idea', 'strength', 'guest'] as const

/** The same colour for the same seat on every screen. */
const lookOf = (seat: string) => LOOKS[[...seat].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % LOOKS.length]

/** What somebody is called: their own word for it, or "Guest 4". */
export function useNameOf(): (shown: Shown) => string {
  const { t } = useWords()
  return ({ name, guest }) => name || t('join.guest', { n: guest })
}

/** A seat as a round picture with the first letter of a name. The name stands beside it. */
export function Face({ seat, shown }: { seat: string; shown: Shown }) {
  const letter = shown.name ? [...shown.name][0]!.toLocaleUpperCase() : String(shown.guest)
  return (
    <span className={`face ${lookOf(seat)}`} aria-hidden="true">
      {letter}
    </span>
  )
}
