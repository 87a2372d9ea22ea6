import type { CSSProperties } from 'react'
import type { Projection } from '#shared/board/projection.ts'
import { showCode } from '#shared/meeting/codes.ts'
import { useView } from '../board/table.tsx'
import { Face, useNameOf } from '../people/Face.tsx'
import { ElephantFace } from '../ui/faces.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { useWords } from '../words.tsx'

export interface Site {
  /** As it is typed: `table.example.org`. */
  readonly name: string
  /** What the square says: the code's address; empty while no code works. */
  readonly url: string
}

const MOST_FACES = 10
const LEAST_SEATS = 7

/** Where seat `index` of `count` stands, as two numbers for the style sheet: −1 (start) to 1 (end), and how big. */
const placeAt = (index: number, count: number): CSSProperties =>
  ({ '--at': count === 1 ? 0 : (index / (count - 1)) * 2 - 1, '--count': count }) as CSSProperties

/** How people get in, and who is here already. */
export function Arrive({ projection, site }: { projection: Projection; site: Site }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { here } = useView()
  const { meeting, seats, group } = projection
  const people = seats.filter(seat => here.has(seat.id))
  const shown = people.slice(-MOST_FACES)
  const empty = Math.max(0, LEAST_SEATS - shown.length - 1)
  const count = shown.length + 1 + empty
  const elephantAt = Math.min(2, shown.length)
  const row = [...shown.slice(0, elephantAt), null, ...shown.slice(elephantAt)]

  return (
    <main className="big-screen arrive">
      <div className="way-in">
        {site.url && <QrCode text={site.url} label={t('start.qr')} />}
        <div>
          <h1>{t('screen.title')}</h1>
          {meeting.code ? (
            <ol>
              <li>
                <b aria-hidden="true">1</b>
                {t('screen.s1')}
              </li>
              <li>
                <b aria-hidden="true">2</b>
                <span>
                  {t('screen.s2')} <strong dir="ltr">{site.name}</strong> {t('screen.s2_then')}{' '}
                  <span className="code">{showCode(meeting.code)}</span>
                </span>
              </li>
              <li>
                <b aria-hidden="true">3</b>
                {t('screen.s3')}
              </li>
            </ol>
          ) : (
            <p className="soon words" dir="auto">
              {group}
              <br />
              {t('screen.soon')}
            </p>
          )}
        </div>
      </div>
      <div className="big-arc" aria-hidden="true" />
      <ul className="around" aria-label={t('people.title', { n: people.length })}>
        {row.map((seat, index) =>
          seat ? (
            <li key={seat.id} style={placeAt(index, count)}>
              <Face seat={seat.id} shown={seat} />
              <span className="words" dir="auto">
                {nameOf(seat)}
              </span>
            </li>
          ) : (
            <li key="elephant" style={placeAt(index, count)}>
              <span className="face elephant-seat">
                <ElephantFace />
              </span>
              <span className="vh">{t('lobby.elephant')}</span>
            </li>
          ),
        )}
        {Array.from({ length: empty }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: empty seats are alike
          <li key={`empty-${index}`} aria-hidden="true" style={placeAt(row.length + index, count)}>
            <span className="face empty-seat" />
          </li>
        ))}
      </ul>
      {people.length > 0 && <p className="how-many">{t('people.here', { n: people.length })}</p>}
    </main>
  )
}
