import { langByLetters } from '#shared/board/text.ts'
import type { Said } from '#shared/report/report.ts'
import type { Language } from '#shared/words/languages.ts'

/** Words as the layout takes them. */
export interface Spoken {
  readonly text: string
  /** ISO 639 code, as the layout knows languages; "und" where nobody knows. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
}

const RTL = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Longer than any word: an address, or something pasted. It may break where it must, or it would leave the page. */
const ENDLESS = /\S{26,}/gu
const PART = 12
const MAY_BREAK = '\u200b'

const breakable = (text: string): string =>
  text.replace(ENDLESS, run => {
    const signs = [...new Intl.Segmenter().segment(run)].map(({ segment }) => segment)
    return signs.map((sign, at) => (at > 0 && at % PART === 0 ? MAY_BREAK + sign : sign)).join('')
  })

const directionOf = (text: string): 'ltr' | 'rtl' | null => {
  const [first] = /\p{L}.*/su.exec(text) ?? []
  return first === undefined ? null : RTL.test(first) ? 'rtl' : 'ltr'
}

/** Words in the direction of their first letter, in a language that is theirs or, where letters do not tell, that fits. */
export function spoken({ text, lang }: Said, { tag, dir }: Language): Spoken {
  const own = directionOf(text) ?? dir
  const known = /^[a-z]{2,3}(?![a-z])/i.exec(lang || langByLetters(text))?.[0].toLowerCase()
  return { text: breakable(text), lang: known ?? (own === dir ? tag.slice(0, 2) : 'und'), dir: own }
}
