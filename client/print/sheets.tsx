import type { ReactNode } from 'react'
import { kinds } from '#shared/board/kinds.ts'
import type { CardView, Projection, StepView } from '#shared/board/projection.ts'
import { showCode } from '#shared/meeting/codes.ts'
import { sharingOf } from '#shared/meeting/sharing.ts'
import { iconOf } from '../cards/kind.ts'
import { useStepName } from '../plan/stepName.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { useWords } from '../words.tsx'
import { linesOf, onSheets } from './onSheets.ts'
import type { Thanks } from './useThanks.ts'

/** One sheet of A4. Lengths in it are `--mm`, so that the preview is the paper made smaller. */
const A4 = ({ className, children }: { className: string; children: ReactNode }) => (
  <article className={`paper ${className}`}>
    <div>{children}</div>
  </article>
)

/** How to come in: a square to point a phone at, a code to type, and what happens then. A picture and words each. */
export function JoinSheet({
  projection,
  way,
  reach,
  code,
}: {
  projection: Projection
  way: string
  reach: string
  code: string
}) {
  const { t } = useWords()
  const steps: readonly (readonly [IconName, string])[] = [
    ['screen', t('screen.s1')],
    ['door', t('print.join_seat')],
    ['lock', t('print.join_no_names')],
    ['pen', t('screen.s3')],
  ]
  return (
    <A4 className="join-sheet">
      <h2>{t('screen.title')}</h2>
      <p className="group words" dir="auto">
        <b>{projection.group}</b>
        {projection.meeting.about && <span>{projection.meeting.about}</span>}
      </p>
      <div className="way-in">
        <QrCode text={way} label={t('start.qr')} />
        {code && (
          <p>
            {t('screen.s2')} <b dir="ltr">{reach.replace(/^https?:\/\//, '')}</b> {t('screen.s2_then')}
            <strong className="code">{showCode(code)}</strong>
          </p>
        )}
      </div>
      <ol className="easy-read">
        {steps.map(([icon, words]) => (
          <li key={icon}>
            <Icon name={icon} className="" />
            <span>{words}</span>
          </li>
        ))}
      </ol>
    </A4>
  )
}

const signals = [
  ['hand', 'speak'],
  ['slow', 'slow'],
  ['stop', 'stop'],
  ['clock', 'break'],
] as const

/** The four signals, to cut out and hold up: everyone has them, with a phone or without. */
export function SignalSheet() {
  const { t } = useWords()
  return (
    <A4 className="signal-sheet">
      <h2 className="vh">{t('print.signals')}</h2>
      <ul>
        {signals.map(([icon, name]) => (
          <li key={name}>
            <Icon name={icon} className="" />
            <b>{t(`signal.${name}`)}</b>
          </li>
        ))}
      </ul>
    </A4>
  )
}

const ON_A_SHEET = 6

/** Cards to write on by hand, six to a sheet, for every kind of a step. */
export function CardSheets({ step }: { step: StepView }) {
  const { t } = useWords()
  const nameOf = useStepName()
  return step.kinds.map(({ kind }) => {
    const sharing = sharingOf(kind, true)
    return (
      <A4 key={kind} className="card-sheet">
        <h2>
          <span className="words" dir="auto">
            {nameOf(step)}
          </span>
          <small>{t('print.cards_how')}</small>
        </h2>
        <ul>
          {Array.from({ length: ON_A_SHEET }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: empty cards are alike
            <li key={index} className={`outline look-${kinds[kind].look}`}>
              <p>
                <Icon name={iconOf(kind)} className="" />
                <b>{t(`kind.${kind}`)}</b>
              </p>
              <p>{t(`starter.${kind}`)}</p>
              <small>{sharing === 'named' ? t('print.card_named') : t('print.card_unnamed')}</small>
            </li>
          ))}
        </ul>
      </A4>
    )
  })
}

/** On a sheet of the agreement: a line of big letters, what lies between two rules, and all there is, in millimetres. */
const BIG_LINE = 12
const BETWEEN_RULES = 6
const FOR_RULES = 230
const BIG_LETTERS_A_LINE = 26

/** What the group has agreed on, in letters for a wall; on as many sheets as it takes. */
export function AgreementSheets({ group, rules }: { group: string; rules: readonly CardView[] }) {
  const { t } = useWords()
  const sheets = onSheets(
    rules,
    FOR_RULES,
    ({ text }) => linesOf(text ?? '', BIG_LETTERS_A_LINE) * BIG_LINE + BETWEEN_RULES,
  )
  return sheets.map((some, at) => (
    <A4 key={some[0]!.id} className="agreement-sheet">
      <h2>{t('step.agreement')}</h2>
      <p className="words" dir="auto">
        {group}
      </p>
      <ol start={1 + sheets.slice(0, at).flat().length}>
        {some.map(({ id, text, lang }) => (
          <li key={id} className="words" dir="auto" lang={lang || undefined}>
            {text}
          </li>
        ))}
      </ol>
    </A4>
  ))
}

/** Lines of text on a thank-you sheet below its heading, and letters on each. */
const THANK_LINES = 10
const LETTERS_A_LINE = 46

/** For everyone who came: who met, what came of it, and room for names by hand. Many names have a sheet of their own. */
export function ThankYouSheets({ thanks: { group, day, people, names, line, cheers } }: { thanks: Thanks }) {
  const { t, language } = useWords()
  const together = new Intl.ListFormat(language.locale, { type: 'conjunction' }).format(names)
  const forLine = linesOf(line.text, LETTERS_A_LINE)
  const forNames = names.length > 0 ? linesOf(together, LETTERS_A_LINE) + 1 : 0
  const isApart = forLine + forNames > THANK_LINES
  const left = THANK_LINES - forLine - (isApart ? 0 : forNames)
  // Those that there is room for, under their heading; nothing is cut in the middle.
  const [shown = []] = onSheets(cheers, left - 2, ({ text }) => linesOf(text, LETTERS_A_LINE))
  const fits = shown.length > 0 && linesOf(shown[0]!.text, LETTERS_A_LINE) <= left - 2
  const who = names.length > 0 && (
    <p className="words" dir="auto">
      {together}
    </p>
  )
  return (
    <>
      <A4 className="thank-sheet">
        <Icon name="heart" className="" />
        <h2>{t('thanks.title')}</h2>
        <p className="made">{t('thanks.made')}</p>
        <p className="by-hand">{t('thanks.for')}</p>
        <p className="words" dir="auto">
          <b>{group}</b>
          {day && <span>{day}</span>}
        </p>
        <p>{t('report.met', { n: people })}</p>
        {!isApart && who}
        <div>
          <h3>{t('report.title')}</h3>
          <p className="words" dir="auto" lang={line.lang || undefined}>
            {line.text}
          </p>
        </div>
        {fits && (
          <div>
            <h3>{t('kinds.cheer')}</h3>
            <ul>
              {shown.map(({ text, lang }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two may have the same words
                <li key={at} className="words" dir="auto" lang={lang || undefined}>
                  {text}
                </li>
              ))}
            </ul>
          </div>
        )}
        <p className="by-hand last">{t('thanks.from')}</p>
      </A4>
      {isApart && who && (
        <A4 className="thank-sheet">
          <h2>{t('report.people')}</h2>
          {who}
        </A4>
      )}
    </>
  )
}

/** One link, large, and what it is for. */
function LinkSheet({
  title,
  group,
  way,
  lines,
}: {
  title: string
  group: string
  way: string
  lines: readonly string[]
}) {
  const { t } = useWords()
  return (
    <A4 className="link-sheet">
      <h2>{title}</h2>
      <p className="words" dir="auto">
        <b>{group}</b>
      </p>
      <QrCode text={way} label={t('start.qr')} />
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
      <p className="address" dir="ltr">
        {way}
      </p>
    </A4>
  )
}

export function LetterboxSheet({ group, way }: { group: string; way: string }) {
  const { t } = useWords()
  const lines = [t('letterbox.ask'), t('sees.sealed'), t('letterbox.when')]
  return <LinkSheet title={t('letterbox.title')} group={group} way={way} lines={lines} />
}

export function HostKeySheet({ group, way }: { group: string; way: string }) {
  const { t } = useWords()
  return <LinkSheet title={t('start.link_host')} group={group} way={way} lines={[t('print.host_warn')]} />
}
