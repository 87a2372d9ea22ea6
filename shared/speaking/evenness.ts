import type { Ms } from './entry.ts'

/** What one person had of the talk and of the meeting. */
export interface Part {
  readonly talk: Ms
  readonly presence: Ms
}

/** A turn longer than this counts as several, so that a monologue is no excuse for itself; milliseconds. */
const LONGEST_PIECE = 30_000

/** Only these are counted: whoever was not there, and said nothing, is not part of it. */
export const isCounted = ({ talk, presence }: Part): boolean => talk > 0 || presence > 0

/** Compares by talk for each moment of presence. Who spoke and was never there stands last: nothing is divided by 0. */
export const byRate = (a: Part, b: Part): number => a.talk * b.presence - b.talk * a.presence

/**
 * [W7] Balance from 0, where one person has it all, to 100, where everyone's share of the talk is their share of the
 * presence: `1 − G / (1 − min e)` of the Gini coefficient `G = 1 − Σ e_k (C_k + C_{k−1})`, people in the order of
 * share/e, `C` the shares added up. With equal presence that is the usual Gini with the correction N/(N−1).
 * @returns null for fewer than two people, without talk or without presence
 */
export function balanceOf(parts: readonly Part[]): number | null {
  const counted = parts.filter(isCounted).sort(byRate)
  let talk = 0
  let presence = 0
  let least = Number.POSITIVE_INFINITY
  /** The area under the curve of shares, twice, times all talk and all presence: whole numbers, so that even is even. */
  let area = 0
  for (const part of counted) {
    area += part.presence * (2 * talk + part.talk)
    talk += part.talk
    presence += part.presence
    least = Math.min(least, part.presence)
  }
  if (counted.length < 2 || talk === 0 || presence === 0) return null
  const gini = (talk * presence - area) / (talk * presence)
  return 100 * Math.min(1, Math.max(0, 1 - gini / (1 - least / presence)))
}

/** The lengths of turns, those over 30 s in pieces of 30 s. */
const piecesOf = (turns: readonly Ms[]): Ms[] =>
  turns.flatMap(length => {
    const whole = Math.floor(length / LONGEST_PIECE)
    const rest = length - whole * LONGEST_PIECE
    return [...new Array<Ms>(whole).fill(LONGEST_PIECE), ...(rest > 0 ? [rest] : [])]
  })

/** How many turns of one length would say as much as these: `(Σd)² / Σd²`; 0 for none. */
export function effectiveTurns(turns: readonly Ms[]): number {
  const pieces = piecesOf(turns)
  const sum = pieces.reduce((all, length) => all + length, 0)
  return sum === 0 ? 0 : sum ** 2 / pieces.reduce((all, length) => all + length ** 2, 0)
}

/**
 * [W8] The balance that a perfectly fair room of so many people would have by chance, 0 to 100, after turns of these
 * lengths: `1 − 1/√(1 + πk)`, `k` the effective turns of each. Talk in a fair room is about a gamma distribution of
 * shape k, the Gini coefficient of which is `Γ(k + ½) / (√π Γ(k + 1)) ≈ 1/√(1 + πk)`.
 */
export const fairByChance = (turns: readonly Ms[], people: number): number =>
  people === 0 ? 0 : 100 * (1 - 1 / Math.sqrt(1 + (Math.PI * effectiveTurns(turns)) / people))
