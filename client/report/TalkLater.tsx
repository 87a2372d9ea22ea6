import { useState } from 'react'
import type { FiledMeeting } from '#shared/meeting/filed.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.tsx'
import { AddTranscript } from './AddTranscript.tsx'
import type { Group } from './api.ts'
import { KeptTalk } from './KeptTalk.tsx'

interface TalkLaterProps {
  readonly group: Group
  readonly record: FiledMeeting
  /** The record has changed. */
  changed(): void
}

/** What a host can do about the talk of a meeting that is final: add a transcript, and look at what was kept. */
export default function TalkLater({ group, record, changed }: TalkLaterProps) {
  const { t } = useWords()
  const [isAdding, setIsAdding] = useState(false)
  return (
    <>
      <button type="button" className="tool" onClick={() => setIsAdding(true)}>
        <Icon name="plus" />
        {t('annex.title')}
      </button>
      <KeptTalk key={record.number} group={group} record={record} />
      {isAdding && <AddTranscript group={group} record={record} close={() => setIsAdding(false)} changed={changed} />}
    </>
  )
}
