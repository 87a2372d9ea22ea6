import { useEffect, useState } from 'react'
import { useView } from '../board/table.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { NamedAsk, NamedHere } from './NamedAsk.tsx'
import { NamedTurns } from './NamedTurns.tsx'
import { OwnTalk, OwnTurnBar, StillSpeaking } from './OwnTalk.tsx'
import { OwnWords } from './OwnWords.tsx'
import { TalkRights } from './TalkRights.tsx'
import { useOwnTurn } from './useOwnTurn.ts'
import { WayTurn } from './WayTurn.tsx'
import { Wishes } from './Wishes.tsx'
import './speaking.css'

/** One's own part in the talk: the turn that is under way, the way the time is shared, and all else in a sheet. */
export default function Speaking({ meeting, isOpen, close }: { meeting: string; isOpen: boolean; close: () => void }) {
  const { t } = useWords()
  const { place, projection, agreed } = useView()
  /** When the question was asked that was answered on this page: it is put once. */
  const [answered, setAnswered] = useState(0)
  const asked = projection?.balance?.namedAsked ?? 0
  const own = useOwnTurn(meeting)
  // A way that gives somebody the turn captures it itself.
  const isCaptured = place?.before === 0
  const { open, end } = own
  useEffect(() => {
    if (isCaptured && open) end()
  }, [isCaptured, open, end])

  return (
    <div className="speaking">
      <WayTurn />
      {!isOpen && asked !== 0 && asked !== answered && !agreed && <NamedAsk answered={() => setAnswered(asked)} />}
      {!isOpen && <StillSpeaking own={own} />}
      {!isOpen && open && <OwnTurnBar own={own} />}
      {isOpen && (
        <Sheet title={t('signal.speaking')} close={close}>
          {isCaptured ? <p>{t('speak.counted')}</p> : <OwnTalk own={own} />}
          <StillSpeaking own={own} />
          <OwnWords />
          <Wishes />
          <NamedHere />
          {projection && <NamedTurns projection={projection} />}
          <TalkRights drop={own.drop} />
        </Sheet>
      )}
    </div>
  )
}
