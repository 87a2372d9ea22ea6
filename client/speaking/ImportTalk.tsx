import { useMemo, useState } from 'react'
import type { Projection } from '#shared/board/projection.ts'
import { suggestSeats } from '#shared/speaking/transcript/names.ts'
import { LARGEST, readTranscript, type Transcript } from '#shared/speaking/transcript/transcript.ts'
import { TranscriptTrouble } from '#shared/speaking/transcript/trouble.ts'
import { useNameOf } from '../people/Face.tsx'
import { alarm, answer } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { Imported } from './Imported.tsx'
import { ImportForm } from './ImportForm.tsx'
import './lookBack.css'

/** A file that was read, and what could be made of it. Nothing that was said is in it. */
interface Read {
  readonly file: string
  readonly transcript: Transcript
}

/** @throws TranscriptTrouble */
async function readFile(file: File): Promise<Read> {
  // What is too large is not even loaded.
  if (file.size > LARGEST) throw new TranscriptTrouble('too_large', 1)
  return { file: file.name, transcript: readTranscript(new Uint8Array(await file.arrayBuffer())) }
}

/** [X4] Brings in who spoke when from a file of an online meeting. It is read here and not sent. */
export default function ImportTalk({ projection, close }: { projection: Projection; close: () => void }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const [read, setRead] = useState<Read | null>(null)
  const [trouble, setTrouble] = useState<TranscriptTrouble | null>(null)
  const { seats } = projection

  const roster = useMemo(() => seats.map(one => ({ seat: one.id, name: nameOf(one) })), [seats, nameOf])
  const suggestions = useMemo(() => {
    const names = read ? read.transcript.cues.flatMap(({ name }) => name || []) : []
    return suggestSeats(names, roster)
  }, [read, roster])

  async function choose(file: File | undefined) {
    setRead(null)
    setTrouble(null)
    if (!file) return
    try {
      setRead(await readFile(file))
    } catch (error) {
      if (!(error instanceof TranscriptTrouble)) throw error
      setTrouble(error)
      alarm(`${t(`import.${error.reason}`)} ${t('import.line', { n: error.line })}`)
    }
  }

  return (
    <Sheet title={t('import.title')} close={close}>
      <Imported />
      <p>{t('import.hint')}</p>
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
      {read && (
        <ImportForm
          key={read.file}
          transcript={read.transcript}
          suggestions={suggestions}
          seats={seats}
          meeting={projection.meeting}
          done={turns => {
            setRead(null)
            answer(t('import.done', { n: turns }))
          }}
        />
      )}
    </Sheet>
  )
}
