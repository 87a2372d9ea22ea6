import { useEffect, useState } from 'react'
import {
  NOTHING_OFFERED,
  nextPrompted,
  type Prompted,
  promptsFor,
  type Room,
  snoozed,
  takenUp,
} from '#shared/speaking/prompts.ts'
import { ways } from '#shared/speaking/ways.ts'
import type { BoardStore } from '../board/store.ts'
import { useAct, useStore } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'
import { useStartWay } from './useStartWay.ts'

/** What was offered at a table on this page; it stays while the map is closed. */
const offeredAt = new WeakMap<BoardStore, Prompted>()

interface MakeRoomProps {
  readonly room: Room
  /** Where something is to be chosen first. */
  readonly open: (sheet: 'piece' | 'friend') => void
}

/** One offer at a time to make some room: what is, words to say, and one button. */
export function MakeRoom({ room, open }: MakeRoomProps) {
  const { t } = useWords()
  const act = useAct()
  const startWay = useStartWay()
  const store = useStore()
  const [, now] = room.figures.span
  const [prompted, setPrompted] = useState(offeredAt.get(store) ?? NOTHING_OFFERED)
  const next = nextPrompted(prompted, promptsFor(room), now)

  function keep(offered: Prompted) {
    offeredAt.set(store, offered)
    setPrompted(offered)
  }
  useEffect(() => {
    offeredAt.set(store, next)
    setPrompted(next)
  }, [store, next])

  const { prompt } = next
  if (!prompt) return null
  const { kind, n } = prompt

  async function start() {
    keep(takenUp(next))
    if (kind === 'several') return open('piece')
    if (kind === 'capture') return open('friend')
    if (kind === 'few') return void (await startWay('pairs', ways.pairs.minutes))
    if (kind === 'unheard') return void (await startWay('round', ways.round.minutes))
    const outcome = await act('talk.oneVoice', { on: true })
    answer(t(outcome.done ? 'map.one_voice_on' : `refusal.${outcome.reason}`))
  }

  return (
    <section className="make-room" aria-labelledby="make-room">
      <h2 id="make-room">{t('map.make_room')}</h2>
      <p>{t(`map.prompt_${kind}`, { n })}</p>
      <p>
        {t('host.say')}: <q>{t(`map.say_${kind}`)}</q>
      </p>
      <div className="row">
        <button type="button" className="btn" onClick={() => void start()}>
          {t(`map.do_${kind}`)}
        </button>
        <button type="button" className="tool bare" onClick={() => keep(snoozed(next, now))}>
          {t('map.not_now')}
        </button>
      </div>
    </section>
  )
}
