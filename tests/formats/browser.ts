import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Stage } from '../fakes/stage.ts'
import type { KeptFile } from './kept.ts'
import type { Look } from './looks.ts'
import { missingIn, visible } from './visible.ts'

/** Each look at a page, and what of it can go wrong in it: by these rules of axe, or by all of them. */
const worn: readonly (readonly [name: string, options: BrowserContextOptions, rules: 'all' | readonly string[]])[] = [
  ['light', {}, 'all'],
  ['dark', { colorScheme: 'dark' }, ['color-contrast', 'link-in-text-block']],
  ['at 320 px', { viewport: { width: 320, height: 640 } }, ['target-size', 'scrollable-region-focusable']],
]

interface Opened {
  readonly page: Page
  /** What it has asked for beside itself, and what it has complained about. */
  readonly faults: string[]
}

/** A file as it opens on a computer that is in no network. */
async function opened(stage: Stage, file: string, options: BrowserContextOptions): Promise<Opened> {
  const page = await stage.device('laptop', { offline: true, serviceWorkers: 'block', ...options })
  const faults: string[] = []
  const self = pathToFileURL(file).href
  page.on('request', request => {
    if (request.url() !== self && !request.url().startsWith('data:')) faults.push('it asks for something')
  })
  page.on('dialog', dialog => {
    faults.push('a script ran')
    void dialog.dismiss()
  })
  page.on('pageerror', () => faults.push('a script stumbles'))
  page.on('console', message => message.type() === 'error' && faults.push('the browser complains'))
  await page.goto(self)
  return { page, faults }
}

const scriptRan = (page: Page): Promise<boolean> => page.evaluate(() => 'ran' in globalThis)

async function axeFaults(page: Page, rules: 'all' | readonly string[]): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    only =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        ...(only !== 'all' && { runOnly: [...only] }),
      }),
    rules,
  )
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target }) => `axe: ${id} ${target.join(' ')}`))
}

/** A page only as far as something in it could do harm. */
async function harmInPage(stage: Stage, file: KeptFile): Promise<string[]> {
  const { page, faults } = await opened(stage, file.file, {})
  if (await scriptRan(page)) faults.push('a script ran')
  await page.context().close()
  return faults
}

async function pageFaults(stage: Stage, file: KeptFile): Promise<string[]> {
  const faults: string[] = []
  for (const [look, options, rules] of worn) {
    const { page, faults: seen } = await opened(stage, file.file, options)
    for (const summary of await page.locator('summary').all()) await summary.click()
    seen.push(...(await axeFaults(page, rules)))
    const isWide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    if (isWide) seen.push('it scrolls sideways')
    if (await scriptRan(page)) seen.push('a script ran')
    if (rules === 'all') {
      const text = await page.evaluate(() => document.body.textContent)
      const pieces = visible(file.report)
      seen.push(...missingIn(text, pieces, file.report.language.dir === 'rtl').map(piece => `lost: ${piece}`))
      await page.emulateMedia({ media: 'print' })
      const onPaper = await page.evaluate(() => document.body.innerText)
      const said = file.report.sections.map(({ title }) => title)
      seen.push(...missingIn(onPaper, said, true).map(piece => `not on paper: ${piece}`))
    }
    faults.push(...seen.map(fault => `${look}: ${fault}`))
    await page.context().close()
  }
  return faults
}

async function pictureFaults(stage: Stage, file: KeptFile): Promise<string[]> {
  const { page, faults } = await opened(stage, file.file, {})
  const { root, isBroken, outside } = await page.evaluate(() => {
    const svg = document.documentElement
    const { width, height } = svg.getBoundingClientRect()
    const texts = [...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect())
    return {
      root: svg.localName,
      isBroken: document.querySelector('parsererror') !== null,
      outside: texts.filter(({ left, right, bottom }) => left < -1 || right > width + 1 || bottom > height + 1).length,
    }
  })
  if (root !== 'svg' || isBroken) faults.push('no whole picture')
  if (outside > 0) faults.push(`${outside} texts stand outside`)
  if (await scriptRan(page)) faults.push('a script ran')
  await page.context().close()
  return faults
}

/** Looks at files as a browser opens them: those of a report that is shown, and those of one that would do harm. */
export function browserLooks(stage: Stage): { readonly shown: readonly Look[]; readonly hostile: readonly Look[] } {
  const eachIn =
    (faultsOf: (stage: Stage, file: KeptFile) => Promise<string[]>) => async (files: readonly KeptFile[]) => {
      const faults: string[] = []
      for (const file of files) faults.push(...(await faultsOf(stage, file)).map(fault => `${file.name}: ${fault}`))
      return faults
    }
  const pictures: Look = {
    name: 'pictures are whole, ask for nothing, and nothing sticks out',
    needs: [],
    sorts: ['svg'],
    look: eachIn(pictureFaults),
  }
  return {
    shown: [
      {
        name: 'the page is clean for axe, asks for nothing, fits, prints, and has all words',
        needs: [],
        sorts: ['html'],
        look: eachIn(pageFaults),
      },
      pictures,
    ],
    hostile: [
      { name: 'the page asks for nothing, and no script runs', needs: [], sorts: ['html'], look: eachIn(harmInPage) },
      pictures,
    ],
  }
}
