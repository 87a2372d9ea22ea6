import { type Element, el } from '../../look/node.ts'
import type { Said } from '../report.ts'

/** [O20] What somebody said: in its own language where it is known, and in its own direction always. */
export const spoken = (tag: string, { text, lang }: Said, className = 'words'): Element =>
  el(tag, { class: className, dir: 'auto', lang: lang || undefined }, text)
