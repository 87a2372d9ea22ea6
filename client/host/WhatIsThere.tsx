import type { Projection } from '#shared/board/projection.ts'
import { useWords } from '../words.tsx'

/** What a meeting leaves behind, in numbers. */
export function WhatIsThere({ projection: { seats, steps } }: { projection: Projection }) {
  const { t } = useWords()
  const sum = (count: (step: (typeof steps)[number]) => number) => steps.reduce((all, step) => all + count(step), 0)
  const lines = [
    t('close.people', { n: seats.length }),
    t('close.cards', { n: sum(({ count }) => count) }),
    t('close.votes', { n: sum(({ chosen }) => chosen.rounds.filter(({ state }) => state === 'closed').length) }),
    t('close.decided', {
      n: sum(({ chosen }) => chosen.decisions.filter(({ state, carried }) => state === 'made' && !carried).length),
    }),
  ]
  return (
    <ul className="what-is-there">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
