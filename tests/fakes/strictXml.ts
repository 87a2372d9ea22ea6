/**
 * Reads XML as strictly as a program for documents does, and refuses what is not well-formed. Knows the part of XML that
 * office files are written in: elements, attributes, text and the five entities; no DTD, no CDATA.
 */
const NAME = '[A-Za-z_][\\w.:-]*'
const CHARS = '\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}'
const allowed = new RegExp(`^[${CHARS}]*$`, 'u')
const reference = /&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);/g
const token = new RegExp(
  `<\\?xml[^?]*\\?>|</(${NAME})\\s*>|<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>|([^<]+)`,
  'uy',
)
const attribute = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'gu')

const known: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plainly = (text: string) =>
  text.replace(/&(#x?)?(\w+);/g, (_, number: string | undefined, name: string) =>
    number ? String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10)) : known[name]!,
  )

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
}

/** Every element of a file, with the text right in it. @throws Error that says where it is not well-formed */
export function strictXml(xml: string): Element[] {
  const broken = (what: string, at: number) => new Error(`${what} at ${at}`)
  if (!allowed.test(xml)) throw broken('a character that XML forbids', xml.search(new RegExp(`[^${CHARS}]`, 'u')))
  const open: { name: string; attributes: Record<string, string>; text: string }[] = []
  const all: Element[] = []
  let roots = 0
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const match = token.exec(xml)
    if (!match) throw broken('no markup', at)
    const [whole, ended, started, attributes = '', isEmpty, text] = match
    if (whole.startsWith('<?xml') && at > 0) throw broken('a late declaration', at)
    if ((text ?? attributes).replace(reference, '').includes('&')) throw broken('an unknown entity', at)
    if (text !== undefined) {
      if (text.includes(']]>')) throw broken('the end of CDATA', at)
      if (open.length === 0 && text.trim() !== '') throw broken('text outside', at)
      if (open.length > 0) open.at(-1)!.text += plainly(text)
    }
    if (started !== undefined) {
      const found = [...attributes.matchAll(attribute)].map(([, name, a, b]) => [name!, plainly(a ?? b!)] as const)
      if (new Set(found.map(([name]) => name)).size < found.length) throw broken('an attribute twice', at)
      if (open.length === 0 && ++roots > 1) throw broken('a second root', at)
      const element = { name: started, attributes: Object.fromEntries(found), text: '' }
      all.push(element)
      if (!isEmpty) open.push(element)
    }
    if (ended !== undefined && open.pop()?.name !== ended) throw broken(`the end of ${ended}`, at)
  }
  if (open.length > 0 || roots !== 1) throw broken('no end', xml.length)
  return all
}
