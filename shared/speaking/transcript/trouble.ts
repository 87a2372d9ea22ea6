import type { Skipped } from './cue.ts'

/**
 * Why a whole file is not read: it is no transcript, nobody is named in it, or it is too much. Where not one cue could be
 * read, the reason is the one of the first that was broken.
 */
export type TroubleReason = 'not_transcript' | 'no_names' | 'too_large' | 'too_many_cues' | Skipped['reason']

/** A file cannot be read as a transcript. The only error that reading throws. */
export class TranscriptTrouble extends Error {
  readonly reason: TroubleReason
  /** Where in the file, from 1; the first line when it is about the whole. */
  readonly line: number

  constructor(reason: TroubleReason, line: number) {
    super(`${reason} in line ${line}`)
    this.name = 'TranscriptTrouble'
    this.reason = reason
    this.line = line
  }
}
