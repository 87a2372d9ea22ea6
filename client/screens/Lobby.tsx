import { Link } from 'wouter'
import type { Projection } from '#shared/board/projection.ts'
import { knownGroup } from '../board/seats.ts'
import { Arc } from '../people/Arc.tsx'
import { Face, useNameOf } from '../people/Face.tsx'
import { ElephantFace } from '../ui/faces.tsx'
import { Icon } from '../ui/Icon.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { ToWhatWeDid } from '../ui/ToWhatWeDid.tsx'
import { useWords } from '../words.tsx'

/** Before the first step: who is here, and that it will begin soon. */
export function Lobby({
  projection,
  here,
  board,
}: {
  projection: Projection
  here: ReadonlySet<string>
  board: string
}) {
  const { t, language } = useWords()
  const nameOf = useNameOf()
  const { group, meeting, seats } = projection
  usePageTitle(group)
  const day =
    meeting.day &&
    new Intl.DateTimeFormat(language.locale, { dateStyle: 'full' }).format(new Date(`${meeting.day}T12:00`))
  return (
    <div className="lobby">
      <Arc />
      <h1 className="words" dir="auto">
        {group}
      </h1>
      {meeting.about && (
        <p className="about words" dir="auto">
          {meeting.about}
        </p>
      )}
      {meeting.state === 'planned' && knownGroup(board)?.keys.everyone && (
        <Link className="tool" href={`/g/${board}/letterbox`}>
          <Icon name="letterbox" />
          {t('letterbox.to_it')}
        </Link>
      )}
      <ToWhatWeDid board={board} meeting={meeting} />
      <p>{meeting.state === 'planned' ? (day ? t('lobby.on_day', { day }) : t('lobby.not_open')) : t('lobby.soon')}</p>
      <ul className="people">
        <li>
          <span className="face elephant-seat">
            <ElephantFace />
          </span>
          {t('lobby.elephant')}
        </li>
        {seats
          .filter(seat => here.has(seat.id))
          .map(seat => (
            <li key={seat.id}>
              <Face seat={seat.id} shown={seat} />
              <span className="words" dir="auto">
                {nameOf(seat)}
              </span>
            </li>
          ))}
      </ul>
    </div>
  )
}
