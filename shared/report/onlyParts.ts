import type { Kind } from '../board/kinds.ts'
import type { FiledCard, FiledMeeting, FiledStep } from '../meeting/filed.ts'
import type { SectionName } from './report.ts'

/** Kinds that have a part of their own wherever they were written. */
const ofKind: Partial<Record<Kind, SectionName>> = { job: 'jobs', limit: 'limits', test: 'test' }

/** Steps whose cards have a part of their own; all others are in what was said. */
const ofStep: Partial<Record<FiledStep['type'], SectionName>> = {
  problem: 'problem',
  jobs: 'jobs',
  test: 'test',
  end: 'went',
}

/** [O1] What a report of picked parts may have: nothing that none of them tells. Sums stay, as they do for everyone. */
export function onlyParts(record: FiledMeeting, parts: readonly SectionName[]): FiledMeeting {
  const has = (...names: readonly (SectionName | undefined)[]) => names.some(name => name && parts.includes(name))
  const { groups, ...rest } = record

  const cutStep = (step: FiledStep): FiledStep => {
    const isTold = ({ kind }: FiledCard) => has(ofKind[kind], ofStep[step.type] ?? 'said')
    const card = (one: FiledCard): FiledCard =>
      isTold(one) ? one : { ...one, text: null, lang: '', by: null, meToo: 0 }
    return {
      ...step,
      cards: step.cards.map(card),
      piles: step.piles.map(pile => ({
        name: pile.cards.some(isTold) ? pile.name : '',
        cards: pile.cards.map(card),
      })),
      votes: has('chose') ? step.votes : [],
      checks: has('went', 'decided')
        ? step.checks.map(check => ({ ...check, reasons: has('decided') ? check.reasons : [] }))
        : [],
      decisions: has('decided', 'story', step.type === 'problem' ? 'problem' : undefined) ? step.decisions : [],
    }
  }

  return {
    ...rest,
    ...(groups && has('talk') ? { groups } : {}),
    talk: has('talk') ? record.talk : null,
    added: has('talk') ? record.added : [],
    steps: record.steps.map(cutStep),
  }
}
