import { IntlMessageFormat } from 'intl-messageformat'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { WordKey, WordValues } from '#shared/words/keys.ts'
import { type Language, languageFor, languages, PSEUDO } from '#shared/words/languages.ts'

type Message = string | ConstructorParameters<typeof IntlMessageFormat>[0]
export type Catalogue = Readonly<Record<WordKey, Message>>

/** Milliseconds between two attempts to load a language. */
const TRY_EVERY = 3000

const catalogues = import.meta.glob<{ default: Catalogue }>('../shared/words/*.json')

async function load({ tag }: Language): Promise<Catalogue> {
  if (tag !== PSEUDO.tag) return (await catalogues[`../shared/words/${tag}.json`]!()).default
  const { pseudo } = await import('./pseudo.ts')
  return pseudo(await load(languages[0]!))
}

export interface Words {
  readonly language: Language
  /** The words for a key, in the person's language, with the values in their places. */
  t(key: WordKey, values?: WordValues): string
}

const WordsContext = createContext<Words | null>(null)

/** @throws outside of `<WordsProvider>` */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('no words here')
  return words
}

/** Loads the catalogue of a language and shows its children in it. Before that, nothing. */
export function WordsProvider({ tag, children }: { tag: string | null; children: ReactNode }) {
  const language = useMemo(() => languageFor(tag ? [tag] : navigator.languages), [tag])
  const [loaded, setLoaded] = useState<{ language: Language; catalogue: Catalogue } | null>(null)

  useEffect(() => {
    let current = true
    let timer: ReturnType<typeof setTimeout> | undefined
    // Without a signal the page stays in the language it has, until the other one can be had.
    const fetchWords = () =>
      load(language).then(
        catalogue => current && setLoaded({ language, catalogue }),
        () => {
          if (current) timer = setTimeout(fetchWords, TRY_EVERY)
        },
      )
    void fetchWords()
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [language])

  useEffect(() => {
    if (!loaded) return
    document.documentElement.lang = loaded.language.tag === 'en' ? 'en-GB' : loaded.language.tag
    document.documentElement.dir = loaded.language.dir
  }, [loaded])

  const t = useCallback(
    (key: WordKey, values?: WordValues) =>
      loaded ? format(loaded.language.locale, loaded.catalogue[key] as Message, values) : '',
    [loaded],
  )
  const words = useMemo(() => loaded && { language: loaded.language, t }, [loaded, t])
  return words && <WordsContext value={words}>{children}</WordsContext>
}

const formats = new WeakMap<object, IntlMessageFormat>()

function format(locale: string, message: Message, values: WordValues | undefined): string {
  if (typeof message === 'string') return message
  let made = formats.get(message)
  if (!made) {
    made = new IntlMessageFormat(message, locale)
    formats.set(message, made)
  }
  return String(made.format(values as Record<string, string>))
}
