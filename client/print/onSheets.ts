/** How many letters of a sheet's text fit on a line; a little less than measured, so that nothing is cut off. */
export const linesOf = (text: string, lettersALine: number): number =>
  Math.max(1, Math.ceil([...text].length / lettersALine))

/**
 * Things that need so much room each, on as few sheets as take them, in their order. What alone is too much for a sheet
 * has one to itself.
 */
export function onSheets<Thing>(things: readonly Thing[], room: number, needs: (thing: Thing) => number): Thing[][] {
  const sheets: Thing[][] = []
  let left = 0
  for (const thing of things) {
    const need = needs(thing)
    if (sheets.length === 0 || need > left) {
      sheets.push([])
      left = room
    }
    sheets.at(-1)!.push(thing)
    left -= need
  }
  return sheets
}
