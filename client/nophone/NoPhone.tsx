import { Suspense, useState } from 'react'
import { Link } from 'wouter'
import { handsIn } from '#shared/actions/signals.ts'
import type { SeatView, StepView } from '#shared/board/projection.ts'
import { hasCards, stepTypes } from '#shared/meeting/steps.ts'
import { useAct, useStore, useView } from '../board/table.tsx'
import { Composer } from '../cards/Composer.tsx'
import { useDraft } from '../cards/draft.ts'
import { OwnCards } from '../cards/OwnCards.tsx'
import AddSeat from '../people/AddSeat.tsx'
import { Face, useNameOf } from '../people/Face.tsx'
import { answer } from '../ui/announcer.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { Icon } from '../ui/Icon.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { PaperCards } from './PaperCards.tsx'
import { PassRound } from './PassRound.tsx'
import './noPhone.css'

const CardsFromFile = lazyPart(() => import('./CardsFromFile.tsx'))

/** Those at the table who have no phone, and whose hand a neighbour can put up for them. */
function Hands() {
  const { t } = useWords()
  const act = useAct()
  const nameOf = useNameOf()
  const { projection } = useView()
  const people = projection?.seats.filter(({ noPhone }) => noPhone) ?? []
  const up = new Set(handsIn(people).map(({ id }) => id))

  function raise(seat: SeatView) {
    const isUp = up.has(seat.id)
    void act('hand.set', { up: !isUp, for: seat.id })
    answer(isUp ? t('others.hand_is_down') : t('others.hand_is_up', { name: nameOf(seat) }))
  }

  if (people.length === 0) return <p className="hint">{t('others.nobody')}</p>
  return (
    <ul className="people">
      {people.map(seat => (
        <li key={seat.id}>
          <Face seat={seat.id} shown={seat} />
          <span className="words" dir="auto">
            {nameOf(seat)}
          </span>
          <button type="button" className="tool" aria-pressed={up.has(seat.id)} onClick={() => raise(seat)}>
            <Icon name="hand" />
            {t(up.has(seat.id) ? 'others.hand_down' : 'others.hand_up')}
            <span className="vh"> {nameOf(seat)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Somebody says it, and their neighbour or the host writes it. The card is like any other. [A13] */
function WriteForThem({ step }: { step: StepView }) {
  const { t } = useWords()
  const draft = useDraft(step.id, stepTypes[step.type].kinds, 'theirs')
  return (
    <>
      <p>{t('others.write_hint')}</p>
      <p className="hint">{t('others.you_see')}</p>
      <Composer step={step} draft={draft} whose="theirs" />
      <OwnCards step={step} />
    </>
  )
}

type At = 'start' | 'write' | 'round' | 'paper' | 'file'

/** Everything that is done here for people at the table who have no phone, in the step that the room is at. */
export default function NoPhone({ room, close }: { room: StepView; close: () => void }) {
  const { t } = useWords()
  const store = useStore()
  const { projection, seat } = useView()
  const [at, setAt] = useState<At>('start')
  // Whoever has begun to write is not taken away when the room moves on.
  const [begun, setBegun] = useState(room)
  const step = projection?.steps.find(({ id }) => id === begun.id) ?? begun
  const begin = (next: At) => {
    setBegun(room)
    setAt(next)
  }
  const leads = projection?.seats.some(one => one.id === seat && one.leads) ?? false
  const mayWrite = hasCards(room.type)
  const isAsked = [...room.chosen.rounds, ...room.chosen.checks].some(({ state }) => state === 'open')

  if (at === 'round') return <PassRound room={room} end={close} />
  if (at === 'paper') return <PaperCards step={step} close={() => setAt('start')} />
  if (at === 'file')
    return (
      <Boundary
        fallback={
          <Sheet title={t('card_file.title')} close={() => setAt('start')}>
            <Notice sort="bad">{t('state.part_missing')}</Notice>
          </Sheet>
        }
        onTrouble={() => answer(t('state.part_missing'))}
      >
        <Suspense fallback={null}>
          <CardsFromFile step={step} close={() => setAt('start')} />
        </Suspense>
      </Boundary>
    )
  if (at === 'write')
    return (
      <Sheet title={t('others.write')} close={() => setAt('start')}>
        <WriteForThem step={step} />
      </Sheet>
    )
  return (
    <Sheet title={t('no_phone.title')} close={close}>
      {isAsked && (
        <button type="button" className="btn" onClick={() => begin('round')}>
          <Icon name="tick" />
          {t('vote.for_title')}
        </button>
      )}
      {mayWrite && (
        <div className="no-phone-ways">
          <button type="button" className="btn alt" onClick={() => begin('write')}>
            <Icon name="pen" />
            {t('others.write')}
          </button>
          <button type="button" className="btn alt" onClick={() => begin('round')}>
            <Icon name="people" />
            {t('others.round')}
          </button>
          <button type="button" className="btn alt" onClick={() => begin('paper')}>
            <Icon name="copy" />
            {t('others.paper')}
          </button>
          {leads && (
            <button type="button" className="btn alt" onClick={() => begin('file')}>
              <Icon name="plus" />
              {t('card_file.title')}
            </button>
          )}
        </div>
      )}
      {leads && (
        <Link className="tool" href={`/print/${store.board}`}>
          <Icon name="copy" />
          {t('print.title')}
        </Link>
      )}
      <section aria-labelledby="no-phone-people">
        <h3 id="no-phone-people">{t('others.people')}</h3>
        <Hands />
      </section>
      {leads && <AddSeat />}
    </Sheet>
  )
}
