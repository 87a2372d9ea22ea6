import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { LONGEST } from '#shared/board/text.ts'
import { plans, type StepName } from '#shared/meeting/steps.ts'
import { Refusal, type RefusalReason } from '#shared/protocol/refusal.ts'
import { foundGroup } from '../board/api.ts'
import { remember } from '../board/seats.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { useWords } from '../words.tsx'
import { PageTop } from './PageTop.tsx'
import { type MadeLinks, ThreeLinks } from './ThreeLinks.tsx'
import './start.css'

type Plan = 'full' | 'short' | 'own'

/** A new group and its first meeting, in under a minute; then its three links. */
export default function Start() {
  const { t } = useWords()
  usePageTitle(t('start.title'))
  const [, go] = useLocation()
  const [group, setGroup] = useState('')
  const [about, setAbout] = useState('')
  const [when, setWhen] = useState<'now' | 'later'>('now')
  const [day, setDay] = useState('')
  const [plan, setPlan] = useState<Plan>('full')
  const [steps, setSteps] = useState<readonly StepName[]>(plans.full)
  const [wrong, setWrong] = useState<RefusalReason | 'unreachable' | null>(null)
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<MadeLinks | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (made) heading.current?.focus()
  }, [made])

  async function make() {
    if (busy) return
    setBusy(true)
    try {
      const founding = { group, about, day: when === 'now' ? '' : day, plan: plan === 'own' ? steps : plan }
      const { board, keys } = await foundGroup(founding)
      remember(board, { group, keys })
      setMade({ board, keys })
    } catch (error) {
      const reason = error instanceof Refusal ? error.reason : 'unreachable'
      setWrong(reason)
      if (reason === 'empty' || reason === 'too_long') field.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="start-page">
      <PageTop />
      <main className="page">
        {made ? (
          <>
            <h1 ref={heading} tabIndex={-1}>
              {t('start.ready')}
            </h1>
            <ThreeLinks links={made} group={group} onGo={() => go(`/m/${made.board}`)} />
          </>
        ) : (
          <>
            <h1>{t('start.title')}</h1>
            <form
              noValidate
              onSubmit={event => {
                event.preventDefault()
                void make()
              }}
            >
              <div>
                <label className="label" htmlFor="group">
                  {t('start.group')}
                </label>
                <input
                  id="group"
                  ref={field}
                  className="field"
                  value={group}
                  maxLength={LONGEST.group}
                  autoComplete="organization"
                  aria-invalid={wrong === 'empty'}
                  aria-describedby="wrong"
                  onChange={event => {
                    setGroup(event.target.value)
                    setWrong(null)
                  }}
                />
              </div>
              <div>
                <label className="label" htmlFor="about">
                  {t('start.about')}
                </label>
                <input
                  id="about"
                  className="field"
                  value={about}
                  maxLength={LONGEST.about}
                  aria-describedby="about-hint"
                  onChange={event => setAbout(event.target.value)}
                />
                <p className="hint" id="about-hint">
                  {t('start.about_hint')}
                </p>
              </div>
              <fieldset>
                <legend className="label">{t('start.when')}</legend>
                <div className="choices">
                  {(['now', 'later'] as const).map(one => (
                    <label key={one}>
                      <input type="radio" name="when" checked={when === one} onChange={() => setWhen(one)} />
                      {t(`start.${one}`)}
                    </label>
                  ))}
                </div>
                {when === 'later' && (
                  <label className="day">
                    <span className="label">{t('start.day')}</span>
                    <input className="field" type="date" value={day} onChange={event => setDay(event.target.value)} />
                  </label>
                )}
              </fieldset>
              <fieldset>
                <legend className="label">{t('start.plan')}</legend>
                {(['full', 'short', 'own'] as const).map(one => (
                  <label key={one} className="check">
                    <input type="radio" name="plan" checked={plan === one} onChange={() => setPlan(one)} />
                    {t(`start.plan_${one}`)}
                  </label>
                ))}
                {plan === 'own' && (
                  <div className="own-plan">
                    {plans.full.map((name, index) => (
                      <label key={name} className="check">
                        <input
                          type="checkbox"
                          checked={steps.includes(name)}
                          onChange={event =>
                            setSteps(
                              plans.full.filter(one => (one === name ? event.target.checked : steps.includes(one))),
                            )
                          }
                        />
                        {index + 1}. {t(`step.${name}`)}
                      </label>
                    ))}
                    <p className="hint">{t('start.own_hint')}</p>
                  </div>
                )}
                {plan === 'short' && <p className="hint">{plans.short.map(name => t(`step.${name}`)).join(' · ')}</p>}
              </fieldset>
              <div id="wrong">
                {wrong && (
                  <Notice sort="bad">
                    {wrong === 'unreachable'
                      ? t('state.unreachable')
                      : wrong === 'empty'
                        ? t('start.no_name')
                        : t(`refusal.${wrong}`)}
                  </Notice>
                )}
              </div>
              <Link className="tool bare" href="/new/file">
                {t('from_file.link')}
              </Link>
              <button
                type="submit"
                className="btn block"
                aria-disabled={busy || (when === 'later' && !day) || (plan === 'own' && steps.length === 0)}
              >
                {t('start.make')}
                <Icon name="next" />
              </button>
            </form>
          </>
        )}
      </main>
    </div>
  )
}
