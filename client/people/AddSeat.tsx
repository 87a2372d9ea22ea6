import { nanoid } from 'nanoid'
import { useId, useState } from 'react'
import type { Id } from '#shared/board/ids.ts'
import { LONGEST } from '#shared/board/text.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'

/** A seat for somebody in the room who has no phone. Without a name they are a guest with a number. [A13] */
export default function AddSeat() {
  const { t } = useWords()
  const act = useAct()
  const field = useId()
  const [name, setName] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)

  async function add() {
    const outcome = await act('seat.add', { seat: nanoid(12) as Id<'seat'>, name })
    const words = outcome.done
      ? t('no_phone.seat_added')
      : outcome.reason === 'same_name'
        ? t('join.same_name', { name })
        : t(`refusal.${outcome.reason}`)
    answer(words)
    setTrouble(outcome.done ? null : words)
    if (outcome.done) setName('')
  }

  return (
    <form
      className="add-seat"
      onSubmit={event => {
        event.preventDefault()
        void add()
      }}
    >
      <label className="label" htmlFor={field}>
        {t('no_phone.add_person')}
      </label>
      <div className="row">
        <input
          id={field}
          className="field"
          value={name}
          maxLength={LONGEST.name}
          autoComplete="off"
          dir="auto"
          aria-describedby={`${field}-hint`}
          aria-invalid={trouble !== null}
          onChange={event => {
            setName(event.currentTarget.value)
            setTrouble(null)
          }}
        />
        <button type="submit" className="tool">
          <Icon name="plus" />
          {t('no_phone.add_seat')}
        </button>
      </div>
      <p className="hint" id={`${field}-hint`}>
        {t('no_phone.add_hint')}
      </p>
      {trouble && <Notice sort="bad">{trouble}</Notice>}
    </form>
  )
}
