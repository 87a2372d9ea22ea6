import { type Kind, kinds, type Sharing } from '../board/kinds.ts'

/**
 * How a card will reach the others: decided here alone, for what the server does with it and for what the box says.
 * @param showName what the writer chose, where the kind lets them choose
 */
export function sharingOf(kind: Kind, showName: boolean): Sharing {
  const { sharing } = kinds[kind]
  return sharing === 'named' && !showName ? 'sealed' : sharing
}

/** Below this many people at the table the box warns that the others may guess. */
export const SMALL_GROUP = 5
