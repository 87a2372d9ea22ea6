import { IntlMessageFormat } from 'intl-messageformat'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { WordKey, WordValues } from '#shared/words/keys.ts'
import { type Language, languageFor, languages, PSEUDO } from '#shared/words/languages.ts'

type Message = string | ConstructorParameters<typeof IntlMessageFormat>[0]
type Catalogue = Readonly<Record<WordKey, Message>>

/** Milliseconds between two attempts to load a language. */
const TRY_EVERY = 3000

/** The words that every page needs, and those of parts that are loaded later: see `vite.config.ts`. */
const catalogues = {
  first: import.meta.glob<{ default: Catalogue }>('../shared/words/*.json'),
  later: import.meta.glob<{ default: Catalogue }>('../shared/words/*.json', { query: '?later' }),
} as const
type Part = keyof typeof catalogues

async function load({ tag }: Language, part: Part): Promise<Catalogue> {
  if (tag !== PSEUDO.tag) return (await catalogues[part][`../shared/words/${tag}.json`]!()).default
  const { pseudo } = await import('./pseudo.ts')
  return pseudo(await load(languages[0]!, part))
}

interface Loaded {
  readonly language: Language
  readonly catalogue: Catalogue
  readonly isWhole: boolean
}

/** Both parts, or only the first; that alone also where the other cannot be had. Rejects where there is nothing. */
async function loadAll(language: Language, isWhole: boolean): Promise<Loaded> {
  const [first, later] = await Promise.all([
    load(language, 'first'),
    isWhole ? load(language, 'later').catch(() => null) : null,
  ])
  return { language, catalogue: { ...first, ...later }, isWhole: later !== null }
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
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  // What was wanted once is wanted in every language.
  const [isWhole, setWhole] = useState(false)
  const wants = useRef(false)

  useEffect(() => {
    let current = true
    let timer: ReturnType<typeof setTimeout> | undefined
    // Without a signal the page stays in the language it has, until the other one can be had.
    const again = () => {
      if (current) timer = setTimeout(fetchWords, TRY_EVERY)
    }
    const fetchWords = () =>
      loadAll(language, isWhole).then(fresh => {
        if (!current) return
        // The same once more would be news to everything on the page.
        setLoaded(old => (old?.language === language && !fresh.isWhole ? old : fresh))
        if (isWhole && !fresh.isWhole) again()
      }, again)
    void fetchWords()
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [language, isWhole])

  useEffect(() => {
    if (!loaded) return
    document.documentElement.lang = loaded.language.tag === 'en' ? 'en-GB' : loaded.language.tag
    document.documentElement.dir = loaded.language.dir
  }, [loaded])

  const t = useCallback(
    (key: WordKey, values?: WordValues) => {
      if (!loaded) return ''
      const message: Message | undefined = loaded.catalogue[key]
      if (message !== undefined) return format(loaded.language.locale, message, values)
      // Of a part that comes later: whoever has drawn without it draws again when it is here.
      if (!wants.current) {
        wants.current = true
        queueMicrotask(() => setWhole(true))
      }
      return ''
    },
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
