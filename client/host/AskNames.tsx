import { useId, useState } from 'react'
import * as v from 'valibot'
import type { Id } from '#shared/board/ids.ts'
import type { Projection } from '#shared/board/projection.ts'
import { device } from '../board/device.ts'
import { useAct, useStore } from '../board/table.tsx'
import { useNameOf } from '../people/Face.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

/** Whom this host has ticked before: the board tells nobody. */
const saidAloud = (key: string): ReadonlySet<string> => {
  const read = v.safeParse(v.array(v.string()), device.get(key))
  return new Set(read.success ? read.output : [])
}

/**
 * [O5] A host asks everyone whether their name may be in reports, and notes what those without a phone have said aloud.
 * How many said yes is not told, for then a "no" would be somebody's.
 */
export function AskNames({ projection }: { projection: Projection }) {
  const { t } = useWords()
  const act = useAct()
  const nameOf = useNameOf()
  const id = useId()
  const { namesAsked } = projection.meeting
  const noPhone = projection.seats.filter(seat => seat.noPhone)
  const kept = `aloud.${useStore().board}.${projection.meeting.id}`
  const [yes, setYes] = useState<ReadonlySet<string>>(() => saidAloud(kept))
  const toggle = (seat: Id<'seat'>) => {
    const next = new Set(yes)
    if (!next.delete(seat)) next.add(seat)
    setYes(next)
    device.set(kept, [...next])
    void act('credit.say', { yes: next.has(seat), for: seat })
  }
  return (
    <section className="ask" aria-labelledby={id}>
      <h2 id={id}>{t('credit.title')}</h2>
      <p>{t(namesAsked ? 'credit.asked' : 'credit.host')}</p>
      {!namesAsked && (
        <button
          type="button"
          className="tool"
          onClick={() => {
            void act('credit.ask', {})
            answer(t('credit.asked'))
          }}
        >
          <Icon name="people" />
          {t('credit.ask_all')}
        </button>
      )}
      {namesAsked && noPhone.length > 0 && (
        <fieldset>
          <legend>{t('credit.no_phone')}</legend>
          {noPhone.map(seat => (
            <label key={seat.id} className="check words">
              <input type="checkbox" checked={yes.has(seat.id)} onChange={() => toggle(seat.id)} />
              {nameOf(seat)}
            </label>
          ))}
        </fieldset>
      )}
    </section>
  )
}
