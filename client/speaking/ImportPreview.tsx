import type { ReactNode } from 'react'
import type { Seat } from '#shared/speaking/transcript/names.ts'
import type { ImportPlan } from '#shared/speaking/transcript/plan.ts'
import { useWords } from '../words.tsx'

interface ImportPreviewProps {
  readonly people: readonly Seat[]
  readonly plan: Pick<ImportPlan, 'people'>
  /** What else there is to know, as items of a list. */
  readonly children: ReactNode
}

/** What an import will bring: turns and minutes for whom, and what it does not know. */
export function ImportPreview({ plan, people, children }: ImportPreviewProps) {
  const { t } = useWords()
  const names = new Map(people.map(({ seat, name }) => [seat, name]))
  return (
    <section className="import-preview" aria-labelledby="import-preview">
      <h3 id="import-preview">{t('import.preview')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('import.name')}</th>
            <th scope="col">{t('import.turns')}</th>
            <th scope="col">{t('import.minutes')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.people.map(({ who, turns, talk }) => (
            <tr key={who}>
              <th scope="row" className="words">
                {names.get(who) ?? t('import.somebody')}
              </th>
              <td>{turns}</td>
              <td>{Math.round(talk / 60_000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="hint">{children}</ul>
    </section>
  )
}
