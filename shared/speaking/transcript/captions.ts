import { faultOf, type Skipped } from './cue.ts'
import { meantAsTiming, readTiming, surelyTiming } from './times.ts'
import { TranscriptTrouble } from './trouble.ts'

/*
 * WebVTT and SRT are read here and not by a library. Tried in November 2026: media-captions 1.0.4, webvtt-parser 2.2.0,
 * node-webvtt 2.0.0, subsrt-ts 2.1.2, @plussub/srt-vtt-parser 2.0.5. None knows who speaks except by voice tags, decodes
 * UTF-16 or reads RTTM. The first three lose cues that meeting tools write (a comma, a time below zero); the last two turn
 * a time that cannot be read into some other time and say nothing.
 */

/** A cue as it stands in the file. */
export interface Block {
  /** The line with the times, from 1. */
  readonly line: number
  readonly start: number
  readonly end: number
  readonly text: string[]
}

/** Parts of WebVTT that nobody said. */
const ASIDE = /^(?:NOTE(?:\s.*)?|STYLE\s*|REGION\s*)$/

/** Characters of a line that are looked at; only a file made to be slow has more. */
const ENOUGH = 5_000

/** More cues than a day of talking has. */
export const MOST_CUES = 50_000

/**
 * The cues of a WebVTT or SRT file in the order of the file. They may overlap and go back in time.
 * A blank line does not end a cue, as Meet writes some within one: the next times do.
 * @throws TranscriptTrouble `too_many_cues`
 */
export function readCaptions(lines: readonly string[], format: 'vtt' | 'srt'): { blocks: Block[]; skipped: Skipped[] } {
  const blocks: Block[] = []
  const skipped: Skipped[] = []
  /** What was said in the cue that is being read. Null before the first, and after times that cannot be used. */
  let text: string[] | null = null
  /** Lines since the last blank one. */
  let read = 0
  let timed = false
  // The header goes up to the first blank line.
  let aside = format === 'vtt'
  for (const [index, line] of lines.entries()) {
    if (!line.trim()) {
      read = 0
      timed = false
      aside = false
      continue
    }
    const isFirst = read++ === 0
    if (isFirst && format === 'vtt' && ASIDE.test(line)) aside = true
    const timing = readTiming(line)
    const meant = timing ?? (!aside && (timed || read > 2 ? surelyTiming(line) : meantAsTiming(line)))
    if (!meant) {
      if (!aside && !isId(line, isFirst, lines[index + 1])) text?.push(line.slice(0, ENOUGH))
      continue
    }
    if (blocks.length + skipped.length === MOST_CUES) throw new TranscriptTrouble('too_many_cues', index + 1)
    timed = true
    aside = false
    text = null
    const reason = timing ? faultOf(timing.start, timing.end) : 'bad_time'
    if (timing && !reason) {
      text = []
      blocks.push({ line: index + 1, ...timing, text })
    } else skipped.push({ line: index + 1, reason: reason ?? 'bad_time' })
  }
  return { blocks, skipped }
}

/** The line before the times is the id of the cue. Where the blank line before it is missing, only a number is. */
const isId = (line: string, isFirst: boolean, next = '') =>
  (isFirst || /^\s*\d+\s*$/.test(line)) && (readTiming(next) !== null || meantAsTiming(next))
