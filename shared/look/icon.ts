import { type Element, el } from './node.ts'

/** A picture of the sprite (`sprite.svg`), which is in the page once. It says nothing by itself. */
export const icon = (name: string, className = 'i'): Element =>
  el(
    'svg',
    { class: className || undefined, 'aria-hidden': 'true', focusable: 'false' },
    el('use', { href: `#i-${name}` }),
  )

/** The same within a picture: a square with its corner at `x`, `y`. */
export const iconAt = (name: string, x: number, y: number, size: number): Element =>
  el('use', { href: `#i-${name}`, x, y, width: size, height: size })
