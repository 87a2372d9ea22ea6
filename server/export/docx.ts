import type { Report } from '#shared/report/report.ts'
import type { Format } from './format.ts'

/** @param bodyOf how large it is written, points */
const format = (extension: string, bodyOf: (report: Report) => number): Format => ({
  extension,
  type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  async make(report, words) {
    // Large, and only a worker that makes such a file needs it.
    const { wordFile } = await import('./word/document.ts')
    return wordFile(report, words, bodyOf(report))
  },
})

/**
 * [O15] A report for Word: real headings, lists and tables, and each stretch of words in its language. Nothing in it leads
 * anywhere else.
 */
export const docx: Format = format('docx', ({ audience }) => (audience === 'easy' ? 14 : 12))

export const docxLarge: Format = format('large.docx', () => 18)
