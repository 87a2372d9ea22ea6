import { unzipSync } from 'fflate'
import type { Format } from './format.ts'
import { head, sheetNames } from './tables/cells.ts'
import { sheetsOf } from './tables/sheets.ts'
import { wordsIn } from './words.ts'
import { zipped } from './zipped.ts'

/** [O16] What a record holds, as tables to sort and to count with. Words in it are words and never formulas. */
export const xlsx: Format = {
  extension: 'xlsx',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  isFor: report => sheetsOf(report, wordsIn(report.language.tag)).length > 0,
  async make(report, words) {
    // Only a worker that makes such a file needs it.
    const { default: writeXlsxFile } = await import('write-excel-file/node')
    const sheets = sheetsOf(report, words)
    const names = sheetNames(sheets.map(({ title }) => title))
    const file = await writeXlsxFile(
      sheets.map(({ columns, rows }, at) => ({
        sheet: names[at]!,
        data: [columns.map(({ title }) => head(title)), ...rows.map(row => [...row])],
        columns: columns.map(({ width }) => ({ width })),
        stickyRowsCount: 1,
        orientation: 'landscape' as const,
        rightToLeft: report.language.dir === 'rtl',
      })),
      { fontFamily: 'Arial', fontSize: 12 },
    ).toBuffer()
    return zipped(unzipSync(file))
  },
}
