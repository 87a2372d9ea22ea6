import { useState } from 'react'
import { device } from '../board/device.ts'

/** A yes or no that this device keeps for its person. */
export function useKept(key: string, usual: boolean): [boolean, (next: boolean) => void] {
  const [kept, setKept] = useState(() => {
    const before = device.get(key)
    return typeof before === 'boolean' ? before : usual
  })
  return [
    kept,
    next => {
      device.set(key, next)
      setKept(next)
    },
  ]
}
