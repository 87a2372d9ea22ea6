import { useState } from 'react'
import { useLocation } from 'wouter'
import { cardsOf, type FiledMeeting } from '#shared/meeting/filed.ts'
import { dayIn } from '#shared/words/words.ts'
import { importGroup, type Trouble, troubleOf } from '../board/api.ts'
import { remember } from '../board/seats.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { TroubleNotice } from '../ui/TroubleNotice.tsx'
import { useWords } from '../words.tsx'
import { PageTop } from './PageTop.tsx'
import { readFiles, type WrongFile } from './readFiles.ts'
import { type MadeLinks, ThreeLinks } from './ThreeLinks.tsx'
import './start.css'

/** What is in the files, or what is wrong with one of them: nothing is made of any then. */
type Chosen = { readonly meetings: readonly FiledMeeting[] } | { readonly wrong: WrongFile }

/** A group goes on from the data that it took along. */
export default function FromFile() {
  const { t, language } = useWords()
  usePageTitle(t('from_file.title'))
  const [, go] = useLocation()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<{ links: MadeLinks; group: string } | null>(null)
  const meetings = chosen && 'meetings' in chosen ? chosen.meetings : []

  async function make() {
    if (busy) return
    setBusy(true)
    try {
      const { board, group, keys } = await importGroup(meetings.map(one => JSON.stringify(one)))
      remember(board, { group, keys })
      setMade({ links: { board, keys }, group })
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(false)
    }
  }

  const wrongWords = (wrong: WrongFile) =>
    wrong.what === 'twice'
      ? t('from_file.twice', { number: wrong.number })
      : wrong.what === 'damaged'
        ? t('from_file.damaged', { file: wrong.file, where: wrong.where })
        : t('from_file.not_json', { file: wrong.file })

  return (
    <div className="start-page">
      <PageTop />
      <main className="page">
        {made ? (
          <>
            <h1>{t('start.ready')}</h1>
            <ThreeLinks links={made.links} group={made.group} onGo={() => go(`/m/${made.links.board}`)} />
          </>
        ) : (
          <>
            <h1>{t('from_file.title')}</h1>
            <p>{t('from_file.text')}</p>
            <label className="label" htmlFor="files">
              {meetings.length > 0 ? t('from_file.other') : t('from_file.choose')}
            </label>
            <input
              id="files"
              className="field"
              type="file"
              multiple
              accept=".json,application/json"
              onChange={async event => {
                setTrouble(null)
                setChosen(await readFiles([...(event.target.files ?? [])]))
              }}
            />
            {chosen && 'wrong' in chosen && (
              <Notice sort="bad">
                {wrongWords(chosen.wrong)} {t('from_file.safe')}
              </Notice>
            )}
            {meetings.length > 0 && (
              <section aria-labelledby="in-files">
                <h2 id="in-files">{t('from_file.read')}</h2>
                <p className="words" dir="auto">
                  {meetings.at(-1)!.group}
                </p>
                <ul>
                  {meetings.map(({ number, day, people, steps }) => (
                    <li key={number}>
                      {t('from_file.meeting', { number, day: dayIn(language, day) || t('from_file.no_day') })}{' '}
                      <small>
                        {t('from_file.holds', {
                          people: people.length,
                          cards: steps.reduce((sum, step) => sum + cardsOf(step).length, 0),
                        })}
                      </small>
                    </li>
                  ))}
                </ul>
                {trouble && <TroubleNotice trouble={trouble} />}
                <button type="button" className="btn block" aria-disabled={busy} onClick={() => void make()}>
                  {t('from_file.make')}
                  <Icon name="next" />
                </button>
              </section>
            )}
          </>
        )}
      </main>
    </div>
  )
}
