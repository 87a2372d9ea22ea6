import * as v from 'valibot'
import { device } from '../board/device.ts'
import { type OpenTurn, openTurn } from './ownTurn.ts'
import { turnKey } from './turnKey.ts'

/*
 * The turn that goes on in this tab, kept through a reload. It is the tab's own, so that another tab does not go on with
 * it, and is gone with it.
 */

/** The turn that went on when this page was left, or null. */
export function keptTurn(meeting: string): OpenTurn | null {
  try {
    const kept = v.safeParse(openTurn, JSON.parse(sessionStorage.getItem(turnKey(meeting)) ?? 'null'))
    return kept.success ? kept.output : null
  } catch {
    return null
  }
}

/** Keeps a turn, or with null forgets it. A device that is not its person's keeps nothing. */
export function keepTurn(meeting: string, turn: OpenTurn | null): void {
  try {
    if (turn && !device.isBorrowed) sessionStorage.setItem(turnKey(meeting), JSON.stringify(turn))
    else sessionStorage.removeItem(turnKey(meeting))
  } catch {
    // Switched off: it goes on until the page is left.
  }
}
