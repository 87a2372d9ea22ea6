import type { Board, Row } from '../board/schema.ts'

/** Cards side by side: of a pile, or else of a kind on the table. */
export const neighbours = (board: Board, { step, kind, pile }: Pick<Row<'card'>, 'step' | 'kind' | 'pile'>) =>
  [...board.card.values()].filter(card =>
    pile ? card.pile === pile : card.step === step && card.kind === kind && card.pile === '',
  )
