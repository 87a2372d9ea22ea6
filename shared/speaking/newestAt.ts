import type { Ms } from './entry.ts'

/**
 * What the newest of several spans is, for every piece between two edges; undefined where there is none. Takes hardly
 * more than a step for each piece and each span: what is painted once is jumped over ever after.
 * @param edges moments in order, among them every start and end
 * @param newestFirst spans, of which the first that is there counts
 */
export function newestAt<Of>(
  edges: Float64Array,
  newestFirst: readonly { readonly start: Ms; readonly end: Ms; readonly of: Of }[],
): (Of | undefined)[] {
  const painted = new Array<Of | undefined>(edges.length)
  if (newestFirst.length === 0) return painted
  const pieceFrom = new Map<Ms, number>()
  for (const [piece, edge] of edges.entries()) pieceFrom.set(edge, piece)
  /** A piece on the way to the next that is not painted, that one itself, or the number of edges for none. */
  const onward = Array.from({ length: edges.length + 1 }, (_, piece) => piece)
  const bareFrom = (piece: number): number => {
    let bare = piece
    while (onward[bare] !== bare) {
      onward[bare] = onward[onward[bare]!]!
      bare = onward[bare]!
    }
    return bare
  }
  for (const { start, end, of } of newestFirst) {
    const until = pieceFrom.get(end) ?? 0
    for (let piece = bareFrom(pieceFrom.get(start) ?? 0); piece < until; piece = bareFrom(piece)) {
      painted[piece] = of
      onward[piece] = piece + 1
    }
  }
  return painted
}
