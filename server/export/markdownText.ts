import { plain } from './plain.ts'

/** What means something to CommonMark or to one of its relatives: signs that do wherever they stand, and beginnings. */
const MEANING = /[\\`*_{}[\]<>#|~$&^]|^[-+=](?=\s|$|[-=])|^:(?=\s|$)|(?<=^\(?[\p{L}\p{N}]{1,9})[.)](?=\s|$)/gu

/**
 * What readers make addresses, names and little pictures of (`a.org`, `https://`, `a@b.org`, `:smile:`). Some do it before
 * they undo what was escaped and some after: it is escaped, and something that shows nothing keeps it apart.
 */
const ADDRESS = /[.](?=\p{L})|:(?=[^\s\d]|[\w+-]+:)|@(?=\S)/gu
const APART = '\u2060'

/**
 * [O18] What people wrote as words of Markdown: one line, and nothing in it is markup, a link, a picture, a list, a
 * heading, HTML or a formula.
 */
export const markdownText = (text: string): string =>
  plain(text)
    .replace(MEANING, '\\$&')
    .replace(ADDRESS, sign => (sign === '.' ? `${APART}\\.` : `\\${sign}${APART}`))
