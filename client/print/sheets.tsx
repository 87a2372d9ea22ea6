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

/** What the group has agreed on, in letters for a wall. */
export function AgreementSheet({ group, rules }: { group: string; rules: readonly CardView[] }) {
  const { t } = useWords()
  return (
    <A4 className="agreement-sheet">
      <h2>{t('step.agreement')}</h2>
      <p className="words" dir="auto">
        {group}
      </p>
      <ol>
        {rules.map(({ id, text, lang }) => (
          <li key={id} className="words" dir="auto" lang={lang || undefined}>
            {text}
          </li>
        ))}
      </ol>
    </A4>
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
