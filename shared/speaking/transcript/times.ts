const TIME = String.raw`(-?)(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,9}))?`
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}(?:\s.*)?$`)
const BEGINS_LIKE_A_TIME = /^\s*-?\d{1,3}:\d{2}(?::\d{2})?[.,]\d/

/** A time in ms. Minutes go up to 59 under hours, and further where there are none. */
function msOf([sign, hours, minutes, seconds, fraction]: readonly (string | undefined)[]): number {
  if (hours !== undefined && Number(minutes) > 59) return Number.NaN
  const whole = (Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)
  const ms = whole * 1000 + Math.round(Number(`0.${fraction ?? 0}`) * 1000)
  return sign ? -ms || 0 : ms
}

/** The times of a cue's first line in WebVTT or SRT, in ms; settings after them are passed over. Null when it is none. */
export function readTiming(line: string): { readonly start: number; readonly end: number } | null {
  const match = TIMING.exec(line)
  if (!match) return null
  const [start, end] = [msOf(match.slice(1, 6)), msOf(match.slice(6, 11))]
  return Number.isNaN(start) || Number.isNaN(end) ? null : { start, end }
}

/** Was this line, where times are due, meant to be them? */
export const meantAsTiming = (line: string): boolean =>
  (line.includes('-->') && !line.trimStart().startsWith('<')) || BEGINS_LIKE_A_TIME.test(line)

/** The same for a line among others, where an arrow alone may be somebody's. */
export const surelyTiming = (line: string): boolean => /^\s*-?\d[^\s<>]*\s*-->\s*-?\d/.test(line)
