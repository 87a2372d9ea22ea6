import { useEffect, useState } from 'react'
import { askedAt, subjects } from '#shared/speaking/subjects.ts'
import { useView } from '../board/table.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { AgreeAsk, AgreeHere } from './AgreeAsk.tsx'
import { NamedTurns } from './NamedTurns.tsx'
import { NowChoice, NowLine } from './NowFeed.tsx'
import { Nudge, NudgeSwitch } from './Nudge.tsx'
import { OwnTalk, OwnTurnBar, StillSpeaking } from './OwnTalk.tsx'
import { OwnWords } from './OwnWords.tsx'
import { TalkRights } from './TalkRights.tsx'
import { useNudge } from './useNudge.ts'
import { useOwnTurn } from './useOwnTurn.ts'
import { WayTurn } from './WayTurn.tsx'
import { Wishes } from './Wishes.tsx'
import './speaking.css'

interface SpeakingProps {
  readonly meeting: string
  readonly isOpen: boolean
  readonly open: () => void
  readonly close: () => void
}

/** One's own part in the talk: the turn that is under way, the way the time is shared, and all else in a sheet. */
export default function Speaking({ meeting, isOpen, open: show, close }: SpeakingProps) {
  const { t } = useWords()
  const { place, projection, agreed } = useView()
  /** When each question was asked that was answered on this page: it is put once. */
  const [answered, setAnswered] = useState<Readonly<Record<string, number>>>({})
  const balance = projection?.balance
  // One after the other.
  const question = subjects.find(subject => {
    const asked = askedAt(balance, subject)
    return asked > 0 && asked !== answered[subject] && !agreed.includes(subject)
  })
  const own = useOwnTurn(meeting)
  // A way that gives somebody the turn captures it itself.
  const isCaptured = place?.before === 0
  const { open, end } = own
  const nudge = useNudge(open !== null || isCaptured, isOpen)
  const [isWrong, setWrong] = useState(false)
  useEffect(() => {
    if (!isOpen) setWrong(false)
  }, [isOpen])
  useEffect(() => {
    if (isCaptured && open) end()
  }, [isCaptured, open, end])

  return (
    <div className="speaking">
      <WayTurn />
      <NowLine />
      {!isOpen && question && (
        <AgreeAsk
          key={question}
          subject={question}
          answered={() => setAnswered({ ...answered, [question]: askedAt(balance, question) })}
        />
      )}
      {!isOpen && <StillSpeaking own={own} />}
      {!isOpen && open && <OwnTurnBar own={own} />}
      {!isOpen && (
        <Nudge
          nudge={nudge}
          wrong={() => {
            setWrong(true)
            show()
          }}
        />
      )}
      {isOpen && (
        <Sheet title={t('signal.speaking')} close={close}>
          {isCaptured ? <p>{t('speak.counted')}</p> : <OwnTalk own={own} />}
          <StillSpeaking own={own} />
          <OwnWords />
          <Wishes />
          <NudgeSwitch nudge={nudge} />
          <NowChoice />
          {subjects.map(subject => (
            <AgreeHere key={subject} subject={subject} />
          ))}
          {projection && <NamedTurns projection={projection} />}
          <TalkRights drop={own.drop} isWrong={isWrong} />
        </Sheet>
      )}
    </div>
  )
}
