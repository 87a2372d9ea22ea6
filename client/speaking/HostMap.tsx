import { useEffect, useState } from 'react'
import type { Id } from '#shared/board/ids.ts'
import type { Projection } from '#shared/board/projection.ts'
import { notYetHeard } from '#shared/speaking/lights.ts'
import { holdingNow, type Speaking } from '#shared/speaking/speakingNow.ts'
import { useAct, useView } from '../board/table.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { AgreeHost } from './AgreeHost.tsx'
import { FixSheet } from './FixSheet.tsx'
import { Hands } from './Hands.tsx'
import { MakeRoom } from './MakeRoom.tsx'
import { NextStage } from './NextStage.tsx'
import { RoundTable } from './RoundTable.tsx'
import { SpeakingNow } from './SpeakingNow.tsx'
import { roomIn } from './talkingRoom.ts'
import { useFigures, useNow } from './useFigures.ts'
import { type Floor, nextTurn } from './useFloor.ts'
import { useGone } from './useGone.ts'
import { Waiting } from './Waiting.tsx'
import { stageAfter, WayNow } from './WayNow.tsx'
import { WaysSheet } from './WaysSheet.tsx'
import { WhoIsHere } from './WhoIsHere.tsx'

type Open = 'ways' | 'piece' | 'fix' | 'people' | null

/** The map with the figures, and beside it what a host can do about them. */
export function HostMap({ projection, floor }: { projection: Projection; floor: Floor }) {
  const { t } = useWords()
  const act = useAct()
  const { talk, here: connected } = useView()
  const now = useNow()
  const figures = useFigures(projection, now)
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const { seats, balance } = projection

  const [way] = talk.way.values()
  const [stage, setStage] = useState<'two' | 'four' | null>(null)
  const kind = way?.kind
  useEffect(() => {
    if (kind) setStage(stageAfter(kind))
  }, [kind])

  const room = roomIn(talk, figures)
  const { here, isOneVoice } = room
  const wishes = new Map([...talk.wish.values()].map(({ seat, wish }) => [seat, wish]))
  const isGone = useGone(connected, now)
  const holding = holdingNow(
    [...talk.talk.values()].map(({ cap, entry }) => [cap, entry] as const),
    now,
    isGone,
  )
  const speaking = new Set([...holding.map(({ who }) => who as string), floor.now?.who ?? ''])
  const present = seats.filter(({ id }) => here.has(id))

  function takeBack({ cap, turn }: Speaking) {
    void act('talk.undo', { cap: cap as Id<'cap'>, turn, own: nextTurn().cap })
    answer(t('common.undone'))
  }

  return (
    <>
      <SpeakingNow seats={seats} floor={floor} holding={holding} takeBack={takeBack} />
      <main className="map-main">
        <RoundTable
          seats={seats}
          floor={floor}
          holding={new Set(holding.map(({ who }) => who))}
          here={here}
          figures={figures}
        >
          <p className="counted">
            <b>{figures.whole.heard}</b> <span>{t('map.of', { n: figures.whole.count })}</span>
          </p>
          <p>{t('map.had_turn')}</p>
          <p>{t('map.full_ring')}</p>
        </RoundTable>
        <div className="row map-tools">
          <button type="button" className="tool" onClick={() => setOpen('ways')}>
            <Icon name="talk" />
            {t('ways.title')}
          </button>
          <button type="button" className="tool" onClick={() => setOpen('fix')}>
            <Icon name="pen" />
            {t('map.fix')}
          </button>
          <button type="button" className="tool" onClick={() => setOpen('people')}>
            <Icon name="people" />
            {t('map.people')}
          </button>
          <button
            type="button"
            className="tool"
            aria-pressed={isOneVoice}
            onClick={() => {
              void act('talk.oneVoice', { on: !isOneVoice })
              answer(t(isOneVoice ? 'map.one_voice_off' : 'map.one_voice_on'))
            }}
          >
            <Icon name="mic" />
            {t('map.one_voice')}
          </button>
          {balance && !balance.isHidden && notYetHeard(balance) > 0 && (
            <button
              type="button"
              className="tool"
              aria-pressed={balance.coverage}
              onClick={() => {
                void act('balance.cover', { shown: !balance.coverage })
                answer(t(balance.coverage ? 'map.cover_off' : 'map.cover_on'))
              }}
            >
              <Icon name="screen" />
              {t('map.cover')}
            </button>
          )}
        </div>
      </main>
      <aside className="map-side" aria-label={t('host.room')}>
        {way ? (
          <WayNow
            way={way}
            seats={present}
            left={balance?.wayEnds ? balance.wayEnds - now : null}
            ended={() => setStage(null)}
          />
        ) : stage ? (
          <NextStage stage={stage} close={() => setStage(null)} />
        ) : (
          <MakeRoom room={room} open={sheet => setOpen(sheet === 'friend' ? 'people' : 'piece')} />
        )}
        <Hands seats={seats} people={figures.whole.people} give={floor.give} />
        <Waiting seats={seats} figures={figures} here={here} wishes={wishes} speaking={speaking} />
        <AgreeHost balance={balance} present={present} />
      </aside>
      {(open === 'ways' || open === 'piece') && (
        <WaysSheet seats={present} first={open === 'piece' ? 'piece' : undefined} close={close} />
      )}
      {open === 'fix' && <FixSheet seats={seats} figures={figures} floor={floor} close={close} />}
      {open === 'people' && <WhoIsHere seats={seats} here={here} wishes={wishes} close={close} />}
    </>
  )
}
