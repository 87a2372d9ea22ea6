import { useState } from 'react'
import type { WordKey } from '#shared/words/keys.ts'
import { type MadeFile, type Trouble, troubleOf } from '../board/api.ts'
import { answer } from '../ui/announcer.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import { saveFile } from './saveFile.ts'

interface FilesProps {
  /** The names of the formats that there are. */
  readonly formats: readonly string[]
  /** Asks for a file of these formats. @throws Refusal, Unreachable */
  ask(formats: readonly string[]): Promise<MadeFile>
  /** Whether everything together can be had in one. */
  readonly hasAll: boolean
}

/** Every file that a report can be, and all of them in one. */
export function Files({ formats, ask, hasAll }: FilesProps) {
  const { t } = useWords()
  const [busy, setBusy] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [notMade, setNotMade] = useState<readonly string[]>([])
  const nameOf = (format: string) => t(`format.${format}` as WordKey)

  async function take(wanted: readonly string[], name: string) {
    if (busy) return
    setBusy(name)
    setTrouble(null)
    try {
      const file = await ask(wanted)
      saveFile(file.name, file.bytes)
      setNotMade(file.failed)
      answer(t('maker.saved'))
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(null)
    }
  }

  return (
    <section className="files" aria-labelledby="files-title">
      <h3 id="files-title">{t('maker.files')}</h3>
      <div className="row">
        {formats.map(format => (
          <button
            key={format}
            type="button"
            className="tool"
            aria-disabled={busy !== null}
            onClick={() => void take([format], format)}
          >
            <Icon name={busy === format ? 'clock' : 'down'} />
            {nameOf(format)}
          </button>
        ))}
      </div>
      {hasAll && (
        <button
          type="button"
          className="btn alt block"
          aria-disabled={busy !== null}
          onClick={() => void take(formats, 'all')}
        >
          <Icon name={busy === 'all' ? 'clock' : 'down'} />
          {t('maker.all_files')}
        </button>
      )}
      {busy && <p className="hint">{t('maker.making')}</p>}
      {notMade.length > 0 && (
        <Notice sort="bad">{t('maker.not_made', { files: notMade.map(nameOf).join(', ') })}</Notice>
      )}
      {trouble && (
        <Notice sort="bad">{trouble === 'unreachable' ? t('state.unreachable') : t(`refusal.${trouble}`)}</Notice>
      )}
    </section>
  )
}
