import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from 'react'

/**
 * Handlers of a button that works when it is pressed down, not when it is let go: who speaks first is a matter of
 * moments. By keyboard, and for screen readers that only click, it works as any button.
 * @param undo takes it back when the press turns out to be the beginning of scrolling
 */
export function usePress(press: () => void, undo: () => void) {
  const isDown = useRef(false)
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0 || !event.isPrimary) return
      isDown.current = true
      press()
    },
    onPointerCancel() {
      if (!isDown.current) return
      isDown.current = false
      undo()
    },
    onKeyDown(event: KeyboardEvent) {
      isDown.current = false
      // A key that is held down would go on and off.
      if (event.repeat) event.preventDefault()
    },
    onClick({ detail }: MouseEvent) {
      const isAnswered = isDown.current && detail > 0
      isDown.current = false
      if (!isAnswered) press()
    },
  }
}
