/** A language that the pages can be shown in, in its own name and script. */
export interface Language {
  /** BCP 47 tag, and the name of its catalogue. */
  readonly tag: string
  readonly name: string
  /** BCP 47 tag by which numbers and dates are written: one sort of digits, that of the joining codes. */
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
}

/**
 * `ar-XB` is English written from right to left, made out of the English catalogue (`pseudo.ts`): for tests, and to look
 * at how a page stands the other way round. It is offered to nobody.
 */
export const PSEUDO: Language = { tag: 'ar-XB', name: 'Pseudo', locale: 'en-GB', dir: 'rtl' }

export const languages: readonly Language[] = [
  { tag: 'en', name: 'English', locale: 'en-GB', dir: 'ltr' },
  { tag: 'pl', name: 'Polski', locale: 'pl-PL', dir: 'ltr' },
  { tag: 'ar', name: 'العربية', locale: 'ar-u-nu-latn', dir: 'rtl' },
]

/** The language for one of these tags, most wanted first. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    if (tag === PSEUDO.tag) return PSEUDO
    const found = languages.find(language => language.tag === tag.split('-')[0])
    if (found) return found
  }
  return languages[0]!
}
