import { type Element, el } from './node.ts'

/** People drawn for our pictures. Nobody's likeness. */
interface Drawn {
  readonly skin: string
  readonly hair: string
  readonly cut: 'hijab' | 'bald' | 'afro' | 'bob' | 'beanie' | 'bun' | 'short'
  readonly top: string
  readonly ground: string
  readonly band?: string
  readonly beard?: string
  readonly glasses?: true
}
const people = {
  amina: { skin: '#9b6240', hair: '#0c6e4e', cut: 'hijab', top: '#0a5a40', ground: '#ffe39a' },
  dave: { skin: '#f6d2b8', hair: '#8b8378', cut: 'bald', top: '#2f6b57', ground: '#c6ebd8', beard: '#b9afa3' },
  kel: { skin: '#6e4229', hair: '#1b1210', cut: 'afro', top: '#ffc02e', ground: '#cfe4fa' },
  lorraine: { skin: '#f6d2b8', hair: '#d9d4cc', cut: 'bob', top: '#9b2d5e', ground: '#ffd3c6', glasses: true },
  mo: { skin: '#9b6240', hair: '#a83a22', cut: 'beanie', top: '#26142e', ground: '#c6ebd8', band: '#ffe39a' },
  grace: { skin: '#4b2c1c', hair: '#16100e', cut: 'bun', top: '#7b3fa0', ground: '#ffd3c6' },
  tomasz: { skin: '#f6d2b8', hair: '#c79a4b', cut: 'short', top: '#1c5c9e', ground: '#e6e3f0', glasses: true },
} as const satisfies Record<string, Drawn>

const behind: Partial<Record<Drawn['cut'], string>> = {
  hijab: 'M50 8C30 8 20 24 22 46c1 14-4 22-6 34h68c-2-12-7-20-6-34C80 24 70 8 50 8z',
  afro: 'M21 32a29 29 0 1 0 58 0a29 29 0 1 0-58 0z',
  bob: 'M22 58c-6-32 8-48 28-48s34 16 28 48c-6 2-50 2-56 0z',
  bun: 'M40 9a10 10 0 1 0 20 0a10 10 0 1 0-20 0z',
}

const inFront: Record<Drawn['cut'], string> = {
  hijab:
    'M50 9C31 9 23 24 25 46c1 18 11 30 25 30s24-12 25-30C77 24 69 9 50 9zm0 12c12 0 19 8 19 22 0 15-8 26-19 26S31 58 31 43c0-14 7-22 19-22z',
  bald: 'M28 47c-2-4-2-8-1-12 2 3 3 6 3 10zM72 47c2-4 2-8 1-12-2 3-3 6-3 10z',
  afro: 'M29 38c2-10 8-14 21-14s19 4 21 14c2-14-5-24-21-24s-23 10-21 24z',
  bob: 'M28 44c0-12 8-14 14-20 6 8 22 8 30 20 0-20-6-31-22-31S28 24 28 44z',
  beanie: 'M25 34c0-16 9-25 25-25s25 9 25 25z',
  bun: 'M27 42c0-20 7-30 23-30s23 10 23 30c-4-10-12-15-23-15s-19 5-23 15z',
  short: 'M27 42c-2-20 6-31 23-31s26 11 23 31c-2-8-5-12-9-15-8 4-20 4-28 0-4 3-7 7-9 15z',
}

const BEARD = 'M29 48c1 18 9 26 21 26s20-8 21-26c-4 8-8 9-12 8-3-2-5-3-9-3s-6 1-9 3c-4 1-8 0-12-8z'
const DARK_SKIN: readonly string[] = ['#6e4229', '#4b2c1c']

export type Somebody = keyof typeof people

/** What is in a square of 100 by 100. */
function parts({ skin, hair, cut, top, ground, band, beard, glasses }: Drawn): readonly (Element | null)[] {
  const line = DARK_SKIN.includes(skin) ? '#1d0f09' : '#4a2a1a'
  const path = (d: string, fill: string) => el('path', { d, fill })
  return [
    el('rect', { width: 100, height: 100, fill: ground }),
    behind[cut] ? path(behind[cut], hair) : null,
    path('M14 104c0-22 14-31 36-31s36 9 36 31z', top),
    path('M41 62h18v13c0 6-18 6-18 0z', skin),
    el('path', { d: 'M41 66q9 8 18 0v4q-9 8-18 0z', opacity: '.12' }),
    el('ellipse', { cx: 50, cy: 45, rx: 22, ry: 25, fill: skin }),
    beard ? path(BEARD, beard) : null,
    el('path', { d: inFront[cut], fill: hair, 'fill-rule': 'evenodd' }),
    band ? el('rect', { x: 22, y: 30, width: 56, height: 11, rx: 5.5, fill: band, opacity: '.9' }) : null,
    path('M39 45a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0zM56 45a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z', line),
    glasses
      ? el('path', {
          ...{ fill: 'none', stroke: line, 'stroke-width': 2.6 },
          d: 'M33.5 45a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0-15 0zM51.5 45a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0-15 0zM48.5 44q1.5-1.5 3 0',
        })
      : null,
    el('path', {
      ...{ d: 'M43 56q7 6 14 0', fill: 'none', stroke: beard ? '#fff' : line },
      ...{ 'stroke-width': 2.8, 'stroke-linecap': 'round' },
    }),
  ]
}

/** A face as a picture of its own. A look rounds it off. */
export const face = (who: Somebody): Element =>
  el('svg', { viewBox: '0 0 100 100', 'aria-hidden': 'true', class: 'drawn' }, parts(people[who]))

/** A face within a picture: a circle with its middle at `x`, `y`. `id` is its own in the page. */
export const faceAt = (who: Somebody, id: string, x: number, y: number, radius: number): Element =>
  el(
    'svg',
    { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius, viewBox: '0 0 100 100' },
    el('clipPath', { id }, el('circle', { cx: 50, cy: 50, r: 50 })),
    el('g', { 'clip-path': `url(#${id})` }, parts(people[who])),
  )
