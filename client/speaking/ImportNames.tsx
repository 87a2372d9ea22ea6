import { useId } from 'react'
import type { Seat, Suggestion } from '#shared/speaking/transcript/names.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import type { useWhoIsWho } from './useWhoIsWho.ts'

interface ImportNamesProps extends ReturnType<typeof useWhoIsWho> {
  readonly people: readonly Seat[]
}

/** Those that a name may be come first. */
function inOrder(people: readonly Seat[], suggestion: Suggestion | null): Seat[] {
  const likely = suggestion && 'seats' in suggestion ? suggestion.seats : []
  return [...people.filter(({ seat }) => likely.includes(seat)), ...people.filter(({ seat }) => !likely.includes(seat))]
}

/** [X6] Which seat each name of a transcript is. A host says; nothing is put together by itself. */
export function ImportNames({ suggestions, people, seatOf, choose }: ImportNamesProps) {
  const { t } = useWords()
  const ids = useId()
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
              onChange={event => choose(name, event.currentTarget.value)}
            >
              <option value="">{t('import.somebody')}</option>
              {inOrder(people, suggestion).map(one => (
                <option key={one.seat} value={one.seat}>
                  {one.name}
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
