import { createElement, type ReactNode } from 'react'
import type { Node } from '#shared/look/node.ts'

const others: Readonly<Record<string, string>> = { class: 'className', tabindex: 'tabIndex' }

/** What an attribute is called where elements are made: `stroke-width` is `strokeWidth`. */
const named = (name: string): string =>
  others[name] ?? (/^(aria|data)-/.test(name) ? name : name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()))

const drawn = (node: Node): ReactNode =>
  typeof node === 'string'
    ? node
    : createElement(
        node.tag,
        Object.fromEntries(Object.entries(node.attrs).map(([name, value]) => [named(name), value])),
        ...node.children.map(drawn),
      )

/** Draws a tree of `shared/look`: made of elements and text, never of markup. */
export const Tree = ({ node }: { node: Node }) => drawn(node)
