import { useId, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Somebody } from '#shared/look/faces.ts'
import { readCode } from '#shared/meeting/codes.ts'
import { Refusal, type RefusalReason } from '#shared/protocol/refusal.ts'
import { look } from '../board/api.ts'
import { knownGroups } from '../board/seats.ts'
import { KindBadge } from '../cards/KindBadge.tsx'
import { DrawnFace, ElephantFace } from '../ui/faces.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { Tools } from '../ui/Tools.tsx'
import { useWords } from '../words.tsx'
import './home.css'

const seats: readonly Somebody[] = ['amina', 'dave', 'kel', 'lorraine', 'mo', 'grace', 'tomasz']
const cards = ['hope', 'elephant', 'fear', 'idea'] as const

/** The code of a meeting, typed as people type: small letters, spaces and dashes are fine. */
function JoinByCode() {
  const { t } = useWords()
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<RefusalReason | 'unreachable' | null>(null)
  const hint = useId()

  async function join() {
    const code = readCode(typed)
    if (!code) return setWrong('no_code')
    try {
      await look({ code })
      go(`/${code}`)
    } catch (error) {
      setWrong(error instanceof Refusal ? error.reason : 'unreachable')
    }
  }

  return (
    <form
      className="by-code"
      onSubmit={event => {
        event.preventDefault()
        void join()
      }}
    >
      <div className="code-field">
        <label htmlFor={`${hint}-code`}>{t('home.join')}</label>
        <input
          id={`${hint}-code`}
          value={typed}
          placeholder="KITE 47"
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={hint}
          aria-invalid={wrong !== null}
          onChange={event => {
            setTyped(event.target.value)
            setWrong(null)
          }}
        />
        <button type="submit">{t('home.go')}</button>
      </div>
      <div id={hint}>
        {wrong ? (
          <Notice sort="bad">{wrong === 'unreachable' ? t('state.unreachable') : t(`refusal.${wrong}`)}</Notice>
        ) : (
          <p className="hint">{t('home.code_hint')}</p>
        )}
      </div>
    </form>
  )
}

/** The picture: a table seen from above, with a seat for everyone. */
function Picture() {
  const { t } = useWords()
  return (
    <div className="picture" aria-hidden="true">
      <div className="round-table" />
      <span className="at elephant-seat">
        <ElephantFace />
      </span>
      {seats.map(who => (
        <span key={who} className={`at ${who}`}>
          <DrawnFace who={who} />
        </span>
      ))}
      {cards.map(kind => (
        <div key={kind} className={`card on-${kind} k-${kind}`}>
          <KindBadge kind={kind} />
          {t(`home.card_${kind}`)}
        </div>
      ))}
    </div>
  )
}

/** Start or join in one action, and what an elephant is. */
export default function Home() {
  const { t } = useWords()
  usePageTitle('')
  const groups = knownGroups().filter(({ group }) => group)
  return (
    <div className="home">
      <header className="top">
        <span className="logo">
          <Icon name="logo" className="" />
          {t('brand.name')}
        </span>
        <Tools />
      </header>
      <main>
        <div className="hero">
          <div className="pitch">
            <h1>{t('brand.tagline')}</h1>
            <p className="lead">{t('brand.lead')}</p>
            {groups.length > 0 && (
              <section className="known" aria-labelledby="known">
                <h2 id="known">{t('home.your_groups')}</h2>
                <ul>
                  {groups.map(({ board, group }) => (
                    <li key={board}>
                      <Link className="btn alt" href={`/m/${board}`}>
                        <span className="words" dir="auto">
                          {group}
                        </span>
                        <Icon name="next" />
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <div className="ways">
              <JoinByCode />
              <Link className="btn start" href="/new">
                {t('home.start')}
                <Icon name="next" />
              </Link>
            </div>
          </div>
          <Picture />
        </div>
        <section className="how" aria-label={t('home.how')}>
          {([1, 2, 3] as const).map(n => (
            <div key={n}>
              <h2>
                <b>{n}</b>
                {t(`home.s${n}`)}
              </h2>
              <p>{t(`home.s${n}_text`)}</p>
            </div>
          ))}
          <div className="what">
            <ElephantFace />
            <div>
              <h2>{t('brand.what_is_elephant_title')}</h2>
              <p>{t('brand.what_is_elephant')}</p>
            </div>
          </div>
        </section>
      </main>
    </div>
  )
}
