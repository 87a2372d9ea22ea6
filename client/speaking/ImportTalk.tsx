import { useMemo, useState } from 'react'
import type { Projection } from '#shared/board/projection.ts'
import { useNameOf } from '../people/Face.tsx'
import { answer } from '../ui/announcer.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { useWords } from '../words.tsx'
import { ChooseTranscript, type ChosenTranscript } from './ChooseTranscript.tsx'
import { Imported } from './Imported.tsx'
import { ImportForm } from './ImportForm.tsx'

/** Brings in who spoke when from a file of an online meeting, onto the board. */
export default function ImportTalk({ projection, close }: { projection: Projection; close: () => void }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const [read, setRead] = useState<ChosenTranscript | null>(null)
  const { seats, meeting } = projection
  const people = useMemo(() => seats.map(one => ({ seat: one.id, name: nameOf(one) })), [seats, nameOf])

  return (
    <Sheet title={t('import.title')} close={close}>
      <Imported />
      <p>{t('import.hint')}</p>
      <ChooseTranscript chosen={setRead} />
      {read && (
        <ImportForm
          key={read.file}
          transcript={read.transcript}
          people={people}
          meeting={meeting}
          done={turns => {
            setRead(null)
            answer(t('import.done', { n: turns }))
          }}
        />
      )}
    </Sheet>
  )
}
