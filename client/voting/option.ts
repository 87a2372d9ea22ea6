import type { OptionView } from '#shared/board/chosen.ts'
import type { Cell } from '#shared/voting/safe.ts'
import { lookClass } from '../cards/kind.ts'
import { useWords } from '../words.tsx'

/** Colour and shape of what can be chosen. */
export const optionLook = ({ kind }: OptionView): string => (kind ? lookClass(kind) : '')

/** What it says, or why it says nothing. */
export function useOptionText(): (option: OptionView) => string {
  const { t } = useWords()
  return option => option.text ?? t(option.kind ? 'card.covered' : 'vote.gone')
}

/** A number as it may be shown. */
export function useCellText(): (cell: Cell) => string {
  const { t } = useWords()
  return cell => (typeof cell === 'number' ? String(cell) : t(`vote.${cell}`))
}

/** A number for each text, the same every time, spread over all numbers. FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}

/** The same things in another order for every voter, so that none has the best place; the same again after a reload. */
export const inOwnOrder = (options: readonly OptionView[], voter: string): OptionView[] =>
  [...options].sort((a, b) => hashOf(voter + a.id) - hashOf(voter + b.id))
