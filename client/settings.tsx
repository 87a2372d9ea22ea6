import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import * as v from 'valibot'
import { device } from './board/device.ts'
import { tellAbout } from './ui/announcer.ts'
import { hearAt } from './ui/hear.ts'

const stored = v.object({
  size: v.fallback(v.picklist(['normal', 'big', 'huge']), 'normal'),
  spacing: v.fallback(v.picklist(['normal', 'wide']), 'normal'),
  colours: v.fallback(v.picklist(['light', 'dark', 'match', 'contrast']), 'match'),
  /** How fast "Listen" reads. */
  listen: v.fallback(v.picklist(['slow', 'normal', 'fast']), 'normal'),
  /** Which changes a screen reader is told. */
  updates: v.fallback(v.picklist(['all', 'big', 'none']), 'big'),
  /** A soft sound when the time for a step is up. */
  sound: v.fallback(v.boolean(), false),
  /** BCP 47 tag, or null for what the browser asks for. */
  language: v.fallback(v.nullable(v.string()), null),
})

/** How one person wants their pages. */
export type Settings = v.InferOutput<typeof stored>

interface SettingsHere {
  readonly settings: Settings
  change(fields: Partial<Settings>): void
}

const KEY = 'settings'
const SettingsContext = createContext<SettingsHere | null>(null)

const wanted = () => v.parse(stored, device.get(KEY) ?? {})

const RATES = { slow: 0.75, normal: 1, fast: 1.3 } as const

/** What the document must say, so that the style sheets know, and how the two voices speak. */
function apply({ size, spacing, colours, listen, updates }: Settings) {
  hearAt(RATES[listen])
  tellAbout(updates)
  const dark = colours === 'dark' || (colours === 'match' && matchMedia('(prefers-color-scheme: dark)').matches)
  const { dataset } = document.documentElement
  dataset.theme = dark ? 'dark' : 'light'
  dataset.size = size
  dataset.spacing = spacing
  dataset.contrast = colours === 'contrast' || matchMedia('(prefers-contrast: more)').matches ? 'more' : 'normal'
}

/** Before anything is drawn, so that nothing flashes. */
export const applySettings = () => apply(wanted())

export function SettingsProvider({ children }: { children: ReactNode }) {
  const [settings, setSettings] = useState(wanted)
  useEffect(() => {
    apply(settings)
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const again = () => apply(settings)
    dark.addEventListener('change', again)
    return () => dark.removeEventListener('change', again)
  }, [settings])

  useEffect(() => {
    // Another tab of the same person has changed them.
    const follow = () =>
      setSettings(before => (JSON.stringify(before) === JSON.stringify(wanted()) ? before : wanted()))
    addEventListener('storage', follow)
    return () => removeEventListener('storage', follow)
  }, [])

  const here = useMemo(
    () => ({
      settings,
      change: (fields: Partial<Settings>) => {
        const next = { ...settings, ...fields }
        device.set(KEY, next)
        setSettings(next)
      },
    }),
    [settings],
  )
  return <SettingsContext value={here}>{children}</SettingsContext>
}

/** @throws outside of `<SettingsProvider>` */
export function useSettings(): SettingsHere {
  const here = useContext(SettingsContext)
  if (!here) throw new Error('no settings here')
  return here
}
