import { useId } from 'react'
import type { SeatView } from '#shared/board/projection.ts'
import { useView } from '../board/table.tsx'
import { useNameOf } from '../people/Face.tsx'
import { useWords } from '../words.tsx'

/** Whose name a card bears that was written for somebody else: one of those without a phone, or nobody's. */
export function NameChoice({ chosen, choose }: { chosen: string; choose: (seat: SeatView['id'] | '') => void }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const group = useId()
  const { projection } = useView()
  const people = projection?.seats.filter(({ noPhone }) => noPhone) ?? []
  const choices = [
    ...people.map(seat => ({ id: seat.id, label: nameOf(seat) })),
    { id: '' as const, label: t('no_phone.no_name') },
  ]
  return (
    <fieldset>
      <legend className="label">{t('no_phone.whose')}</legend>
      <div className="choices">
        {choices.map(({ id, label }) => (
          <label key={id} className="words">
            <input type="radio" name={group} checked={chosen === id} onChange={() => choose(id)} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
