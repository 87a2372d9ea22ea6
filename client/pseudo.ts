/** Shows a run of Latin letters from right to left, as letters of Arabic would stand. */
const turned = (text: string) => text.replace(/\p{L}[\p{L}\p{M}’']*/gu, word => `\u202e${word}\u202c`)

type Node = string | readonly Node[] | { readonly [key: string]: Node } | number | boolean | null | undefined

/** In a parsed message only the `value` of a literal (type 0) is words. */
function turnNode(node: Node): Node {
  if (Array.isArray(node)) return node.map(turnNode)
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node as Record<string, Node>)
  const literal = (node as { type?: Node }).type === 0
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      literal && key === 'value' && typeof value === 'string' ? turned(value) : turnNode(value),
    ]),
  )
}

/** A catalogue from right to left: finds what was laid out for one direction only. */
export const pseudo = <Catalogue extends object>(catalogue: Catalogue): Catalogue =>
  Object.fromEntries(
    Object.entries(catalogue).map(([key, message]) => [
      key,
      typeof message === 'string' ? turned(message) : turnNode(message as Node),
    ]),
  ) as Catalogue
