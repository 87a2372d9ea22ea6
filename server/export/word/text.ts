import { type IParagraphOptions, type IRunOptions, Paragraph, TextRun } from 'docx'
import type { Said } from '#shared/report/report.ts'
import type { Language } from '#shared/words/languages.ts'
import { plain } from '../plain.ts'
import { isRtl, officeLanguage, stretches } from './script.ts'

/** How a part of a paragraph looks. */
type Look = Pick<IRunOptions, 'bold' | 'color'>

/** A part of a paragraph: words that are fit for a file, whose language they are in, and how they look. */
interface Part extends Said {
  readonly look: Look
}

export const part = ({ text, lang }: Said, look: Look = {}): Part => ({ text: plain(text), lang, look })

/** A part in the report's own language. */
export const own = (text: string, { tag }: Language, look?: Look): Part => part({ text, lang: tag }, look)

/** Between two parts. */
export const DOT: Part = { text: ' · ', lang: '', look: {} }
export const BLANK: Part = { text: ' ', lang: '', look: {} }

/** A number at the beginning of a part belongs to what comes after it, and not to what stands before the part. */
const FROM_RIGHT = '\u200F'
const FROM_LEFT = '\u200E'

function runs({ text, lang, look }: Part, wholeIsRtl: boolean, language: Language): TextRun[] {
  const isRtlPart = isRtl(text, wholeIsRtl)
  const turn = /^\p{N}.*\p{L}/u.test(text) ? (isRtlPart ? FROM_RIGHT : FROM_LEFT) : ''
  return stretches(text, isRtlPart).map(({ text: stretch, rtl }, at) => {
    const spoken = officeLanguage({ text: stretch, lang }, language)
    return new TextRun({
      ...look,
      text: at === 0 ? turn + stretch : stretch,
      ...(rtl && { rightToLeft: true }),
      ...(spoken && { language: rtl ? { bidirectional: spoken } : { value: spoken } }),
    })
  })
}

/**
 * A paragraph of Word. It runs as the first part with letters does; every stretch has its language and its direction.
 * @param options how it looks; a heading is one by `heading`
 */
export function paragraph(
  parts: readonly Part[],
  language: Language,
  options: Omit<IParagraphOptions, 'children' | 'text'> = {},
): Paragraph {
  const rtl = isRtl(parts.find(({ text }) => /\p{L}/u.test(text))?.text ?? '', language.dir === 'rtl')
  return new Paragraph({
    ...options,
    ...(rtl && { bidirectional: true }),
    children: parts.flatMap(one => runs(one, rtl, language)),
  })
}
