import { IntlMessageFormat } from 'intl-messageformat'
import ar from '#shared/words/ar.json' with { type: 'json' }
import en from '#shared/words/en.json' with { type: 'json' }
import type { WordKey } from '#shared/words/keys.ts'
import { languageFor } from '#shared/words/languages.ts'
import pl from '#shared/words/pl.json' with { type: 'json' }
import type { Words } from '#shared/words/words.ts'

type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>
const catalogues: Readonly<Record<string, Catalogue>> = { en, pl, ar }

const made = new Map<string, Words>()

/** The words of a language, for what is written on the server. @param tag BCP 47; where there is none, English */
export function wordsIn(tag: string): Words {
  const language = languageFor([tag])
  const known = made.get(language.tag)
  if (known) return known
  const catalogue: Catalogue = catalogues[language.tag] ?? en
  const formats = new Map<WordKey, IntlMessageFormat>()
  const words: Words = {
    language,
    t(key, values) {
      let format = formats.get(key)
      if (!format) {
        const [section, name] = key.split('.') as [string, string]
        format = new IntlMessageFormat(catalogue[section]![name]!, language.locale)
        formats.set(key, format)
      }
      return String(format.format(values as Record<string, string>))
    },
  }
  made.set(language.tag, words)
  return words
}
