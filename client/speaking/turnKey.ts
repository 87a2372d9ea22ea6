/** Under this the tab keeps the turn that goes on in it. */
export const turnKey = (meeting: string) => `same-table.turn.${meeting}`

/** Was a turn going on when this page was left? Asked before anything else of it is loaded. */
export function isTurnKept(meeting: string): boolean {
  try {
    return sessionStorage.getItem(turnKey(meeting)) !== null
  } catch {
    return false
  }
}
