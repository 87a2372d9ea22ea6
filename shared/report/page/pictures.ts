import { faceAt } from '../../look/faces.ts'
import { iconAt } from '../../look/icon.ts'
import { type Element, el, type Node } from '../../look/node.ts'
import type { SectionName } from '../report.ts'

/*
 * Our own pictures, one beside each part. All are decoration: the words beside them say it. Colours are the tokens, so
 * that they follow the page into the dark; what is drawn on a kind's colour stays as dark as the words on it.
 */

const INK = '#26142e'
const [WIDTH, HEIGHT] = [236, 176]

const path = (d: string, fill: string) => el('path', { d, fill })
const line = (d: string, stroke: string, width: number) =>
  el('path', { d, fill: 'none', stroke, 'stroke-width': width, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' })
const box = (x: number, y: number, width: number, height: number, rx: number, fill: string) =>
  el('rect', { x, y, width, height, rx, fill })
const dot = (cx: number, cy: number, r: number, fill: string) => el('circle', { cx, cy, r, fill })

const picture = (ground: string, ...shapes: readonly Node[]): Element =>
  el(
    'svg',
    { class: 'pic', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true', focusable: 'false' },
    el('rect', { class: 'pic-ground', width: WIDTH, height: HEIGHT, rx: 32, fill: ground }),
    shapes,
  )

/** One picture of our set of icons, in the middle of its ground. */
const iconPicture = (ground: string, colour: string, name: string, size: number): Element =>
  picture(ground, el('g', { color: colour }, iconAt(name, (WIDTH - size) / 2, (HEIGHT - size) / 2, size)))

/** The elephant in its own colours, as in the head of the page. */
const elephant = (x: number, y: number, size: number) =>
  el('g', { class: 'grey-elephant' }, iconAt('elephant', x, y, size))

/** Somebody behind a desk says no. */
const problem = () =>
  picture(
    'var(--fear)',
    dot(86, 58, 24, '#9b6240'),
    path('M50 100c0-16 14-26 36-26s36 10 36 26z', '#fff8ee'),
    path('M61 54c0-20 10-26 25-26s25 6 25 26c-6-8-14-12-25-12s-19 4-25 12z', INK),
    path('M24 176v-74a10 10 0 0 1 10-10h168a10 10 0 0 1 10 10v74z', '#1c5c9e'),
    box(24, 92, 188, 16, 8, '#123f70'),
    path('M146 20h46c6 0 10 4 10 10v30c0 6-4 10-10 10h-30l-18 16V70c-5 0-8-4-8-10V30c0-6 4-10 10-10z', '#fff'),
    line('M156 33l26 24M182 33l-26 24', '#b3261e', 7),
    box(150, 120, 46, 34, 5, '#ffe39a'),
    line('M158 131h30M158 142h20', INK, 4),
  )

/** Some of us, side by side at the table. */
const people = () =>
  picture(
    'var(--hope)',
    path('M6 176a112 64 0 0 1 224 0z', 'var(--table)'),
    ...(
      [
        ['kel', 58, 88, 31],
        ['grace', 178, 88, 31],
        ['dave', 118, 72, 36],
      ] as const
    ).flatMap(([who, x, y, radius]) => [
      dot(x, y, radius + 5, '#fff8ee'),
      faceAt(who, `face-in-part-${who}`, x, y, radius),
    ]),
  )

/** What everyone can live with: a paper with a tick, on the table. */
const decided = () =>
  picture(
    'var(--strength)',
    box(70, 26, 96, 124, 12, '#fff'),
    line('M90 52h56M90 70h40', '#cbbfc9', 7),
    dot(118, 112, 27, '#0c6e4e'),
    line('M106 113l9 9 16-19', '#fff', 7),
  )

/** A seedling: something small, to see whether it grows. */
const test = () =>
  picture(
    'var(--idea)',
    line('M118 118V66', 'var(--idea-badge)', 8),
    path('M118 74c-4-26-22-34-46-33 0 24 18 38 46 33z', 'var(--idea-badge)'),
    path('M118 88c3-22 18-30 40-30 1 21-14 34-40 30z', 'var(--idea-badge)'),
    path('M78 112h80a6 6 0 0 1 6 7l-1 6H73l-1-6a6 6 0 0 1 6-7z', '#7e2916'),
    path('M78 125h80l-7 30a6 6 0 0 1-6 5H91a6 6 0 0 1-6-5z', '#a83a22'),
  )

/** Two who speak one after the other. */
const talk = () =>
  picture(
    'var(--fear)',
    path('M50 34h72c10 0 17 7 17 17v30c0 10-7 17-17 17H86l-22 20V98H50c-10 0-17-7-17-17V51c0-10 7-17 17-17z', '#fff'),
    line('M56 58h60M56 75h40', '#1c5c9e', 7),
    path(
      'M130 76h50c13 0 23 9 23 21v24c0 12-10 21-23 21h-8v20l-22-20h-20c-13 0-23-9-23-21V97c0-12 10-21 23-21z',
      '#1c5c9e',
    ),
    dot(132, 109, 6, '#fff'),
    dot(155, 109, 6, '#fff'),
    dot(178, 109, 6, '#fff'),
  )

/** The picture beside each part; the story is one itself. */
const pictures: Record<SectionName, (() => Element) | null> = {
  problem,
  people,
  said: () => picture('#e6e3f0', elephant(52, 22, 132)),
  chose: () => iconPicture('var(--idea)', 'var(--idea-badge)', 'bulb', 108),
  decided,
  jobs: () => iconPicture('var(--hope)', INK, 'flag', 100),
  limits: () => iconPicture('#e6e3f0', '#4a4d68', 'lock', 92),
  test,
  went: () => iconPicture('var(--strength)', 'var(--strength-badge)', 'people', 100),
  talk,
  story: null,
}

export const pictureOf = (name: SectionName): Element | null => pictures[name]?.() ?? null

/** Who sits where: a circle of its size, its middle at x and y. */
const seats = [
  ['lorraine', 30, 142, 32],
  ['kel', 88, 98, 34],
  ['amina', 212, 98, 34],
  ['mo', 270, 142, 32],
] as const

/** The round table, with the elephant among us. */
export const roundTable = (): Element =>
  el(
    'svg',
    { class: 'round', viewBox: '-10 0 320 210', 'aria-hidden': 'true', focusable: 'false' },
    path('M0 210v-22a164 104 0 0 1 300 0v22z', 'var(--table)'),
    seats.flatMap(([who, x, y, radius]) => [
      dot(x, y, radius + 5, 'var(--paper)'),
      faceAt(who, `face-${who}`, x, y, radius),
    ]),
    dot(150, 78, 50, 'var(--paper)'),
    dot(150, 78, 45, '#d9d7ea'),
    elephant(114, 44, 72),
  )
