import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../words.tsx'
import { Icon } from './Icon.tsx'

/** A dialog over the page. Escape and Back close it, and the focus goes back to where it was. */
export function Sheet({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const before = document.activeElement
    const opened = dialog.current
    opened?.showModal()
    return () => {
      opened?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a tap beside the sheet closes it, as Escape and the button do
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={heading}
      onCancel={event => {
        event.preventDefault()
        close()
      }}
      // A tap beside the sheet is a tap on the dialog's own backdrop.
      onClick={event => event.target === dialog.current && close()}
    >
      <div className="inner">
        <div className="sheet-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="tool" onClick={close}>
            <Icon name="back" />
            {t('common.back')}
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
