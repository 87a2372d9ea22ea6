/** Indexes of cards: pages of columns from top to bottom. */
export type Pages = readonly (readonly (readonly number[])[])[]

/** Fills columns in order, none higher than `height`. One card that is higher than that stands alone. */
function fill(heights: readonly number[], from: number, columns: number, height: number, gap: number): number[][] {
  const filled: number[][] = []
  let at = from
  while (filled.length < columns && at < heights.length) {
    const column: number[] = []
    let used = 0
    while (at < heights.length) {
      const next = used === 0 ? heights[at]! : used + gap + heights[at]!
      if (column.length > 0 && next > height) break
      column.push(at++)
      used = next
    }
    filled.push(column)
  }
  return filled
}

const size = (columns: readonly (readonly number[])[]) => columns.reduce((sum, column) => sum + column.length, 0)

/**
 * Spreads cards of known heights over pages of `columns` columns of `height`, `gap` apart; all in the same unit. Cards
 * keep their order, text never shrinks, and the columns of a page are as even as the order allows.
 */
export function paginate(heights: readonly number[], columns: number, height: number, gap: number): Pages {
  const pages: number[][][] = []
  let from = 0
  while (from < heights.length) {
    const full = fill(heights, from, columns, height, gap)
    const count = size(full)
    // The lowest height that still takes the same cards makes the columns even.
    let low = 0
    let high = height
    for (let halving = 0; halving < 12; halving++) {
      const middle = (low + high) / 2
      if (size(fill(heights.slice(0, from + count), from, columns, middle, gap)) === count) high = middle
      else low = middle
    }
    const even = fill(heights.slice(0, from + count), from, columns, high, gap)
    pages.push(size(even) === count ? even : full)
    from += count
  }
  return pages
}
