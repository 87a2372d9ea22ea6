import { useEffect, useRef, useState } from 'react'
import type { WordKey } from '#shared/words/keys.ts'
import { type MadeFile, type Trouble, troubleOf } from '../board/api.ts'
import { answer } from '../ui/announcer.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../words.tsx'
import { FileIcon } from './FileIcon.tsx'
import { saveFile } from './saveFile.ts'
import { Wrong } from './Wrong.tsx'

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
  /** What the last one that was made is called. */
  const [saved, setSaved] = useState<string | null>(null)
  const nameOf = (format: string) => (format === 'all' ? t('maker.all_files') : t(`format.${format}` as WordKey))

  const standing = (name: string) => (busy === name ? 'made' : saved === name ? 'saved' : 'there')
  const told = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Under a long list of files it would be out of sight.
    if (busy || saved || trouble) told.current?.scrollIntoView({ block: 'nearest' })
  }, [busy, saved, trouble])

  async function take(wanted: readonly string[], name: string) {
    if (busy) return
    setBusy(name)
    setTrouble(null)
    setSaved(null)
    setNotMade([])
    answer(t('maker.making', { file: nameOf(name) }))
    try {
      const file = await ask(wanted)
      saveFile(file.name, file.bytes)
      setNotMade(file.failed)
      setSaved(name)
      answer(t('maker.saved', { file: nameOf(name) }))
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(null)
    }
  }

  return (
    <section className="files" aria-labelledby="files-title">
      <h3 id="files-title">{t('maker.files')}</h3>
      <div className="each-file">
        {formats.map(format => (
          <button
            key={format}
            type="button"
            className="tool"
            aria-disabled={busy !== null}
            onClick={() => void take([format], format)}
          >
            <FileIcon is={standing(format)} />
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
          <FileIcon is={standing('all')} />
          {t('maker.all_files')}
        </button>
      )}
      <div ref={told} className="told">
        {busy && <Notice sort="wait">{t('maker.making', { file: nameOf(busy) })}</Notice>}
        {saved && <Notice sort="good">{t('maker.saved', { file: nameOf(saved) })}</Notice>}
        {notMade.length > 0 && (
          <Notice sort="bad">{t('maker.not_made', { files: notMade.map(nameOf).join(', ') })}</Notice>
        )}
        <Wrong trouble={trouble} />
      </div>
    </section>
  )
}
