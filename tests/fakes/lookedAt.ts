import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { parts, type Scene } from './scenes.ts'
import { openTestApp } from './server.ts'
import { type Look, Stage, screens, wear } from './stage.ts'

interface Tried {
  readonly name: string
  readonly look: Look
  /** Rules of axe that can find something here: `all`, or these; none where the looks before it have found it. */
  readonly rules: 'all' | readonly string[]
  /** What else can differ from the looks before it: how large targets are, whether all fits at 320 px. */
  readonly hasOther: readonly ('targets' | 'width')[]
}

/** Each look is searched for what can differ in it: the same page in other colours has the same names and places. */
const looks: readonly Tried[] = [
  { name: 'light', look: {}, rules: 'all', hasOther: ['targets'] },
  { name: 'dark', look: { colours: 'dark' }, rules: ['color-contrast', 'link-in-text-block'], hasOther: [] },
  {
    ...{ name: 'right to left', look: { language: 'ar' }, hasOther: ['width'] },
    rules: ['label-content-name-mismatch', 'html-has-lang', 'html-lang-valid', 'valid-lang', 'document-title'],
  },
  // Long words in large letters are the hardest to fit; what fits there fits in any size.
  { name: 'huge, in Polish', look: { size: 'huge', language: 'pl' }, rules: [], hasOther: ['width'] },
]

/** What axe finds, one line each; by these rules only, or by all. */
async function findings(page: Page, rules: Tried['rules']): Promise<string[]> {
  if (rules.length === 0) return []
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    only =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        ...(only !== 'all' && { runOnly: [...only] }),
      }),
    rules,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
  )
}

const sidewaysScroll = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return null
    const wide = [...document.querySelectorAll('body *')].filter(
      element => element.getBoundingClientRect().right > clientWidth + 1,
    )
    return `${scrollWidth} > ${clientWidth}: ${wide
      .slice(-3)
      .map(element => `${element.tagName}.${element.className}`)
      .join(', ')}`
  })

/** Things to tap that are smaller than 44 px, their labels counted in, and links within a sentence left out. */
const smallTargets = (page: Page) =>
  page.evaluate(() => {
    const LEAST = 44 - 0.5
    const controls = document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, select, [role="button"]')
    return (
      [...controls]
        .filter(
          control =>
            control.checkVisibility() &&
            !control.closest('[inert], .vh') &&
            !(control.matches('a') && control.closest('p')),
        )
        // Behind an open dialog nothing can be tapped.
        .filter(control => !document.querySelector('dialog[open]') || control.closest('dialog[open]'))
        .filter(control => !control.matches('.skip'))
        .filter(control => {
          const boxes = [control, ...(control.closest('label') ? [control.closest('label')!] : [])].map(box =>
            box.getBoundingClientRect(),
          )
          return !boxes.some(({ width, height }) => width >= LEAST && height >= LEAST)
        })
        .map(
          control =>
            `${control.tagName} "${control.textContent?.trim().slice(0, 30)}" ${Math.round(control.getBoundingClientRect().width)}×${Math.round(control.getBoundingClientRect().height)}`,
        )
    )
  })

/** As wide as the smallest phone, or as a laptop at four times the size. */
const NARROWEST = { width: 320, height: 640 }

/** [U1] [U2] [U3] What is wrong with a scene in any look: by axe, by the size of its targets, by what does not fit. */
async function problemsOf({ name: scene, kind, page }: Scene): Promise<string[]> {
  const problems: string[] = []
  // Once it is narrow it stays so for the looks that follow: drawing all again is most of what this takes.
  let isNarrow = kind === 'big'
  for (const { name, look, rules, hasOther } of looks) {
    await wear(page, look)
    const at = `${scene}, ${name}`
    problems.push(...(await findings(page, rules)).map(finding => `${at}: ${finding}`))
    if (hasOther.includes('targets'))
      problems.push(...(await smallTargets(page)).map(target => `${at}: small ${target}`))
    if (!hasOther.includes('width')) continue
    if (!isNarrow) await page.setViewportSize(NARROWEST)
    isNarrow = true
    const wide = await sidewaysScroll(page)
    if (wide) problems.push(`${at}: scrolls sideways, ${wide}`)
  }
  await wear(page, {})
  if (kind !== 'big') await page.setViewportSize(screens[kind].viewport)
  return problems
}

/** A test that looks at every scene of a part, of which there are so many at least. */
export const looksAt = (part: keyof typeof parts, least: number): void =>
  test(`[U1] [U2] [U3] every screen (${part}), in every look, is clean for axe, does not scroll sideways at 320 px and has targets to hit`, async () => {
    const app = await openTestApp()
    const stage = await Stage.open(app.url)
    const problems: string[] = []
    let count = 0
    for await (const scene of parts[part](stage)) {
      problems.push(...(await problemsOf(scene)))
      count++
    }
    expect(problems).toEqual([])
    expect(stage.complaints).toEqual([])
    expect(stage.strangers).toEqual([])
    expect(count).toBeGreaterThanOrEqual(least)
    await stage.close()
    await app.close()
  }, 900_000)
