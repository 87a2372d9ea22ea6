import type { SeatView } from '#shared/board/projection.ts'
import type { ImportPlan } from '#shared/speaking/transcript/plan.ts'
import { useNameOf } from '../people/Face.tsx'
import { useWords } from '../words.tsx'

/** What an import will bring: turns and minutes for whom, and what it does not know. */
export function ImportPreview({ plan, seats }: { plan: ImportPlan; seats: readonly SeatView[] }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const names = new Map<string, string>(seats.map(one => [one.id, nameOf(one)]))
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
      <ul className="hint">
        {plan.gaps > 0 && <li>{t('import.gaps', { n: plan.gaps })}</li>}
        {plan.outside > 0 && <li>{t('import.outside', { n: plan.outside })}</li>}
        <li>{t('import.at_once')}</li>
        <li>{t('import.wins')}</li>
      </ul>
    </section>
  )
}
