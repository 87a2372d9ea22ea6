import type { Node } from '#shared/look/node.ts'
import { boardOf } from '#shared/report/board.ts'
import type { Report } from '#shared/report/report.ts'
import type { Words } from '#shared/words/words.ts'
import type { Format } from './format.ts'
import { lightColour } from './page/look.ts'
import { badgeIn, cardIn } from './pictures/cards.ts'
import { svgFile, written } from './pictures/sheet.ts'

const EDGE = 64
const COLUMN = 400
const GAP = 28
const COLUMNS = 4
const WIDTH = 2 * EDGE + COLUMNS * COLUMN + (COLUMNS - 1) * GAP

const BADGE = 40

/** How many columns each group has, so that none is empty while another is long. */
function columnsFor(counts: readonly number[]): number[] {
  const columns = counts.map(() => 1)
  for (let spare = COLUMNS - counts.length; spare > 0; spare--) {
    const each = counts.map((count, at) => count / columns[at]!)
    const fullest = each.indexOf(Math.max(...each))
    if (each[fullest]! > 1) columns[fullest]!++
  }
  return columns
}

/**
 * [O25] The board as one picture, to be printed large: steps below each other, in each the kinds and piles side by side, as
 * on the big screen.
 */
export const board: Format = {
  extension: 'board.svg',
  type: 'image/svg+xml',
  make: (report: Report, words: Words) => {
    const isRtl = report.language.dir === 'rtl'
    const shapes: Node[] = []
    const ink = lightColour('ink')
    let y = EDGE
    const line = (text: string, size: number, weight: number, fill: string, below: number) => {
      const { node, height } = written(
        text,
        { size, weight, fill, line: 1.15 },
        { x: EDGE, y, width: WIDTH - 2 * EDGE, isRtl },
      )
      shapes.push(node)
      y += height + below
    }
    line([report.group, report.day].filter(part => part !== '').join(' · '), 30, 560, lightColour('ink-2'), 6)
    line(report.title, 84, 800, ink, 30)
    for (const { title, groups } of boardOf(report.data, words)) {
      y += 20
      line(title, 46, 790, ink, 14)
      for (let first = 0; first < groups.length; first += COLUMNS) {
        const row = groups.slice(first, first + COLUMNS)
        const widths = columnsFor(row.map(({ cards }) => cards.length))
        let before = 0
        const heights = row.map((group, at) => {
          const columns = widths[at]!
          const width = columns * (COLUMN + GAP) - GAP
          const from = EDGE + before * (COLUMN + GAP)
          before += columns
          const x = isRtl ? WIDTH - from - width : from
          const indent = group.sort === 'pile' ? 0 : BADGE + 12
          const head = written(
            `${group.title} · ${group.cards.length}`,
            { size: 28, weight: 720, fill: ink },
            { x: isRtl ? x : x + indent, y, width: width - indent, isRtl },
          )
          if (indent > 0) shapes.push(badgeIn(group.cards[0]!.kind, isRtl ? x + width - BADGE : x, y - 2, BADGE))
          shapes.push(head.node)
          const bottoms = Array.from({ length: columns }, () => y + head.height + 12)
          for (const card of group.cards) {
            const column = bottoms.indexOf(Math.min(...bottoms))
            const start = column * (COLUMN + GAP)
            const { node, height } = cardIn(
              card,
              isRtl ? x + width - COLUMN - start : x + start,
              bottoms[column]!,
              COLUMN,
              isRtl,
            )
            shapes.push(node)
            bottoms[column]! += height + 14
          }
          return Math.max(...bottoms) - y
        })
        y += Math.max(...heights) + 20
      }
    }
    const about = report.lead.map(({ text }) => text).join(' ')
    const title = `${report.title} · ${report.group}`
    return svgFile({ title, about, language: report.language, width: WIDTH, height: y + EDGE - 20 }, shapes)
  },
}
