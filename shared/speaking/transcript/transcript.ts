import { readCaptions } from './captions.ts'
import type { Cue, Skipped } from './cue.ts'
import { linesOf } from './lines.ts'
import { RTTM_LINE, readRttm } from './rttm.ts'
import { speakersIn } from './speakers.ts'
import { surelyTiming } from './times.ts'
import { TranscriptTrouble } from './trouble.ts'

/** Who spoke when in an online meeting. Nothing of what was said. */
export interface Transcript {
  readonly format: 'vtt' | 'srt' | 'rttm'
  /** By start, then end. They may overlap. At least one has a name. */
  readonly cues: readonly Cue[]
  /** What could not be read, in the order of the file. */
  readonly skipped: readonly Skipped[]
}

/** Longest file in bytes: 5 MB, some 60 hours of talk. */
export const LARGEST = 5 * 1024 * 1024

/** [X1] The format, by what is in the file: nobody needs to know what the ending of a file's name means. */
function formatOf(lines: readonly string[]): Transcript['format'] | null {
  const first = lines.find(line => line.trim() && !line.startsWith(';;')) ?? ''
  if (/^\s*WEBVTT(?:\s|$)/.test(first)) return 'vtt'
  if (RTTM_LINE.test(first)) return 'rttm'
  return lines.some(surelyTiming) ? 'srt' : null
}

/**
 * Reads the transcript of an online meeting: WebVTT as Zoom, Teams and Meet write it, SRT or RTTM.
 * [X5] A broken cue is left out and listed; a file with nothing to read is refused.
 * @throws TranscriptTrouble and nothing else, whatever the bytes are
 */
export function readTranscript(bytes: Uint8Array): Transcript {
  if (bytes.length > LARGEST) throw new TranscriptTrouble('too_large', 1)
  const lines = linesOf(bytes)
  const format = formatOf(lines)
  if (!format) throw new TranscriptTrouble('not_transcript', 1)
  const { cues, skipped, line } = format === 'rttm' ? { ...readRttm(lines), line: 1 } : readSpoken(lines, format)
  if (cues.length === 0 && skipped[0]) throw new TranscriptTrouble(skipped[0].reason, skipped[0].line)
  if (!cues.some(({ name }) => name)) throw new TranscriptTrouble('no_names', line)
  return { format, cues: cues.sort((one, other) => one.start - other.start || one.end - other.end), skipped }
}

function readSpoken(lines: readonly string[], format: 'vtt' | 'srt') {
  const { blocks, skipped } = readCaptions(lines, format)
  return { cues: speakersIn(blocks), skipped, line: blocks[0]?.line ?? 1 }
}
