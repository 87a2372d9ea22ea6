import { useCallback } from 'react'
import type { PileView } from '#shared/board/projection.ts'
import { useWords } from '../words.tsx'

/** What a pile is called; one without a name goes by its first words. */
export function usePileName(): (pile: PileView) => string {
  const { t } = useWords()
  return useCallback(({ name, cards }) => name || firstWords(cards[0]?.text ?? '') || t('pile.no_name'), [t])
}

/** Enough of a card to know it by. */
export const firstWords = (text: string): string => {
  const words = text.split(' ')
  return words.length > 6 ? `${words.slice(0, 6).join(' ')}…` : text
}
