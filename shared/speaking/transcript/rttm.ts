import { MOST_CUES } from './captions.ts'
import { type Cue, faultOf, type Skipped } from './cue.ts'
import { nameOf } from './speakers.ts'
import { TranscriptTrouble } from './trouble.ts'

/** A line of RTTM: its type, of those that the format knows, and at least the seven fields up to the name. */
export const RTTM_LINE =
  /^\s*(?:SPEAKER|SPKR-INFO|NOSCORE|NO_RT_METADATA|SEGMENT|LEXEME|NON-LEX|NON-SPEECH|FILLER|EDIT|SU|IP|CB|A\/P)(?:\s+\S+){7}/

const SECONDS = /^-?\d{1,6}(?:\.\d{1,12})?$/

/**
 * The `SPEAKER` lines of an RTTM file: type, file, channel, start and length in seconds, two fields not used, name.
 * A name with spaces, which some tools write, goes up to the next `<NA>` or decimal number.
 * @throws TranscriptTrouble `too_many_cues`
 */
export function readRttm(lines: readonly string[]): { cues: Cue[]; skipped: Skipped[] } {
  const cues: Cue[] = []
  const skipped: Skipped[] = []
  for (const [index, line] of lines.entries()) {
    if (!/^\s*SPEAKER\s/.test(line)) continue
    if (cues.length + skipped.length === MOST_CUES) throw new TranscriptTrouble('too_many_cues', index + 1)
    const [, , , from = '', length = '', , , ...rest] = line.trim().split(/\s+/, 20)
    const readable = SECONDS.test(from) && SECONDS.test(length)
    const start = Math.round(Number(from) * 1000)
    const end = Math.round((Number(from) + Number(length)) * 1000)
    const reason = readable ? faultOf(start, end) : 'bad_time'
    if (reason) skipped.push({ line: index + 1, reason })
    else {
      const stop = rest.findIndex((field, at) => field === '<NA>' || (at > 0 && /^\d*\.\d+$/.test(field)))
      cues.push({ name: nameOf(rest.slice(0, stop < 0 ? undefined : stop).join(' ')), start, end })
    }
  }
  return { cues, skipped }
}
