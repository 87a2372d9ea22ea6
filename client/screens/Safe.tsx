import { Link } from 'wouter'
import { useAbout } from '../about.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { Tools } from '../ui/Tools.tsx'
import { useWords } from '../words.tsx'

const promises = ['cards', 'host', 'server', 'phone', 'keep', 'guess'] as const
const icons: Record<(typeof promises)[number], IconName> = {
  cards: 'lock',
  host: 'people',
  server: 'key',
  phone: 'pen',
  keep: 'clock',
  guess: 'elephant',
}

/** How it is kept safe, in plain words; what is not promised is said as well. */
export default function Safe() {
  const { t } = useWords()
  const { runBy } = useAbout()
  usePageTitle(t('safe.title'))
  return (
    <div>
      <header className="top">
        <Link className="logo" href="/">
          <Icon name="logo" className="" />
          {t('brand.name')}
        </Link>
        <Tools />
      </header>
      <main className="page safe">
        <h1>{t('safe.title')}</h1>
        <ul>
          {promises.map(name => (
            <li key={name}>
              <Icon name={icons[name]} />
              <div>
                <h2>{t(`safe.${name}`)}</h2>
                <p>{t(`safe.${name}_text`)}</p>
              </div>
            </li>
          ))}
        </ul>
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
