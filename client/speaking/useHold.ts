import { type PointerEvent, useEffect, useRef } from 'react'

/** A press that is longer is a hold, milliseconds. */
const HOLD = 350

/**
 * What a button needs to be held down: a longer press begins, and letting go ends, wherever the finger is by then; so
 * does anything that takes the finger or the page away. A short press, a key or a switch is a click as ever.
 */
export function useHold({ begin, end, click }: { begin: () => void; end: () => void; click: () => void }) {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const holds = useRef(false)
  /** The click that a browser makes of a hold when it ends. */
  const passes = useRef(false)
  const ending = useRef(end)
  ending.current = end

  const release = useRef(() => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    if (!holds.current) return
    holds.current = false
    ending.current()
  })
  useEffect(() => {
    const { current } = release
    addEventListener('blur', current)
    return () => {
      removeEventListener('blur', current)
      current()
    }
  }, [])

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      passes.current = false
      if (event.button !== 0 || timer.current) return
      event.currentTarget.setPointerCapture(event.pointerId)
      timer.current = setTimeout(() => {
        timer.current = null
        holds.current = true
        passes.current = true
        begin()
      }, HOLD)
    },
    onPointerUp: () => release.current(),
    onPointerCancel: () => release.current(),
    onLostPointerCapture: () => release.current(),
    // A phone would open a menu over it.
    onContextMenu: (event: { preventDefault(): void }) => event.preventDefault(),
    onClick() {
      if (!passes.current) click()
      passes.current = false
    },
  }
}
