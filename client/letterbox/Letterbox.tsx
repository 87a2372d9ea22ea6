import { nanoid } from 'nanoid'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { noteKinds } from '#shared/actions/notes.ts'
import { sharingOf } from '#shared/meeting/sharing.ts'
import { type Looked, look, postNote, type Trouble, troubleOf } from '../board/api.ts'
import { knownGroup } from '../board/seats.ts'
import { CardBox } from '../cards/CardBox.tsx'
import { KindChoice } from '../cards/KindChoice.tsx'
import { WhoSees } from '../cards/WhoSees.tsx'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { Tools } from '../ui/Tools.tsx'
import { useWords } from '../words.tsx'
import './letterbox.css'

type Kind = (typeof noteKinds)[number]

/** The key of the address, taken out of it; or the best one that this device has. */
function takeKey(board: string): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('k')
  // Kept with this tab alone: whoever passes by a poster leaves no trace of the group on their phone.
  if (given) history.replaceState({ letterbox: given }, '', location.pathname)
  const { letterbox } = (history.state ?? {}) as { letterbox?: string }
  const keys = knownGroup(board)?.keys
  return letterbox ?? keys?.letterbox ?? keys?.everyone ?? ''
}

/** Where the note is written. What was not sent stays in the box; what was sent, this device does not keep. [T16] */
function NoteForm({ board, keyOf, help, sent }: { board: string; keyOf: string; help: string; sent: () => void }) {
  const { t, language } = useWords()
  const [kind, setKind] = useState<Kind>('hope')
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  // The same for one note until it has been taken: sent again it is there once.
  const claim = useRef(nanoid(22))
  const box = useRef<HTMLTextAreaElement>(null)

  async function send() {
    if (busy) return
    setBusy(true)
    try {
      await postNote({ board, key: keyOf, claim: claim.current, kind, text, lang: language.tag })
      answer(t('letterbox.sent'))
      sent()
    } catch (error) {
      const problem = troubleOf(error)
      setTrouble(problem)
      answer(problem === 'unreachable' ? t('state.unreachable') : t(`refusal.${problem}`))
      box.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      className="composer"
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      <KindChoice kinds={noteKinds} chosen={kind} choose={chosen => setKind(chosen as Kind)} />
      <CardBox
        kind={kind}
        text={text}
        change={words => {
          setText(words)
          setTrouble(null)
          claim.current = nanoid(22)
        }}
        refusal={trouble === 'unreachable' ? null : trouble}
        sees="note-sees"
        box={box}
        help={help}
      />
      {trouble === 'unreachable' && <Notice sort="bad">{t('state.unreachable')}</Notice>}
      <div id="note-sees">
        <WhoSees sharing={sharingOf(kind, false)} people={Number.POSITIVE_INFINITY} />
        <p className="hint">
          {t('letterbox.when')} {t('letterbox.not_kept')}
        </p>
      </div>
      <button type="submit" className="btn block" aria-disabled={busy}>
        {t('letterbox.send')}
      </button>
    </form>
  )
}

/** The letterbox of a group, by its own link: a note without a name, at any time, without a seat. */
export default function Letterbox({ board }: { board: string }) {
  const { t } = useWords()
  usePageTitle(t('letterbox.title'))
  const [keyOf] = useState(() => takeKey(board))
  const [looked, setLooked] = useState<Looked | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(keyOf ? null : 'no_key')
  const [attempt, setAttempt] = useState(0)
  const [sent, setSent] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: "try again" is another attempt
  useEffect(() => {
    if (!keyOf) return
    let current = true
    look({ board, key: keyOf }).then(
      found => current && setLooked(found),
      error => current && setTrouble(troubleOf(error)),
    )
    return () => {
      current = false
    }
  }, [board, keyOf, attempt])
  useEffect(() => {
    if (sent) heading.current?.focus()
  }, [sent])

  if (!looked && !trouble) return <Loading />
  return (
    <div className="letterbox">
      <Tools />
      <main>
        <Icon name="letterbox" className="big-letterbox" />
        {looked && (
          <p className="group words" dir="auto">
            {looked.group}
          </p>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {trouble ? t('letterbox.closed') : sent ? t('letterbox.sent') : t('letterbox.ask')}
        </h1>
        {trouble && (
          <>
            <Notice sort="bad">{trouble === 'unreachable' ? t('state.unreachable') : t(`refusal.${trouble}`)}</Notice>
            {trouble === 'unreachable' && (
              <button
                type="button"
                className="btn alt block"
                onClick={() => {
                  setTrouble(null)
                  setAttempt(attempt + 1)
                }}
              >
                {t('common.try_again')}
              </button>
            )}
          </>
        )}
        {looked &&
          (sent ? (
            <>
              <Notice sort="good">
                <p>{t('letterbox.when')}</p>
                <p>{t('letterbox.not_kept')}</p>
              </Notice>
              <button type="button" className="btn alt block" onClick={() => setSent(false)}>
                {t('letterbox.another')}
              </button>
            </>
          ) : (
            <NoteForm board={board} keyOf={keyOf} help={looked.help} sent={() => setSent(true)} />
          ))}
        <p className="keep">
          {t('join.keep')} <Link href="/safe">{t('join.safe_link')}</Link>
        </p>
        {location.protocol === 'http:' && <p className="keep">{t('state.plain_http')}</p>}
      </main>
    </div>
  )
}
