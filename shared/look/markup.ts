import type { Node } from './node.ts'

/** What a name of a tag or an attribute may be; nothing of it comes from people. */
const NAME = /^(xml:)?[a-zA-Z][a-zA-Z-]*\d?$/

/** Tags that nothing is in: HTML has no end tag for them. */
const empty: ReadonlySet<string> = new Set(['meta', 'br', 'hr', 'img'])

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** [O21] Text that can mean nothing but itself, in an element or a quoted attribute, in HTML and in XML. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot hold
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, sign => signs[sign]!)

const named = (name: string): string => {
  if (!NAME.test(name)) throw new Error(`no name of a tag or an attribute: ${name}`)
  return name
}

/** [O21] A tree as HTML, or, where it is all SVG, as XML. @throws when a tag or an attribute is none */
export function markup(node: Node): string {
  if (typeof node === 'string') return escaped(node)
  const tag = named(node.tag)
  const attrs = Object.entries(node.attrs).map(([name, value]) => ` ${named(name)}="${escaped(value)}"`)
  const open = `<${tag}${attrs.join('')}>`
  return empty.has(tag) ? open : `${open}${node.children.map(markup).join('')}</${tag}>`
}
