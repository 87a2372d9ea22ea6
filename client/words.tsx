import { IntlMessageFormat } from 'intl-messageformat'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { WordKey, WordValues } from '#shared/words/keys.ts'
import { type Language, languageFor, languages, PSEUDO } from '#shared/words/languages.ts'
import type { Words } from '#shared/words/words.ts'

type Message = string | ConstructorParameters<typeof IntlMessageFormat>[0]
/** The words that have been loaded so far. */
export type Catalogue = Readonly<Partial<Record<WordKey, Message>>>

/** Milliseconds between two attempts to load a language. */
const TRY_EVERY = 3000

type Files = Record<string, () => Promise<{ default: Catalogue }>>
const early: Files = import.meta.glob<{ default: Catalogue }>('../shared/words/*.json', { query: '?early' })
const late: Files = import.meta.glob<{ default: Catalogue }>('../shared/words/*.json', { query: '?late' })

async function load({ tag }: Language, isAll: boolean): Promise<Catalogue> {
  if (tag === PSEUDO.tag) {
    const { pseudo } = await import('./pseudo.ts')
    return pseudo(await load(languages[0]!, isAll))
  }
  const parts = await Promise.all(
    (isAll ? [early, late] : [early]).map(files => files[`../shared/words/${tag}.json`]!()),
  )
  return Object.assign({}, ...parts.map(part => part.default))
}

/** Whether any part of the pages has asked for the words that come late, and who waits for them. */
const wanted = { isAll: false, isThere: false, waiting: new Set<() => void>(), tell: () => {} }

/** Resolves when every word is there, in the language of the page then. */
export function allWords(): Promise<void> {
  // Once they are, another language is only shown with all of its words.
  if (wanted.isThere) return Promise.resolve()
  return new Promise(resolve => {
    wanted.isAll = true
    wanted.waiting.add(resolve)
    wanted.tell()
  })
}

const WordsContext = createContext<Words | null>(null)

/** @throws outside of `<WordsProvider>` */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('no words here')
  return words
}

interface Loaded {
  readonly language: Language
  readonly catalogue: Catalogue
  readonly isAll: boolean
}

/** Loads the catalogue of a language and shows its children in it. Before that, nothing. */
export function WordsProvider({ tag, children }: { tag: string | null; children: ReactNode }) {
  const language = useMemo(() => languageFor(tag ? [tag] : navigator.languages), [tag])
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [isAll, setAll] = useState(wanted.isAll)

  useEffect(() => {
    wanted.tell = () => setAll(true)
    if (wanted.isAll) setAll(true)
  }, [])
  useEffect(() => {
    if (!loaded?.isAll || loaded.language !== language) return
    wanted.isThere = true
    for (const resolve of wanted.waiting) resolve()
    wanted.waiting.clear()
  })

  useEffect(() => {
    let current = true
    let timer: ReturnType<typeof setTimeout> | undefined
    // Without a signal the page stays in the language it has, until the other one can be had.
    const fetchWords = () =>
      load(language, isAll).then(
        catalogue => current && setLoaded({ language, catalogue, isAll }),
        () => {
          if (current) timer = setTimeout(fetchWords, TRY_EVERY)
        },
      )
    void fetchWords()
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [language, isAll])

  useEffect(() => {
    if (!loaded) return
    document.documentElement.lang = loaded.language.tag === 'en' ? 'en-GB' : loaded.language.tag
    document.documentElement.dir = loaded.language.dir
  }, [loaded])

  const t = useCallback(
    (key: WordKey, values?: WordValues) =>
      loaded ? format(loaded.language.locale, loaded.catalogue[key] ?? '', values) : '',
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
