import { langByLetters } from '#shared/board/text.ts'
import type { Said } from '#shared/report/report.ts'
import type { Language } from '#shared/words/languages.ts'

const RIGHT_TO_LEFT = '[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}]'

const firstIsRtl = new RegExp(`^\\P{L}*${RIGHT_TO_LEFT}`, 'u')
const isRtlLetter = new RegExp(RIGHT_TO_LEFT, 'u')

/** Whether words run from right to left, by their first letter; as what is around them does where they have none. */
export const isRtl = (text: string, aroundIs: boolean): boolean =>
  /\p{L}/u.test(text) ? firstIsRtl.test(text) : aroundIs

/** A stretch of words in one direction. */
interface Stretch {
  readonly text: string
  readonly rtl: boolean
}

/**
 * Words in the stretches that Word wants them in: it does not find out itself which way letters run. Blanks, digits and
 * signs stay with the letters before them, or with the whole where there are none.
 */
export function stretches(text: string, isAsAWhole: boolean): Stretch[] {
  const found: { text: string; rtl: boolean }[] = []
  for (const char of text) {
    const last = found.at(-1)
    const rtl = /\p{L}/u.test(char) ? isRtlLetter.test(char) : (last?.rtl ?? isAsAWhole)
    if (last?.rtl === rtl) last.text += char
    else found.push({ text: char, rtl })
  }
  return found
}

/**
 * The language of words as Office names it, with a country (`pl-PL`), for its spelling and its voice; undefined where it
 * is not known.
 */
export function officeLanguage({ text, lang }: Said, language: Language): string | undefined {
  const tag = lang || langByLetters(text)
  if (!tag) return undefined
  try {
    const whole = new Intl.Locale(tag === language.tag ? language.locale : tag).maximize()
    return whole.region ? `${whole.language}-${whole.region}` : whole.language
  } catch {
    return undefined
  }
}
