import { type ReactNode, useEffect, useState } from 'react'
import { handsIn } from '#shared/actions/signals.ts'
import type { Projection } from '#shared/board/projection.ts'
import type { SignalSort } from '#shared/board/secrets.ts'
import { LONGEST } from '#shared/board/text.ts'
import { useAct, useView } from '../board/table.tsx'
import { HelpNow } from '../care/HelpNow.tsx'
import { useHandUp } from '../people/useHandUp.ts'
import { alarm, answer } from '../ui/announcer.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import './signals.css'

const icons: Record<SignalSort, IconName> = { slow: 'slow', stop: 'stop', break: 'clock' }

/** "Which word?", after "stop and explain" has been sent: nobody has to say. */
function WhichWord({ near, close }: { near: string; close: () => void }) {
  const { t } = useWords()
  const act = useAct()
  const [word, setWord] = useState('')
  return (
    <form
      className="which-word"
      onSubmit={event => {
        event.preventDefault()
        if (word.trim()) {
          void act('signal.send', { sort: 'stop', word })
          answer(t('signal.word_sent'))
        }
        close()
      }}
    >
      <label>
        {t('signal.word')} <span className="hint">{t('signal.word_hint')}</span>
        <input
          className="field"
          value={word}
          maxLength={LONGEST.word}
          dir="auto"
          onChange={event => setWord(event.currentTarget.value)}
        />
      </label>
      <HelpNow text={word} near={near} />
      <div className="row">
        <button type="submit" className="tool">
          {t('signal.word_send')}
        </button>
        <button type="button" className="tool bare" onClick={close}>
          {t('common.back')}
        </button>
      </div>
    </form>
  )
}

/** The host has given this person the turn. Passing is always fine. [G4] */
function MyTurn() {
  const { t } = useWords()
  const act = useAct()
  useEffect(() => alarm(t('signal.your_turn')), [t])
  return (
    <Notice sort="news">
      <p>
        <strong>{t('signal.your_turn')}</strong> <span className="hint">{t('signal.turn_hint')}</span>
      </p>
      <div className="row">
        {(['turn_over', 'turn_pass'] as const).map(words => (
          <button key={words} type="button" className="tool" onClick={() => void act('turn.over', {})}>
            {t(`signal.${words}`)}
          </button>
        ))}
      </div>
    </Notice>
  )
}

/** What everyone can say at any time, on every step. All but the first without a name. [G1] [G2] */
export function SignalBar({ projection, children }: { projection: Projection; children?: ReactNode }) {
  const { t } = useWords()
  const act = useAct()
  const handUp = useHandUp()
  const { seat, saying, isMyTurn } = useView()
  const [asking, setAsking] = useState(false)
  const hands = handsIn(projection.seats)
  const place = hands.findIndex(({ id }) => id === seat) + 1

  function raise() {
    void act('hand.set', { up: place === 0 })
    answer(place === 0 ? handUp(hands.length + 1) : t('signal.hand_down'))
  }
  function toggle(sort: SignalSort) {
    const on = !saying.has(sort)
    void (on ? act('signal.send', { sort, word: '' }) : act('signal.takeBack', { sort }))
    answer(on ? t('signal.sent') : t('signal.taken_back'))
    setAsking(on && sort === 'stop')
  }

  return (
    <section className="signals" aria-label={t('signal.title')}>
      {isMyTurn && <MyTurn />}
      {children}
      {place > 0 && <p className="said">{handUp(place)}</p>}
      {saying.size > 0 && <p className="said">{t('signal.sent')}</p>}
      {asking && saying.has('stop') && <WhichWord near={projection.help} close={() => setAsking(false)} />}
      <div className="signal-buttons">
        <button type="button" className="hand" aria-pressed={place > 0} onClick={raise}>
          <span className="sign">
            <Icon name="hand" />
          </span>
          {place > 0 ? t('signal.speak_off') : t('signal.speak')}
        </button>
        {(['slow', 'stop', 'break'] as const).map(sort => (
          <button
            key={sort}
            type="button"
            className={sort}
            aria-pressed={saying.has(sort)}
            onClick={() => toggle(sort)}
          >
            <span className="sign">
              <Icon name={saying.has(sort) ? 'tick' : icons[sort]} />
            </span>
            {t(`signal.${sort}`)}
          </button>
        ))}
      </div>
    </section>
  )
}
