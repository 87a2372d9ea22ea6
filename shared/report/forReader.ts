import type { FiledMeeting } from '../meeting/filed.ts'
import type { Report } from './report.ts'

const withoutNumber = <One extends { readonly n: number; readonly text: string | null }>(one: One): One =>
  one.text === null ? { ...one, n: 0 } : one

function data(record: FiledMeeting): FiledMeeting {
  return {
    ...record,
    steps: record.steps.map(step => ({
      ...step,
      cards: step.cards.map(withoutNumber),
      piles: step.piles.map(pile => ({ ...pile, cards: pile.cards.map(withoutNumber) })),
      votes: step.votes.map(vote => ({
        ...vote,
        options: vote.options.map(option => (option.text === null ? { ...option, card: 0 } : option)),
      })),
      checks: step.checks.map(check => ({ ...check, reasons: check.reasons.map(withoutNumber) })),
    })),
  }
}

/** [O31] A report for somebody who is no member: what has no words in it has no number either. */
export const forReader = (report: Report): Report => ({ ...report, data: data(report.data) })
