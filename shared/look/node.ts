/** A picture or a page as a tree, to be written to a file or drawn by the app. Text is always text, never markup. */
export type Node = string | Element

export interface Element {
  readonly tag: string
  /** As they are written in HTML and SVG. */
  readonly attrs: Readonly<Record<string, string>>
  readonly children: readonly Node[]
}

type Attrs = Readonly<Record<string, string | number | undefined>>
type Child = Node | null | readonly Child[]

const flat = (children: readonly Child[]): Node[] =>
  children.flatMap(child => {
    if (child === null) return []
    return typeof child === 'string' || 'tag' in child ? [child] : flat(child)
  })

/** An element. Attributes without a value are not there, and neither are children that are null. */
export function el(tag: string, attrs: Attrs, ...children: readonly Child[]): Element {
  const given = Object.entries(attrs).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return { tag, attrs: Object.fromEntries(given), children: flat(children) }
}

/** All words in a tree, without the elements around them. */
export const textOf = (node: Node): string => (typeof node === 'string' ? node : node.children.map(textOf).join(' '))
