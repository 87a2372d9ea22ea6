/** A piece of markup, as a strict reader takes it. */
export type Token =
  | { readonly open: string; readonly attrs: Readonly<Record<string, string>> }
  | { readonly close: string }
  | { readonly text: string }

const TOKEN =
  /<(?<open>[a-zA-Z][\w-]*)(?<attrs>(?: [\w:-]+="[^"<>]*")*) ?(?<alone>\/?)>|<\/(?<close>[a-zA-Z][\w-]*)>|(?<text>[^<>]+)/y
const entities: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" },
}

const decoded = (text: string): string =>
  text.replace(/&[^;]{0,6};?/g, entity => {
    const sign = entities[entity]
    if (!sign) throw new Error(`not escaped: ${entity}`)
    return sign
  })

/**
 * Reads markup, and takes nothing that has to be guessed at: every attribute in quotes, every sign escaped.
 * @throws where it has to guess
 */
export function tokens(markup: string): Token[] {
  const found: Token[] = []
  let at = /^(<!doctype html>|<\?xml [^>]*\?>)/.exec(markup)?.[0].length ?? 0
  while (at < markup.length) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(markup)
    if (!match) throw new Error(`no markup: ${markup.slice(at, at + 60)}`)
    at = TOKEN.lastIndex
    const { open, attrs = '', alone, close, text } = match.groups!
    if (text !== undefined) found.push({ text: decoded(text) })
    if (close !== undefined) found.push({ close })
    if (open === undefined) continue
    const pairs = [...attrs.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, decoded(value!)])
    found.push({ open, attrs: Object.fromEntries(pairs) })
    if (alone) found.push({ close: open })
    if (open !== 'style' && open !== 'script') continue
    const end = markup.indexOf(`</${open}>`, at)
    found.push({ text: markup.slice(at, end) })
    at = end
  }
  return found
}

/** Attributes that hold words, or follow from them. */
const ofWords: ReadonlySet<string> = new Set(['lang', 'xml:lang', 'aria-label', 'content'])

/** What a layout has made: elements and attributes, without the words. */
export const skeleton = (all: readonly Token[]): string[] =>
  all.flatMap(token => {
    if ('close' in token) return [`/${token.close}`]
    if ('text' in token) return []
    const attrs = Object.entries(token.attrs).map(([name, value]) => (ofWords.has(name) ? name : `${name}=${value}`))
    return [[token.open, ...attrs].join(' ')]
  })

export const textsOf = (all: readonly Token[]): string[] => all.flatMap(token => ('text' in token ? [token.text] : []))
