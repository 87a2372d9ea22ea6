import type { Room } from '#shared/speaking/prompts.ts'
import { ways } from '#shared/speaking/ways.ts'
import { useAct } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { useWords } from '../words.tsx'
import { useOffer } from './useOffer.ts'
import { useStartWay } from './useStartWay.ts'

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
  const { prompt, takeUp, notNow } = useOffer(room)
  if (!prompt) return null
  const { kind, n } = prompt

  async function start() {
    takeUp()
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
        <button type="button" className="tool bare" onClick={notNow}>
          {t('map.not_now')}
        </button>
      </div>
    </section>
  )
}
