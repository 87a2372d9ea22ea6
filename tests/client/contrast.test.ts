import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../fakes/server.ts'

/*
 * Formulas: WCAG 2.2 relative luminance and contrast ratio; a bright room is modelled as ambient light added to both
 * until black against white is only so many to one (ANSI/INFOCOMM PISCR: 15 to 1 basic decisions, 7 to 1 a poor room).
 */

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)

function luminance(hex: string): number {
  const full = hex.length === 4 ? `#${[...hex.slice(1)].map(digit => digit + digit).join('')}` : hex
  const [r, g, b] = [1, 3, 5].map(at => linear(Number.parseInt(full.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const ratio = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
const contrast = (text: string, ground: string) => ratio(luminance(text), luminance(ground))

function inRoom(text: string, ground: string, blackToWhite: number): number {
  const ambient = 1 / (blackToWhite - 1)
  const [a, b] = [luminance(text) + ambient, luminance(ground) + ambient]
  return Math.max(a, b) / Math.min(a, b)
}

/** The tokens of a theme: those of the dark one stand on those of the light one. */
function tokens(theme: 'light' | 'dark'): (name: string) => string {
  const css = readFileSync(path.join(root, 'shared/look/tokens.css'), 'utf8')
  const blocks = [...css.matchAll(/^([^{}@/]+)\{([^{}]*)\}/gm)]
  const values = new Map<string, string>()
  for (const [, selector, body] of blocks) {
    const isBase = /^\s*:root/.test(selector!.replace(/\/\*[\s\S]*?\*\//g, ''))
    const isDark = /^\s*\[data-theme="dark"\]/.test(selector!.replace(/\/\*[\s\S]*?\*\//g, ''))
    if (!isBase && !(isDark && theme === 'dark')) continue
    for (const [, name, value] of body!.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})\b/gi)) values.set(name!, value!)
  }
  return name => {
    const value = values.get(name) ?? (name.startsWith('#') ? name : undefined)
    if (!value) throw new Error(`there is no token ${name}`)
    return value
  }
}

/** Text on ground, least ratio. AAA for what is read, AA for the rest. */
const texts: readonly (readonly [text: string, ground: string, least: number])[] = [
  ['ink', 'paper', 7],
  ['ink', 'surface', 7],
  ['ink', 'sunk', 7],
  ['ink', 'bad', 7],
  ['ink-2', 'paper', 7],
  ['ink-2', 'surface', 7],
  ['ink-2', 'sunk', 4.5],
  ['on-brand', 'brand', 7],
  ['brand', 'paper', 7],
  ['on-tint', 'brand-tint', 7],
  ['on-strong', 'strong', 7],
  ['on-sun', 'sun', 7],
  ['on-table', 'table', 7],
  ['on-good', 'good', 4.5],
  ['card-ink', 'wait', 7],
  ['on-news', 'news', 7],
  ['on-guest', 'guest', 7],
  ['card-ink', 'hope', 7],
  ['card-ink', 'fear', 7],
  ['card-ink', 'idea', 7],
  ['card-ink', 'strength', 7],
  ['#fff', 'elephant', 4.5],
  ['hope-sign', 'hope-badge', 4.5],
  ['fear-sign', 'fear-badge', 4.5],
  ['idea-sign', 'idea-badge', 4.5],
  ['strength-sign', 'strength-badge', 4.5],
  ['elephant-sign', 'elephant-badge', 4.5],
]

/** Edges of things to tap, and rings: least 3 to 1. */
const edges: readonly (readonly [edge: string, ground: string])[] = [
  ['edge', 'paper'],
  ['edge', 'surface'],
  ['ink', 'surface'],
  ['brand', 'paper'],
  ['seat-empty', 'table'],
]

/** What stands on the big screen. */
const bigScreen: readonly (readonly [text: string, ground: string])[] = [
  ['ink', 'paper'],
  ['ink-2', 'paper'],
  ['card-ink', 'hope'],
  ['card-ink', 'fear'],
  ['card-ink', 'idea'],
  ['card-ink', 'strength'],
  ['#fff', 'elephant'],
  ['on-table', 'table'],
]

describe.each(['light', 'dark'] as const)('%s', theme => {
  const token = tokens(theme)

  test.each(texts)('[U11] %s on %s is at least %d to 1', (text, ground, least) => {
    expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(least)
  })

  test.each(edges)('[U11] %s beside %s is at least 3 to 1', (edge, ground) => {
    expect(contrast(token(edge), token(ground))).toBeGreaterThanOrEqual(3)
  })

  test.each(bigScreen)('[U11] %s on %s is at least 4 to 1 on a big screen in a bright room', (text, ground) => {
    expect(inRoom(token(text), token(ground), 7)).toBeGreaterThanOrEqual(4)
  })
})
