import { kindNames } from '#shared/board/kinds.ts'
import type { WordKey } from '#shared/words/keys.ts'
import type { Catalogue } from '../words.tsx'
import { type ColumnNames, plainName } from './cardFile.ts'
import { type KindsByName, kindsByName } from './cardRows.ts'

type Files = Record<string, () => Promise<{ default: Catalogue }>>
const early: Files = import.meta.glob<{ default: Catalogue }>('../../shared/words/*.json', { query: '?early' })
const late: Files = import.meta.glob<{ default: Catalogue }>('../../shared/words/*.json', { query: '?late' })

/** What the columns and the kinds of cards may be called in a file. */
export interface FileNames {
  readonly columns: ColumnNames
  readonly kinds: KindsByName
}

/**
 * The names in the languages of these words; the plain names of the code are always among them.
 * @param catalogues may be parts of languages
 */
export function fileNames(catalogues: readonly Catalogue[]): FileNames {
  const named = (key: WordKey) =>
    catalogues.flatMap(catalogue => {
      const message = catalogue[key]
      return typeof message === 'string' ? [message] : []
    })
  const columns = (name: 'kind' | 'words') => new Set([name, ...named(`card_file.column_${name}`)].map(plainName))
  return {
    columns: { kind: columns('kind'), words: columns('words') },
    kinds: kindsByName(
      kindNames.flatMap(kind =>
        [kind, ...named(`kind.${kind}`), ...named(`kinds.${kind}`)].map(name => [kind, name] as const),
      ),
    ),
  }
}

/** The names in every language that can be loaded now: a file need not be in the language of the page. */
export async function namesInEveryLanguage(): Promise<FileNames> {
  const parts = await Promise.allSettled([...Object.values(early), ...Object.values(late)].map(load => load()))
  return fileNames(parts.flatMap(part => (part.status === 'fulfilled' ? [part.value.default] : [])))
}
