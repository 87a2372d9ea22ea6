import { handsIn } from '#shared/actions/signals.ts'
import { useAct, useView } from '../board/table.tsx'
import { useHandUp } from '../people/useHandUp.ts'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'

const WISHES = ['later', 'write', 'listen'] as const

/** How somebody would like to take part just now. Whoever is happy listening is asked for nothing. */
export function Wishes() {
  const { t } = useWords()
  const act = useAct()
  const handUp = useHandUp()
  const { projection, seat, wish } = useView()
  const hands = handsIn(projection?.seats ?? [])
  const place = hands.findIndex(({ id }) => id === seat) + 1
  const isUp = place > 0

  return (
    <section aria-labelledby="wishes">
      <h3 id="wishes">{t('speak.wish')}</h3>
      <div className="wishes">
        <button
          type="button"
          className="tool"
          aria-pressed={isUp}
          onClick={() => {
            void act('hand.set', { up: !isUp })
            answer(isUp ? t('signal.hand_down') : handUp(hands.length + 1))
          }}
        >
          <Icon name={isUp ? 'tick' : 'hand'} />
          {t('speak.come_in')}
        </button>
        {WISHES.map(one => (
          <button
            key={one}
            type="button"
            className="tool"
            aria-pressed={wish === one}
            onClick={() => {
              void act('talk.wish', { wish: wish === one ? '' : one })
              answer(t(wish === one ? 'signal.taken_back' : 'speak.wish_told'))
            }}
          >
            {wish === one && <Icon name="tick" />}
            {t(`speak.wish_${one}`)}
          </button>
        ))}
      </div>
      {isUp && <p>{handUp(place)}</p>}
    </section>
  )
}
