import { ME_TOO_EVERY } from '#shared/meeting/clock.ts'
import { MEETING_FINAL_AFTER } from '#shared/meeting/ending.ts'
import { STOP_PAUSES_FOR } from '#shared/meeting/pause.ts'
import { SMALL_GROUP } from '#shared/meeting/sharing.ts'
import { kindsBySharing, toldThings } from '#shared/meeting/visibility.ts'
import { SHOW_FROM } from '#shared/voting/safe.ts'
import { useAbout } from '../about.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { useWords } from '../words.tsx'
import { PageTop } from './PageTop.tsx'

/** The numbers that the words name: those of the rules in force. */
const NUMBERS = {
  seconds: ME_TOO_EVERY / 1000,
  pause: STOP_PAUSES_FOR / 1000,
  minutes: MEETING_FINAL_AFTER / 60_000,
  small: SMALL_GROUP,
  few: SHOW_FROM,
}

const icons: Record<(typeof toldThings)[number] | 'sealed' | 'open' | 'named', IconName> = {
  sealed: 'lock',
  open: 'people',
  named: 'people',
  own: 'pen',
  names: 'people',
  signals: 'stop',
  talk: 'talk',
  agreed: 'tick',
  groups: 'tick',
  turn: 'talk',
  me_too: 'heart',
  cover: 'cover',
  door: 'door',
  votes: 'tick',
  host: 'lead',
  plan: 'screen',
}
const promises = ['server', 'keep', 'forget', 'read', 'draft', 'guess'] as const
const promiseIcons: Record<(typeof promises)[number], IconName> = {
  server: 'key',
  keep: 'clock',
  forget: 'bin',
  read: 'key',
  draft: 'tick',
  guess: 'elephant',
}

/** One thing, and what holds for it. */
function Told({ icon, title, text, about }: { icon: IconName; title: string; text: string; about?: string }) {
  return (
    <li>
      <Icon name={icon} />
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
        {about && <p className="hint">{about}</p>}
      </div>
    </li>
  )
}

/**
 * Who can see what, made from the rules in force: the sentences beside the boxes, the kinds that they hold for, and the
 * numbers that the program uses. What is not promised is said as well. [T9]
 */
export default function Safe() {
  const { t } = useWords()
  const { runBy } = useAbout()
  usePageTitle(t('safe.title'))
  return (
    <div>
      <PageTop />
      <main className="page safe">
        <h1>{t('safe.title')}</h1>
        <h2>{t('safe.who_sees')}</h2>
        <ul>
          {kindsBySharing.map(({ sharing, kinds }) => (
            <Told
              key={sharing}
              icon={icons[sharing]}
              title={t(`seen.${sharing}`)}
              text={t(`sees.${sharing}`)}
              about={kinds.map(kind => t(`kinds.${kind}`)).join(' · ')}
            />
          ))}
          {toldThings.map(thing => (
            <Told key={thing} icon={icons[thing]} title={t(`seen.${thing}`)} text={t(`seen.${thing}_text`, NUMBERS)} />
          ))}
        </ul>
        <h2>{t('safe.what_stays')}</h2>
        <ul>
          {promises.map(name => (
            <Told
              key={name}
              icon={promiseIcons[name]}
              title={t(`safe.${name}`)}
              text={t(`safe.${name}_text`, NUMBERS)}
            />
          ))}
        </ul>
        <h2>{t('safe.who_runs')}</h2>
        <p>{runBy ? t('safe.run_by', { who: runBy }) : t('safe.run_by_unknown')}</p>
        {location.protocol === 'http:' && <p>{t('state.plain_http')}</p>}
        <button type="button" className="btn alt" onClick={() => history.back()}>
          <Icon name="back" />
          {t('common.back')}
        </button>
      </main>
    </div>
  )
}
