import type { WordKey, WordValues } from './keys.ts'
import type { Language } from './languages.ts'

/** The words of one language. */
export interface Words {
  readonly language: Language
  /** The words for a key, with the values in their places. */
  t(key: WordKey, values?: WordValues): string
}

/** An ISO day as it is written in a language; empty for no day. */
export const dayIn = ({ locale }: Language, day: string): string =>
  day && new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day))
