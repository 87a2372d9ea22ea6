import { useState } from 'react'
import { LARGEST, readTranscript, type Transcript } from '#shared/speaking/transcript/transcript.ts'
import { TranscriptTrouble } from '#shared/speaking/transcript/trouble.ts'
import { alarm } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import './fileField.css'
import './lookBack.css'

/** A file that was read. Nothing that was said is in it. */
export interface ChosenTranscript {
  readonly file: string
  readonly transcript: Transcript
}

/** @throws TranscriptTrouble */
async function readFile(file: File): Promise<ChosenTranscript> {
  // What is too large is not even loaded.
  if (file.size > LARGEST) throw new TranscriptTrouble('too_large', 1)
  return { file: file.name, transcript: readTranscript(new Uint8Array(await file.arrayBuffer())) }
}

/** [X4] Where a host chooses the file of an online meeting. It is read here and not sent. */
export function ChooseTranscript({ chosen }: { chosen: (read: ChosenTranscript | null) => void }) {
  const { t } = useWords()
  const [trouble, setTrouble] = useState<TranscriptTrouble | null>(null)

  async function choose(file: File | undefined) {
    chosen(null)
    setTrouble(null)
    if (!file) return
    try {
      chosen(await readFile(file))
    } catch (error) {
      if (!(error instanceof TranscriptTrouble)) throw error
      setTrouble(error)
      alarm(`${t(`import.${error.reason}`)} ${t('import.line', { n: error.line })}`)
    }
  }

  return (
    <>
      <div>
        <label className="label" htmlFor="transcript">
          {t('import.choose')}
        </label>
        {/* No `accept`: the format is told by what is in the file, and phones hide files whose ending they do not know. */}
        <input
          id="transcript"
          type="file"
          className="field file"
          onChange={event => void choose(event.currentTarget.files?.[0])}
        />
      </div>
      {trouble && (
        <Notice sort="bad">
          <p>{t(`import.${trouble.reason}`)}</p>
          {trouble.reason !== 'too_large' && <p>{t('import.line', { n: trouble.line })}</p>}
        </Notice>
      )}
    </>
  )
}
