import type { Id } from '../board/ids.ts'
import { BANDS } from './enough.ts'
import type { Ms } from './entry.ts'
import type { Figures } from './figures.ts'
import { sentenceWindow } from './sentenceWindow.ts'
import { both, measure, union } from './spans.ts'
import { turnsOf } from './turns.ts'

const MINUTE = 60_000

/** Between two new offers, and after "not now"; milliseconds. */
const EVERY = 8 * MINUTE
const SNOOZE = 20 * MINUTE
/** From here on one voice is asked about, milliseconds. */
const LONG_VOICE = 3 * MINUTE
/** The latest turn may be behind by so much: own devices tell of it every 30 seconds. */
const BEHIND = 45_000
/** So much of a voice's time others may have, in "mm-hm" and laughter. */
const BESIDE = 0.1
/** From this part of the speech on it is "lots at once". */
const MUCH_OVERLAP = 0.2
/** Below this part of the speech that is known to be somebody's, it is not captured well. */
const LITTLE_CREDIT = 0.5
/** Speech, and time in the room, before anything is said about them; milliseconds. */
const SPEECH = 3 * MINUTE
const SETTLING = 8 * MINUTE
/** One person alone is never looked for. */
const LEAST_PEOPLE = 2

export const promptKinds = ['voice', 'several', 'capture', 'few', 'unheard'] as const

/** What a host is offered to make some room, with the numbers in it. */
export type Prompt =
  | { readonly kind: 'voice'; readonly n: number }
  | { readonly kind: 'several'; readonly n: 0 }
  | { readonly kind: 'capture'; readonly n: 0 }
  | { readonly kind: 'few'; readonly n: number }
  | { readonly kind: 'unheard'; readonly n: number }

/** What there is to offer anything from. */
export interface Room {
  readonly figures: Figures
  /** Who is in the room now. */
  readonly here: ReadonlySet<Id<'seat'>>
  /** Who would rather listen, write, or be asked later: nobody is prompted about them. */
  readonly spared: ReadonlySet<Id<'seat'>>
  /** Nobody is to share this time: a story, or a talk by one person. */
  readonly isOneVoice: boolean
  /** Somebody shares it out already: a round, a talking piece, small groups, quiet time. */
  readonly hasWay: boolean
}

/** For how many minutes one person has spoken up to now; 0 where it is not one. */
function oneVoiceFor({ resolved, span: [, now] }: Figures): number {
  for (const [seat, spans] of resolved.talk) {
    const last = turnsOf(spans).at(-1)
    if (!last || now - last[1] > BEHIND || now - last[0] < LONG_VOICE) continue
    const others = union([...resolved.talk].flatMap(([other, theirs]) => (other === seat ? [] : theirs)))
    if (measure(both(others, [[last[0], now]])) < BESIDE * (now - last[0])) return Math.floor((now - last[0]) / MINUTE)
  }
  return 0
}

/**
 * [W26] All that could be offered now, the most pressing first. Nothing while the time is shared out already or is
 * nobody's to share, and never because of people who would rather listen or write, or have written.
 */
export function promptsFor({ figures, here, spared, isOneVoice, hasWay }: Room): Prompt[] {
  const { whole, sentence, recent, resolved, span } = figures
  const [from, now] = span
  if (isOneVoice || hasWay || recent.isQuiet) return []
  const prompts: Prompt[] = []

  const voice = oneVoiceFor(figures)
  if (voice > 0) prompts.push({ kind: 'voice', n: voice })
  if (recent.speech >= SPEECH && recent.overlap >= MUCH_OVERLAP * recent.speech) prompts.push({ kind: 'several', n: 0 })

  const isMissed = recent.uncredited >= SPEECH && recent.attributed < LITTLE_CREDIT
  if (now - from >= SETTLING && (resolved.captured.length === 0 || isMissed)) prompts.push({ kind: 'capture', n: 0 })

  const [start] = sentenceWindow(whole.people.size, from, now)
  const isFew = sentence.enough && sentence.evenness !== null && sentence.evenness < BANDS.some
  if (isFew) prompts.push({ kind: 'few', n: Math.round((now - start) / MINUTE) })

  const unheard = [...whole.people].filter(
    ([seat, one]) => here.has(seat) && !spared.has(seat) && !one.hasContributed && one.longestSilence >= SETTLING,
  ).length
  if (whole.speech >= SPEECH && unheard >= LEAST_PEOPLE) prompts.push({ kind: 'unheard', n: unheard })
  return prompts
}

/** What is offered now, and before when nothing new is. */
export interface Prompted {
  readonly prompt: Prompt | null
  readonly restsUntil: Ms
}

export const NOTHING_OFFERED: Prompted = { prompt: null, restsUntil: 0 }

/**
 * [W27] What is offered next. An offer stays as long as it holds; a new one comes eight minutes after the last at the
 * earliest.
 * @param now by the server's clock, milliseconds
 */
export function nextPrompted(before: Prompted, prompts: readonly Prompt[], now: Ms): Prompted {
  const shown = before.prompt && prompts.find(({ kind }) => kind === before.prompt?.kind)
  if (shown) return shown.n === before.prompt.n ? before : { ...before, prompt: shown }
  const [prompt] = prompts
  if (prompt && now >= before.restsUntil) return { prompt, restsUntil: now + EVERY }
  return before.prompt ? { ...before, prompt: null } : before
}

/** [W27] "Not now": nothing for twenty minutes. */
export const snoozed = ({ restsUntil }: Prompted, now: Ms): Prompted => ({
  prompt: null,
  restsUntil: Math.max(restsUntil, now + SNOOZE),
})

/** [W27] It was taken up: it goes, and the next one comes in its time. */
export const takenUp = (before: Prompted): Prompted => ({ ...before, prompt: null })
