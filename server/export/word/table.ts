import {
  BorderStyle,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Language } from '#shared/words/languages.ts'

/** From margin to margin, in twentieths of a point: A4 less 2 cm on either side. */
export const WIDTH = 9638

const line = { style: BorderStyle.SINGLE, size: 4, color: '83768A' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/**
 * A table that people and screen readers find their way in: its first row is told again on every page, no row is torn,
 * no cells are joined.
 * @param shares how wide each column is, as parts of the whole
 */
export function table(
  head: readonly Paragraph[],
  rows: readonly (readonly Paragraph[])[],
  shares: readonly number[],
  { dir }: Language,
): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map(share => Math.floor((WIDTH * share) / whole))
  const cells = (paragraphs: readonly Paragraph[], isHead: boolean) =>
    paragraphs.map(
      (one, at) =>
        new TableCell({
          children: [one],
          width: { size: widths[at]!, type: WidthType.DXA },
          margins: { top: 80, bottom: 80, left: 100, right: 100 },
          verticalAlign: VerticalAlignTable.CENTER,
          ...(isHead && { shading: { fill: 'F1EAE0', color: 'auto' } }),
        }),
    )
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    visuallyRightToLeft: dir === 'rtl',
    tableLook: { firstRow: true, firstColumn: true, noVBand: true },
    borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cells(head, true) }),
      ...rows.map(row => new TableRow({ cantSplit: true, children: cells(row, false) })),
    ],
  })
}
