import type { Id } from '#shared/board/ids.ts'
import type { SeatView } from '#shared/board/projection.ts'
import { useAct } from '../board/table.tsx'
import { useNameOf } from '../people/Face.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

/** Who could open next time, the button to say so of oneself, and for hosts one for each without a phone. [W62] */
export function OpensNext({ seats, own }: { seats: readonly SeatView[]; own: Id<'seat'> | '' }) {
  const { t, language } = useWords()
  const act = useAct()
  const nameOf = useNameOf()
  const mine = seats.find(({ id }) => id === own)
  const names = seats.filter(({ opens }) => opens).map(nameOf)
  const list = new Intl.ListFormat(language.locale, { type: 'unit', style: 'short' }).formatToParts(names)

  async function say(on: boolean, other: Id<'seat'> | '' = '') {
    const outcome = await act('seat.opens', { on, for: other })
    answer(t(outcome.done ? (on ? 'look_back.opens_on' : 'signal.taken_back') : `refusal.${outcome.reason}`))
  }

  return (
    <div className="opens-next">
      <p className="who-next">
        <Icon name="hand" />
        {t('look_back.next')}
      </p>
      {names.length > 0 && (
        <p className="openers">
          {t('look_back.opens_who')}{' '}
          {list.map(({ type, value }, at) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: their place is what they are known by
            type === 'element' ? <bdi key={at}>{value}</bdi> : value,
          )}
        </p>
      )}
      {mine && (
        <div>
          <button type="button" className="tool" aria-pressed={mine.opens} onClick={() => void say(!mine.opens)}>
            {mine.opens && <Icon name="tick" />}
            {t('look_back.opens')}
          </button>
          <p className="hint">{t('look_back.opens_hint')}</p>
        </div>
      )}
      {mine?.leads &&
        seats
          .filter(({ noPhone }) => noPhone)
          .map(one => (
            <button
              key={one.id}
              type="button"
              className="tool"
              aria-pressed={one.opens}
              onClick={() => void say(!one.opens, one.id)}
            >
              {one.opens && <Icon name="tick" />}
              {t('look_back.opens_for', { name: nameOf(one) })}
            </button>
          ))}
    </div>
  )
}
