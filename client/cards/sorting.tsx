import { createContext, type ReactNode, useContext } from 'react'
import type { Id } from '#shared/board/ids.ts'
import type { CardView } from '#shared/board/projection.ts'

/** A list that cards can be put in. */
export interface Zone {
  /** Unique on the page. */
  readonly id: string
  /** The pile that a card put here belongs to; empty for its kind on the table. */
  readonly pile: Id<'pile'> | ''
  /** What it is called, for who cannot see it. */
  readonly name: string
}

/** How lists and cards are drawn. Dragging replaces these parts with ones that can be dragged; nothing else changes. */
export interface SortingParts {
  List(props: { zone: Zone; children: ReactNode }): ReactNode
  Item(props: { card: CardView; className: string; children: ReactNode }): ReactNode
  Grip(props: { card: CardView }): ReactNode
}

const plain: SortingParts = {
  List: ({ children }) => <ul>{children}</ul>,
  Item: ({ card, className, children }) => (
    <li className={className} data-card={card.id}>
      {children}
    </li>
  ),
  Grip: () => null,
}

const SortingContext = createContext(plain)

export const SortingProvider = SortingContext.Provider
export const useSortingParts = () => useContext(SortingContext)
