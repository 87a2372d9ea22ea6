import type { ReactNode } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { usePageTitle } from '../ui/pageTitle.ts'
import { Tools } from '../ui/Tools.tsx'

interface PlainProps {
  readonly title: string
  readonly text: string
  readonly button: string
  readonly onButton: () => void
  /** What else there is, under the button. */
  readonly children?: ReactNode
}

/** A page with one thing to say and one thing to do. */
export function Plain({ title, text, button, onButton, children }: PlainProps) {
  usePageTitle(title)
  return (
    <div className="plain-page">
      <Tools />
      <main className="page">
        <Icon name="elephant" className="big-picture" />
        <h1>{title}</h1>
        <p>{text}</p>
        <button type="button" className="btn" onClick={onButton}>
          {button}
        </button>
        {children}
      </main>
    </div>
  )
}
