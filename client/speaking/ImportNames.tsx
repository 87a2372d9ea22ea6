import { useId } from 'react'
import type { Id } from '#shared/board/ids.ts'
import type { SeatView } from '#shared/board/projection.ts'
import type { Suggestion, suggestSeats } from '#shared/speaking/transcript/names.ts'
import { useNameOf } from '../people/Face.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'

interface ImportNamesProps {
  readonly suggestions: ReturnType<typeof suggestSeats>
  readonly seats: readonly SeatView[]
  readonly seatOf: ReadonlyMap<string, Id<'seat'>>
  readonly choose: (name: string, seat: Id<'seat'> | '') => void
}

/** Those that a name may be come first. */
function inOrder(seats: readonly SeatView[], suggestion: Suggestion | null): SeatView[] {
  const likely = suggestion && 'seats' in suggestion ? suggestion.seats : []
  return [...seats.filter(({ id }) => likely.includes(id)), ...seats.filter(({ id }) => !likely.includes(id))]
}

/** [X6] Which seat each name of a transcript is. A host says; nothing is put together by itself. */
export function ImportNames({ suggestions, seats, seatOf, choose }: ImportNamesProps) {
  const { t } = useWords()
  const ids = useId()
  const nameOf = useNameOf()
  const isTwice = new Set(seatOf.values()).size < seatOf.size
  return (
    <fieldset className="import-names">
      <legend>{t('import.who')}</legend>
      <p className="hint">{t('import.who_hint')}</p>
      {[...suggestions].map(([name, suggestion], at) => {
        const sure = suggestion?.is === 'same' || seatOf.has(name)
        return (
          <div key={name} className={sure ? 'import-name' : 'import-name asked'}>
            <label className="words" dir="auto" htmlFor={`${ids}-${at}`}>
              {name}
            </label>
            <select
              id={`${ids}-${at}`}
              className="field"
              aria-describedby={`${ids}-${at}-why`}
              value={seatOf.get(name) ?? ''}
              onChange={event => choose(name, event.currentTarget.value as Id<'seat'> | '')}
            >
              <option value="">{t('import.somebody')}</option>
              {inOrder(seats, suggestion).map(one => (
                <option key={one.id} value={one.id}>
                  {nameOf(one)}
                </option>
              ))}
            </select>
            <p className="hint" id={`${ids}-${at}-why`}>
              {t(`import.is_${suggestion?.is ?? 'none'}`)}
            </p>
          </div>
        )
      })}
      {isTwice && <Notice sort="wait">{t('import.one_seat')}</Notice>}
    </fieldset>
  )
}
