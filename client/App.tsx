import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Route, Switch } from 'wouter'
import { AboutProvider } from './about.tsx'
import { SettingsPage, type SettingsSection } from './screens/Settings.tsx'
import { SettingsProvider, useSettings } from './settings.tsx'
import { Boundary } from './ui/Boundary.tsx'
import { Loading } from './ui/Loading.tsx'
import { lazyPart } from './ui/lazyPart.ts'
import { OpenSettings } from './ui/Tools.tsx'
import { useWords, WordsProvider } from './words.tsx'

const Home = lazyPart(() => import('./screens/Home.tsx'))
const Start = lazyPart(() => import('./screens/Start.tsx'))
const FromFile = lazyPart(() => import('./screens/FromFile.tsx'))
const Safe = lazyPart(() => import('./screens/Safe.tsx'))
const Meeting = lazy(() => import('./screens/Meeting.tsx'))
const ByCode = lazy(() => import('./screens/ByCode.tsx'))
const Letterbox = lazy(() => import('./letterbox/Letterbox.tsx'))
const Print = lazyPart(() => import('./print/Print.tsx'))
const ReportPage = lazyPart(() => import('./report/ReportPage.tsx'))
const SharedPage = lazyPart(() => import('./report/SharedPage.tsx'))
const BigScreen = lazyPart(() => import('./screens/BigScreen.tsx'))

/** A page that could not be loaded, or has failed. What was written is on the device. */
function Missing() {
  const { t } = useWords()
  return (
    <main className="page">
      <h1>{t('brand.name')}</h1>
      <p>{t('state.unreachable')}</p>
      <button type="button" className="btn" onClick={() => location.reload()}>
        {t('common.try_again')}
      </button>
    </main>
  )
}

/** The page that an address asks for. What is written here is not lost while the settings are open. */
function Pages() {
  const { settings } = useSettings()
  const [section, setSection] = useState<SettingsSection | null>(null)
  const opener = useRef<Element | null>(null)
  const open = (wanted: SettingsSection) => {
    opener.current = document.activeElement
    setSection(wanted)
  }
  useEffect(() => {
    // Back from the settings, the focus is where it was.
    if (section === null && opener.current instanceof HTMLElement) opener.current.focus()
  }, [section])
  return (
    <WordsProvider tag={settings.language}>
      <OpenSettings value={open}>
        {section && <SettingsPage section={section} back={() => setSection(null)} />}
        <div hidden={section !== null}>
          <Boundary fallback={<Missing />}>
            <Suspense fallback={<Loading />}>
              <Switch>
                <Route path="/" component={Home} />
                <Route path="/new" component={Start} />
                <Route path="/new/file" component={FromFile} />
                <Route path="/safe" component={Safe} />
                <Route path="/m/:board">{({ board }) => <Meeting key={board} board={board} />}</Route>
                <Route path="/screen/:board">{({ board }) => <BigScreen key={board} board={board} />}</Route>
                <Route path="/print/:board">{({ board }) => <Print key={board} board={board} />}</Route>
                <Route path="/g/:board/letterbox">{({ board }) => <Letterbox key={board} board={board} />}</Route>
                <Route path="/g/:board/report">{({ board }) => <ReportPage key={board} board={board} />}</Route>
                <Route path="/r/:board">{({ board }) => <SharedPage key={board} board={board} />}</Route>
                <Route path="/j/:code">{({ code }) => <ByCode key={code} code={code} />}</Route>
                <Route path="/:code">{({ code }) => <ByCode key={code} code={code} />}</Route>
                <Route component={Home} />
              </Switch>
            </Suspense>
          </Boundary>
        </div>
      </OpenSettings>
    </WordsProvider>
  )
}

export const App = () => (
  <SettingsProvider>
    <AboutProvider>
      <Pages />
    </AboutProvider>
  </SettingsProvider>
)
