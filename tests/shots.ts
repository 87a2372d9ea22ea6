/**
 * `npm run shots`: pictures of every screen and state, taken from the running app at the sizes of the designs, into
 * `tests/shots/`; each also in the dark, right to left, huge, and with the colours of the system; with a word behind it
 * (`npm run shots -- plan`) only those with the word in their name. The pictures of the
 * README (`readme-*.png`) are some of them, and are the only ones that are kept with the code.
 */
import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { PSEUDO } from '#shared/words/languages.ts'
import { scenes } from './fakes/scenes.ts'
import { openTestApp, root } from './fakes/server.ts'
import { closeBrowsers, type Look, Stage, screens, wear } from './fakes/stage.ts'

const looks: Readonly<Record<string, Look>> = {
  dark: { colours: 'dark' },
  rtl: { language: PSEUDO.tag },
  arabic: { language: 'ar' },
  polish: { language: 'pl' },
  huge: { size: 'huge' },
}

const inReadme = ['home-laptop', 'write', 'host-face-down', 'screen-near', 'screen-one', 'table', 'report-easy']

const folder = path.join(root, 'tests/shots')
mkdirSync(folder, { recursive: true })
const app = await openTestApp()
const stage = await Stage.open(app.url)
const [only = ''] = process.argv.slice(2)
let count = 0
for await (const { name, kind, page } of scenes(stage)) {
  if (!name.includes(only)) continue
  const shoot = async (file: string) => {
    await page.screenshot({ path: path.join(folder, `${file}.png`) })
    count++
  }
  await wear(page, {})
  await shoot(name)
  if (inReadme.includes(name)) copyFileSync(path.join(folder, `${name}.png`), path.join(folder, `readme-${name}.png`))
  // The big screen has a theme of its own, which the host chooses.
  if (kind === 'big') continue
  for (const [look, settings] of Object.entries(looks)) {
    await wear(page, settings)
    await shoot(`${name}-${look}`)
  }
  await wear(page, {})
  await page.emulateMedia({ forcedColors: 'active' })
  await shoot(`${name}-forced`)
  await page.emulateMedia({ forcedColors: 'none' })
  if (kind !== 'phone') continue
  // The smallest phone with the largest letters, and nothing that moves.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 320, height: 640 })
  await wear(page, { size: 'huge' })
  await shoot(`${name}-narrow`)
  await page.setViewportSize(screens.phone.viewport)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await wear(page, {})
}
await stage.close()
await closeBrowsers()
await app.close()
process.stdout.write(`${count} pictures in tests/shots\n`)
