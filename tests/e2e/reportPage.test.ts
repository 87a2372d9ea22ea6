import axe from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { html } from '#server/export/html.ts'
import { wordsIn } from '#server/export/words.ts'
import { build } from '#shared/report/build.ts'
import { type Report, sectionNames } from '#shared/report/report.ts'
import { beside, choiceFor, goldenMeeting } from '../fakes/goldenMeeting.ts'
import { meetingSaying, nasty } from '../fakes/hostileMeeting.ts'
import { openTestApp } from '../fakes/server.ts'
import { Stage } from '../fakes/stage.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let stage: Stage

beforeAll(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
})

afterAll(async () => {
  expect(stage.complaints).toEqual([])
  expect(stage.strangers).toEqual([])
  await stage.close()
  await app.close()
})

const reportIn = (language: string, record = goldenMeeting): Report =>
  build(record, choiceFor('own', { names: true, parts: sectionNames }), wordsIn(language), beside)

/** The file in a browser, and everything that it asked for. */
async function opened(report: Report, options: BrowserContextOptions = {}): Promise<{ page: Page; asked: string[] }> {
  const page = await stage.device('laptop', { serviceWorkers: 'block', ...options })
  const asked: string[] = []
  page.on('request', request => {
    if (!request.url().startsWith('data:')) asked.push(request.url())
  })
  const body = Buffer.from(await html.make(report, wordsIn(report.language.tag)))
  await page.route('**/report-file', route => route.fulfill({ contentType: html.type, body }))
  await page.addInitScript(() => {
    const spoken: unknown[] = []
    Object.assign(window, {
      spoken,
      SpeechSynthesisUtterance: class {
        lang = ''
        text: string
        constructor(text: string) {
          this.text = text
        }
      },
      print: () => spoken.push('printed'),
    })
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        speak: ({ text, lang }: { text: string; lang: string }) => spoken.push({ text, lang }),
        cancel: () => spoken.push('cancelled'),
      },
    })
  })
  await page.goto(`${app.url}/report-file`)
  return { page, asked }
}

const spokenOn = (page: Page) => page.evaluate(() => (window as unknown as { spoken: unknown[] }).spoken)

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`))
}

const looks: readonly (readonly [name: string, language: string, options: BrowserContextOptions])[] = [
  ['light', 'en', {}],
  ['dark', 'en', { colorScheme: 'dark' }],
  ['right to left', 'ar', {}],
  ['huge on the smallest phone', 'pl', { viewport: { width: 320, height: 640 } }],
]

test.each(looks)(
  '[O26] the file is clean for axe and does not scroll sideways: %s',
  async (name, language, options) => {
    const { page } = await opened(reportIn(language), options)
    if (name.startsWith('huge'))
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '160%'))
    for (const summary of await page.locator('summary').all()) await summary.click()
    expect(await findings(page)).toEqual([])
    const small = await page
      .locator('button:visible, summary:visible')
      .evaluateAll(controls =>
        controls.filter(control => control.getBoundingClientRect().height < 43.5).map(control => control.textContent),
      )
    expect(small).toEqual([])
    const [wide, room] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    expect(wide).toBeLessThanOrEqual(room!)
    await page.context().close()
  },
)

test('[O24] it asks for nothing, reads aloud in the language of each card, stops, and prints', async () => {
  const { page, asked } = await opened(reportIn('en'))
  await page.evaluate(() => document.fonts.ready)
  expect(await page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').length)).toBe(2)
  await page.getByRole('button', { name: 'Listen' }).click()
  const spoken = await spokenOn(page)
  expect(spoken).toContainEqual({ text: 'What we did together', lang: 'en' })
  expect(spoken).toContainEqual({ text: expect.stringContaining('أن أرى الطبيب'), lang: 'ar' })
  expect(spoken).toContainEqual({ text: expect.stringContaining('ktoś mnie'), lang: 'pl' })
  await page.getByRole('button', { name: 'Stop reading' }).click()
  await page.getByRole('button', { name: 'Listen' }).waitFor()
  await page.getByRole('button', { name: 'Print' }).click()
  expect((await spokenOn(page)).slice(-2)).toEqual(['cancelled', 'printed'])
  expect(asked).toEqual([`${app.url}/report-file`])
  await page.context().close()
})

test('[O24] without scripts all of it can be read, and there is no button that does nothing', async () => {
  const page = await stage.device('phone', { javaScriptEnabled: false, serviceWorkers: 'block' })
  const report = reportIn('en')
  const body = Buffer.from(await html.make(report, wordsIn('en')))
  await page.route('**/report-file', route => route.fulfill({ contentType: html.type, body }))
  await page.goto(`${app.url}/report-file`)
  for (const { title } of report.sections)
    expect(await page.getByRole('heading', { level: 2, name: title, exact: true }).count()).toBe(1)
  expect(await page.getByRole('button').count()).toBe(0)
  await page.context().close()
})

/** Every element of the report with its attributes, and the words in it. */
const drawnOn = (page: Page) =>
  page.locator('article.report').evaluate(report =>
    [report, ...report.querySelectorAll('*')].map(element => {
      const attrs = [...element.attributes].map(({ name, value }) => `${name}="${value}"`).sort()
      const text = [...element.childNodes].flatMap(node => (node instanceof Text ? [node.data] : [])).join('')
      return `${element.localName} ${attrs.join(' ')}: ${text}`
    }),
  )

test('[O21] a browser finds the elements of the layout and no others, whatever was written', async () => {
  const report = reportIn(
    'en',
    meetingSaying(at => `${nasty[at % nasty.length]} ${at}`, 'en'),
  )
  const { page: plain } = await opened(
    reportIn(
      'en',
      meetingSaying(at => `word ${at}`, 'en'),
    ),
  )
  const { page, asked } = await opened(report)
  const withoutWords = (all: readonly string[]) => all.map(one => one.slice(0, one.indexOf(': ')))
  expect(withoutWords(await drawnOn(page))).toEqual(withoutWords(await drawnOn(plain)))
  expect(await page.locator('script, style, img, iframe, a').count()).toBe(2)
  expect(await page.locator('body').textContent()).toContain('</style></title></script><svg onload=alert(1)>')
  expect(asked).toEqual([`${app.url}/report-file`])
  await page.context().close()
  await plain.context().close()
})

test('[O26] the app draws the same page from the same report', async () => {
  const report = reportIn('ar')
  const { page: file } = await opened(report)
  const page = await stage.device('laptop', { serviceWorkers: 'block' })
  await page.route('**/api/shared', route => route.fulfill({ json: { report, until: '2027-05-14', formats: [] } }))
  await page.goto(`${app.url}/r/${'b'.repeat(22)}#key`)
  await page.locator('article.report').waitFor()
  expect(await drawnOn(page)).toEqual(await drawnOn(file))
  await page.context().close()
  await file.context().close()
})
