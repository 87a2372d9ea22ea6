import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { cardsInTurn, type Projection, type StepView } from '#shared/board/projection.ts'
import { hasCards } from '#shared/meeting/steps.ts'
import { useAbout } from '../about.tsx'
import type { Seated } from '../board/api.ts'
import { comeBack, knownGroup } from '../board/seats.ts'
import { Table, useView } from '../board/table.tsx'
import { useStepName } from '../plan/stepName.ts'
import { Plain } from '../screens/Plain.tsx'
import { linksOf } from '../screens/ThreeLinks.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { Tools } from '../ui/Tools.tsx'
import { useWords } from '../words.tsx'
import {
  AgreementSheets,
  CardSheets,
  HostKeySheet,
  JoinSheet,
  LetterboxSheet,
  SignalSheet,
  ThankYouSheets,
} from './sheets.tsx'
import { useThanks } from './useThanks.ts'
import './print.css'

type Sort = 'join' | 'signals' | 'cards' | 'agreement' | 'letterbox' | 'thanks' | 'host'

/** The rules that lie on the table, to hang on the wall. */
const rulesIn = ({ steps }: Projection) =>
  steps.filter(({ type }) => type === 'agreement').flatMap(step => cardsInTurn(step).filter(card => !card.covered))

/** What to print, how it will look, and the button. On paper there are the sheets and nothing else. [A14] */
function Paper({ projection, board }: { projection: Projection; board: string }) {
  const { t } = useWords()
  const nameOf = useStepName()
  const { reach } = useAbout()
  const { seat, keeper } = useView()
  usePageTitle(t('print.title'))
  const keys = knownGroup(board)?.keys ?? {}
  const { everyone, letterbox, host } = linksOf(reach, { board, keys })
  const { code } = projection.meeting
  const rules = rulesIn(projection)
  const writing = projection.steps.filter(({ type, skipped }) => hasCards(type) && !skipped)
  const [chosen, setChosen] = useState<ReadonlySet<Sort>>(new Set<Sort>(['join', 'signals', 'cards']))
  const [steps, setSteps] = useState<ReadonlySet<string>>(
    new Set(writing.filter(({ type }) => type === 'hopes').map(({ id }) => id)),
  )
  const [lasting, setLasting] = useState(code === '')
  const [withNames, setWithNames] = useState(false)
  const thanks = useThanks(board, withNames)
  const leads = projection.seats.some(one => one.id === seat && one.leads)
  const way = !lasting && code ? `${reach}/${code}` : (everyone ?? '')

  const sorts: readonly Sort[] = [
    ...(way ? (['join'] as const) : []),
    'signals',
    'cards',
    ...(rules.length > 0 ? (['agreement'] as const) : []),
    ...(letterbox ? (['letterbox'] as const) : []),
    ...(thanks ? (['thanks'] as const) : []),
    ...(host ? (['host'] as const) : []),
  ]
  const has = (sort: Sort) => sorts.includes(sort) && chosen.has(sort)
  const toggled = <Value,>(set: ReadonlySet<Value>, value: Value) => {
    const next = new Set(set)
    if (!next.delete(value)) next.add(value)
    return next
  }
  const box = (label: string, checked: boolean, toggle: () => void) => (
    <label key={label} className="check words">
      <input type="checkbox" checked={checked} onChange={toggle} />
      {label}
    </label>
  )

  return (
    <div className="print-page">
      <main className="page">
        <header className="row">
          <Link className="tool" href={`/m/${board}`}>
            <Icon name="back" />
            {t('common.back')}
          </Link>
          <Tools small />
        </header>
        <h1>{t('print.title')}</h1>
        <p>{t('print.text')}</p>
        <fieldset>
          <legend className="label">{t('print.what')}</legend>
          {sorts.map(sort => box(t(`print.${sort}`), chosen.has(sort), () => setChosen(toggled(chosen, sort))))}
        </fieldset>
        {leads && !(everyone && letterbox) && (
          <Notice sort="news">
            <p>{t('print.no_links')}</p>
            <p>{t(keeper ? 'print.make_links' : 'print.ask_links')}</p>
          </Notice>
        )}
        {has('thanks') && (
          <fieldset>
            <legend className="label">{t('print.thanks')}</legend>
            {box(t('maker.names'), withNames, () => setWithNames(!withNames))}
            <p className="hint">{t('maker.names_hint')}</p>
          </fieldset>
        )}
        {has('join') && code && everyone && (
          <fieldset>
            <legend className="label">{t('print.way')}</legend>
            <div className="choices">
              {[false, true].map(one => (
                <label key={String(one)}>
                  <input type="radio" name="way" checked={lasting === one} onChange={() => setLasting(one)} />
                  {t(one ? 'print.way_lasting' : 'print.way_today')}
                </label>
              ))}
            </div>
            {lasting && <p className="hint">{t('print.lasting_warn')}</p>}
          </fieldset>
        )}
        {has('cards') && (
          <fieldset>
            <legend className="label">{t('print.which_steps')}</legend>
            {writing.map(step => box(nameOf(step), steps.has(step.id), () => setSteps(toggled(steps, step.id))))}
          </fieldset>
        )}
        {has('host') && <p className="hint">{t('start.host_warn')}</p>}
        <button type="button" className="btn block" onClick={() => window.print()}>
          <Icon name="copy" />
          {t('print.button')}
        </button>
      </main>
      <section className="papers" aria-label={t('print.preview')}>
        {has('join') && <JoinSheet projection={projection} way={way} reach={reach} code={lasting ? '' : code} />}
        {has('signals') && <SignalSheet />}
        {has('cards') &&
          writing.filter(({ id }) => steps.has(id)).map((step: StepView) => <CardSheets key={step.id} step={step} />)}
        {has('agreement') && <AgreementSheets group={projection.group} rules={rules} />}
        {has('letterbox') && letterbox && <LetterboxSheet group={projection.group} way={letterbox} />}
        {has('thanks') && thanks && <ThankYouSheets thanks={withNames ? thanks : { ...thanks, names: [] }} />}
        {has('host') && host && <HostKeySheet group={projection.group} way={host} />}
      </section>
    </div>
  )
}

function AtTheTable({ board }: { board: string }) {
  const { projection } = useView()
  return projection ? <Paper projection={projection} board={board} /> : <Loading />
}

/** Paper for a meeting, from the device of somebody who has a seat in it. */
export default function Print({ board }: { board: string }) {
  const { t } = useWords()
  const [place, setPlace] = useState<(Seated & { ticket: string }) | 'none' | null>(null)
  useEffect(() => {
    let current = true
    comeBack(board).then(
      found => current && setPlace(found ?? 'none'),
      () => current && setPlace('none'),
    )
    return () => {
      current = false
    }
  }, [board])
  if (!place) return <Loading />
  if (place === 'none')
    return (
      <Plain
        title={t('print.title')}
        text={t('print.no_seat')}
        button={t('common.try_again')}
        onButton={() => location.reload()}
      />
    )
  return (
    <Table place={place} seat={place.seat} viewer="person">
      <AtTheTable board={board} />
    </Table>
  )
}
