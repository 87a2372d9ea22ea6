import { kinds } from '#shared/board/kinds.ts'
import { el } from '#shared/look/node.ts'
import type { SaidCard } from '#shared/report/report.ts'
import { lightColour } from '../page/look.ts'
import { iconIn, round, type Written, written } from './sheet.ts'

type Look = (typeof kinds)[SaidCard['kind']]['look']

/** Corners of a card of each look, from the top left around. As in `tokens.css`, where they are one value of CSS. */
const corners: Record<Look, readonly [number, number, number, number]> = {
  hope: [26, 26, 26, 26],
  fear: [4, 26, 4, 26],
  elephant: [44, 44, 10, 10],
  idea: [26, 26, 26, 3],
  strength: [10, 10, 26, 26],
}

function shape(x: number, y: number, width: number, height: number, look: Look): string {
  const [a, b, c, d] = corners[look].map(corner => Math.min(corner, height / 2)) as [number, number, number, number]
  return [
    `M${x + a} ${y}H${x + width - b}a${b} ${b} 0 0 1 ${b} ${b}V${round(y + height - c)}a${c} ${c} 0 0 1 ${-c} ${c}`,
    `H${x + d}a${d} ${d} 0 0 1 ${-d} ${-d}V${y + a}a${a} ${a} 0 0 1 ${a} ${-a}z`,
  ].join('')
}

const BADGE = 44
const PAD = 20

/** The round sign of a kind, with its corner at x and y. */
export function badgeIn(kind: SaidCard['kind'], x: number, y: number, size: number) {
  const { look, icon } = kinds[kind]
  return el(
    'g',
    {},
    el('circle', { cx: x + size / 2, cy: y + size / 2, r: size / 2, fill: lightColour(`${look}-badge`) }),
    iconIn(icon, x + size * 0.19, y + size * 0.19, size * 0.62, lightColour(`${look}-sign`)),
  )
}

/** A card in the colour and the shape of its kind, as high as its words. */
export function cardIn(card: SaidCard, x: number, y: number, width: number, isRtl: boolean): Written {
  const { look } = kinds[card.kind]
  const isArch = look === 'elephant'
  const ink = isArch ? '#fff' : lightColour('card-ink')
  const align = isArch ? ('middle' as const) : ('start' as const)
  const top = isArch ? PAD + 4 : PAD
  const box = { x: x + PAD, width: width - 2 * PAD, align, isRtl }
  const badgeAt = isArch ? x + (width - BADGE) / 2 : isRtl ? x + width - PAD - BADGE : x + PAD
  const words = written(
    card.text,
    { size: 25, weight: 600, fill: ink },
    { ...box, y: y + top + BADGE + 10, lang: card.lang },
  )
  const below = [card.by, card.says].filter(part => part !== '').join(' · ')
  const foot = below
    ? written(below, { size: 20, weight: 500, fill: ink }, { ...box, y: y + top + BADGE + 16 + words.height })
    : null
  const height = round(top + BADGE + 10 + words.height + (foot ? foot.height + 8 : 0) + PAD)
  const node = el(
    'g',
    {},
    el('path', { d: shape(x, round(y), width, height, look), fill: lightColour(look) }),
    badgeIn(card.kind, badgeAt, round(y + top), BADGE),
    words.node,
    foot?.node ?? null,
  )
  return { node, height }
}
