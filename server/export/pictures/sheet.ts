import { escaped, markup } from '#shared/look/markup.ts'
import { type Element, el, type Node } from '#shared/look/node.ts'
import type { Language } from '#shared/words/languages.ts'
import { lightColour, spriteOf } from '../page/look.ts'
import { isFromRight, lines } from './letters.ts'

/*
 * Pictures that are files of their own: for posters, slides and drawing programs, which know no tokens, no stylesheet and
 * no width of a letter. Measures are px.
 */

/** Ours where it is installed, or what the system has. */
const FONTS = 'Atkinson Hyperlegible Next, Atkinson Hyperlegible, Vazirmatn, Noto Sans, Segoe UI, Arial, sans-serif'

export interface Letters {
  readonly size: number
  readonly weight: number
  readonly fill: string
  /** Height of a line, in times the size. */
  readonly line?: number
}

const LINE = 1.3

export interface Written {
  readonly node: Element
  readonly height: number
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  /** Where short lines stand. */
  readonly align?: 'start' | 'middle'
  readonly isRtl: boolean
  readonly lang?: string
}

/** Text in lines, with the beginning of the first one at the top of its box. It stays text. */
export function written(text: string, letters: Letters, { x, y, width, align = 'start', isRtl, lang }: Box): Written {
  const { size, weight, fill, line = LINE } = letters
  const all = lines(text, width / size)
  const fromRight = isFromRight(text)
  // Its own direction orders its words; the page's says on which side they stand.
  const anchor = align === 'middle' ? 'middle' : fromRight === isRtl ? 'start' : 'end'
  const at = align === 'middle' ? x + width / 2 : isRtl ? x + width : x
  const node = el(
    'text',
    {
      ...{ 'font-size': size, 'font-weight': weight, fill, 'text-anchor': anchor },
      ...{ direction: fromRight ? 'rtl' : 'ltr', 'xml:lang': lang || undefined },
    },
    all.map((words, n) => el('tspan', { x: at, y: round(y + size * (n * line + 0.95)) }, words)),
  )
  return { node, height: round(all.length * size * line) }
}

export const round = (number: number): number => Math.round(number * 100) / 100

/** The icons without what only a stylesheet could answer. */
const plain = (symbols: string): string =>
  symbols
    .replace(/<\/?svg[^>]*>/g, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/var\(--[\w-]+,([^)]*)\)/g, '$1')
    .trim()

/** An icon as a square; `colour` is that of all of it. */
export const iconIn = (name: string, x: number, y: number, size: number, colour: string): Element =>
  el('g', { color: colour }, el('use', { href: `#i-${name}`, x: round(x), y: round(y), width: size, height: size }))

interface Sheet {
  readonly title: string
  readonly about: string
  readonly language: Language
  readonly width: number
  readonly height: number
}

/** [O25] A picture as a file: with a title and a description, and nothing that reaches outside of it. */
export function svgFile({ title, about, language, width, height }: Sheet, shapes: readonly Node[]): Buffer {
  const body = shapes.map(markup).join('\n')
  const tall = Math.ceil(height)
  return Buffer.from(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${escaped(language.tag)}" viewBox="0 0 ${width} ${tall}" width="${width}" height="${tall}" font-family="${FONTS}" role="img">`,
      `<title>${escaped(title)}</title>`,
      `<desc>${escaped(about)}</desc>`,
      `<defs>${plain(spriteOf(body))}</defs>`,
      `<rect width="${width}" height="${tall}" fill="${lightColour('paper')}"/>`,
      body,
      '</svg>',
      '',
    ].join('\n'),
  )
}
