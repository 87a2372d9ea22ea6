import type { Place } from './link.ts'

/** Milliseconds between two attempts to come back. */
const TRY_EVERY = 4000

/**
 * The place of this seat in the epoch to which the board has moved. A blink of the network is no answer, and nobody
 * stands at the big screen to press a button: it is asked again until there is one, or the page is left.
 * @param rejoin null when the seat is gone; throws when that cannot be known now
 * @returns null when there is no such seat, or the page was left
 */
export async function comeBackTo(
  place: Place,
  rejoin: (place: Place) => Promise<Place | null>,
  isLeft: () => boolean,
): Promise<Place | null> {
  while (!isLeft())
    try {
      return await rejoin(place)
    } catch {
      await new Promise(next => setTimeout(next, TRY_EVERY))
    }
  return null
}
