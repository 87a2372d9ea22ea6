import { nanoid } from 'nanoid'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { Link } from 'wouter'
import { LONGEST } from '#shared/board/text.ts'
import { Refusal } from '#shared/protocol/refusal.ts'
import { type By, type Looked, look, type Seated, type Trouble, troubleOf } from '../board/api.ts'
import { takeSeat } from '../board/seats.ts'
import { Arc } from '../people/Arc.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { Tools } from '../ui/Tools.tsx'
import { useWords } from '../words.tsx'
import './join.css'

/** Somebody at the door asks again so often, milliseconds. */
const KNOCK_EVERY = 2500

/** Two words that both begin with a capital look like a full name. */
const looksFull = (name: string) => /^\p{Lu}\S+\s+\p{Lu}\S+/u.test(name.trim())

/** One field, one tap: a seat. */
export function Join({ by, onSeat }: { by: By; onSeat: (seated: Seated & { ticket: string }) => void }) {
  const { t } = useWords()
  usePageTitle(t('join.title'))
  const ids = useId()
  const [looked, setLooked] = useState<Looked | null>(null)
  const [name, setName] = useState('')
  const [rather, setRather] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [fullName, setFullName] = useState(false)
  const [busy, setBusy] = useState(false)
  const [knock, setKnock] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  // Our own secret: asking again with it, after no answer came, gives the same seat and not a second one.
  const ticket = useRef(nanoid(22))
  const wanted = JSON.stringify(by)
  const group = looked?.group ?? ''
  const ask = useCallback(
    (knock: string | null) =>
      takeSeat({ ticket: ticket.current, by: JSON.parse(wanted), name: rather ? '' : name, knock }, group),
    [wanted, rather, name, group],
  )

  useEffect(() => {
    let current = true
    const tell = (found: Looked | null, problem: Trouble | null) => {
      if (!current) return
      setLooked(found)
      setTrouble(problem)
    }
    look(JSON.parse(wanted)).then(
      found => tell(found, null),
      error => tell(null, troubleOf(error)),
    )
    return () => {
      current = false
    }
  }, [wanted])

  useEffect(() => {
    if (!knock) return
    let stopped = false
    const askAgain = async () => {
      try {
        const seated = await ask(knock)
        if (stopped) return
        if (!('knock' in seated)) return onSeat({ ...seated, ticket: ticket.current })
        setKnock(seated.knock)
      } catch (error) {
        // Without a signal we go on knocking; a "no" is the host's answer, or a name that somebody has.
        if (stopped || !(error instanceof Refusal)) return
        setKnock(null)
        setTrouble(error.reason)
      }
    }
    const timer = setInterval(() => void askAgain(), KNOCK_EVERY)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }, [knock, ask, onSeat])

  async function take(anyway: boolean) {
    if (busy) return
    if (!rather && name.trim() === '') {
      setTrouble('empty')
      return field.current?.focus()
    }
    if (!rather && looksFull(name) && !anyway) return setFullName(true)
    setBusy(true)
    setTrouble(null)
    try {
      const seated = await ask(null)
      if ('knock' in seated) setKnock(seated.knock)
      else onSeat({ ...seated, ticket: ticket.current })
    } catch (error) {
      const problem = troubleOf(error)
      setTrouble(problem)
      answer(problem === 'unreachable' ? t('state.unreachable') : t(`refusal.${problem}`))
      if (problem === 'same_name') field.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  const cannotJoin = !looked && trouble !== null && trouble !== 'unreachable'
  const isOver = looked?.state === 'closed'

  return (
    <div className="join">
      <Tools />
      <Arc />
      <main>
        <p className="group words" dir="auto">
          {looked?.group}
        </p>
        <h1>
          {knock ? t('join.at_door') : cannotJoin ? t('join.no_seat') : isOver ? t('state.ended') : t('join.title')}
        </h1>
        {knock && <Notice sort="wait">{t('join.knock')}</Notice>}
        {cannotJoin && (
          <>
            <Notice sort="bad">{t(`refusal.${trouble}`)}</Notice>
            <Link className="btn alt block" href="/">
              {t('join.home')}
            </Link>
          </>
        )}
        {!knock && !cannotJoin && !isOver && (
          <form
            noValidate
            onSubmit={event => {
              event.preventDefault()
              void take(false)
            }}
          >
            <label className="label" htmlFor={`${ids}-name`}>
              {t('join.name')}
            </label>
            <input
              id={`${ids}-name`}
              ref={field}
              className="field"
              value={name}
              disabled={rather}
              maxLength={LONGEST.name}
              autoComplete="given-name"
              aria-invalid={trouble === 'empty' || trouble === 'same_name'}
              aria-describedby={`${ids}-trouble ${ids}-labels`}
              onChange={event => {
                setName(event.target.value)
                setTrouble(null)
                setFullName(false)
              }}
            />
            <div id={`${ids}-trouble`}>
              {trouble && (
                <Notice sort="bad">
                  {trouble === 'unreachable'
                    ? t('state.unreachable')
                    : trouble === 'empty'
                      ? t('join.no_name')
                      : trouble === 'same_name'
                        ? t('join.same_name', { name })
                        : t(`refusal.${trouble}`)}
                </Notice>
              )}
              {fullName && (
                <Notice sort="wait">
                  {t('join.full_name')}
                  <button type="button" className="tool" onClick={() => void take(true)}>
                    {t('join.use_anyway')}
                  </button>
                </Notice>
              )}
            </div>
            <label className="check">
              <input
                type="checkbox"
                checked={rather}
                onChange={event => {
                  setRather(event.target.checked)
                  setTrouble(null)
                  setFullName(false)
                }}
              />
              {t('join.rather')}
            </label>
            <p className="labels" id={`${ids}-labels`}>
              <Icon name="door" />
              <span>{rather ? t('join.rather_ok') : t('join.labels')}</span>
            </p>
            <button type="submit" className="btn block" aria-disabled={busy}>
              {t('join.take')}
              <Icon name="next" />
            </button>
          </form>
        )}
        <p className="keep">
          {t('join.keep')} <Link href="/safe">{t('join.safe_link')}</Link>
        </p>
        {location.protocol === 'http:' && <p className="keep">{t('state.plain_http')}</p>}
      </main>
    </div>
  )
}
