import { useState } from 'react'
import { useWords } from '../words.tsx'
import { answer } from './announcer.ts'
import { Icon } from './Icon.tsx'

/** Copies a text. On plain http there is no clipboard for pages, but the old way of selecting and copying works. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    area.className = 'vh'
    document.body.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    return done
  }
}

export function CopyButton({ text, label, onCopied }: { text: string; label: string; onCopied?: () => void }) {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  return (
    <button
      type="button"
      className="tool"
      onClick={async () => {
        if (!(await copy(text))) return
        setCopied(true)
        answer(t('start.copied'))
        onCopied?.()
      }}
    >
      <Icon name={copied ? 'tick' : 'copy'} />
      {copied ? t('start.copied') : t('common.copy')}
      <span className="vh">: {label}</span>
    </button>
  )
}
