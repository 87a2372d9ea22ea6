/**
 * `npm run formats`: every file of every report, opened by programs that are not ours, as far as they are installed here;
 * what is not was not looked at, and that is said. `-- golden` is one part: `golden`, `redaction` or `hostile`. Files and
 * pictures of pages are left in `.cache/formats`, to be looked at.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { formatNames, formatsFor } from '#server/export/formats.ts'
import { make } from '#server/export/making.ts'
import { audiences, type Choice, sectionNames } from '#shared/report/report.ts'
import { languages } from '#shared/words/languages.ts'
import { table } from './bench/meter.ts'
import { beside, choiceFor, goldenMeeting } from './fakes/goldenMeeting.ts'
import { root } from './fakes/server.ts'
import { closeBrowsers, Stage } from './fakes/stage.ts'
import { browserLooks } from './formats/browser.ts'
import { canaryMeeting } from './formats/canaries.ts'
import { heldBack } from './formats/heldBack.ts'
import { hostileMeeting, hostileWords } from './formats/hostile.ts'
import { dugOut, squeezed } from './formats/insides.ts'
import { keepApart } from './formats/keeper.ts'
import { type KeptFile, keep } from './formats/kept.ts'
import { type Look, looks } from './formats/looks.ts'
import { reportFor } from './formats/made.ts'
import { isHere, type Tool, textOf, tools } from './formats/tools.ts'

const folder = path.join(root, '.cache', 'formats')
const here = new Map<Tool, boolean>(tools.map(tool => [tool, isHere(tool)]))
const stage = await Stage.open('file://')
const inBrowser = browserLooks(stage)

/** What was looked at, one line each, and every fault. */
const rows: string[][] = [['part', 'look', 'files', 'faults']]
const faults: string[] = []

function tell(part: string, look: string, files: number, found: readonly string[]): void {
  rows.push([part, look, String(files), String(found.length)])
  faults.push(...found.map(fault => `${part}: ${fault}`))
}

/** These looks at these files, as far as their programs are here. */
async function lookAt(part: string, files: readonly KeptFile[], wanted: readonly Look[]): Promise<void> {
  for (const { name, needs, sorts, look } of wanted) {
    const missing = needs.filter(tool => !here.get(tool))
    const seen = files.filter(({ sort }) => sorts.includes(sort))
    if (seen.length === 0) continue
    if (missing.length > 0) rows.push([part, name, `not checked: no ${missing.join(', ')}`, '–'])
    else {
      try {
        tell(part, name, seen.length, await look(seen))
      } catch (error) {
        tell(part, name, seen.length, [`${name}: ${(error as Error).message}`])
      }
    }
  }
}

const everything = (audience: Choice['audience'], more: Partial<Choice> = {}): Choice =>
  choiceFor(audience, { names: true, parts: sectionNames, ...more })

/** The meeting that everything is shown with, for everyone, in every format and language; and all of it in one zip. */
async function golden(): Promise<void> {
  const files: KeptFile[] = []
  const place = path.join(folder, 'golden')
  for (const audience of audiences)
    for (const { tag } of languages) {
      const choice = everything(audience)
      const report = reportFor(goldenMeeting, choice, tag, beside)
      files.push(...(await keep(place, report, tag)))
      const { file, failed } = await make({
        record: goldenMeeting,
        choice,
        language: tag,
        beside,
        formats: formatNames,
      })
      tell(`zip of ${audience}, ${tag}`, 'nothing failed', formatsFor(report).length, failed)
      const name = `${audience}-${tag}-all`
      const zip = { file: path.join(place, `${name}.zip`), name, sort: 'zip', bytes: Buffer.from(file!.bytes) }
      writeFileSync(zip.file, zip.bytes)
      files.push({ ...files.at(-1)!, ...zip })
    }
  await lookAt('golden', files, [...looks, ...inBrowser.shown])
}

/** Text that a reader of pages gets out of a file, where its letters are drawn by number. */
const readOut = ({ sort, file }: KeptFile): string =>
  sort === 'pdf' && here.get('pdftotext') ? squeezed(textOf('pdftotext', '-enc', 'UTF-8', file, '-')) : ''

/** Words of which each is in one place only, and who may have them; also of a meeting as it was played. */
async function redaction(): Promise<void> {
  const place = path.join(folder, 'redaction')
  const sung = canaryMeeting()
  const played = heldBack()
  let count = 0
  const found: string[] = []
  for (const audience of audiences)
    for (const { tag } of languages) {
      const choices = [true, false].flatMap(names =>
        [[], sung.numbers.filter(n => n % 2 === 0), sung.numbers].map(leftOut =>
          everything(audience, { names, leftOut }),
        ),
      )
      for (const [at, choice] of choices.entries())
        for (const file of await keep(
          path.join(place, String(at)),
          reportFor(sung.record, choice, tag, sung.beside),
          tag,
        )) {
          count++
          const text = dugOut(file.bytes) + readOut(file)
          for (const { word, what, mayBeIn } of sung.canaries)
            if (!mayBeIn(choice) && text.includes(squeezed(word))) found.push(`${file.name} ${at}: ${what}`)
        }
      const report = reportFor(played.record, everything(audience), tag, { others: [], next: '' })
      for (const file of await keep(path.join(place, 'played'), report, tag)) {
        count++
        const text = dugOut(file.bytes) + readOut(file)
        for (const word of played.held) if (text.includes(squeezed(word))) found.push(`${file.name}: ${word}`)
      }
    }
  tell(
    'redaction',
    `nobody has what they may not${here.get('pdftotext') ? '' : ' (pages of PDF not checked)'}`,
    count,
    found,
  )
}

const RECORDS = 20
const WORDS = 500

/** What programs that are not ours find in files that would do harm; words may be lost, where they were none. */
const harmLooks = [...looks.filter(({ isForHarm }) => isForHarm), ...inBrowser.hostile]

/** Ten thousand strings that somebody might want to do harm with, in every format; some as nothing lets them through. */
async function hostile(): Promise<void> {
  const all = hostileWords(RECORDS * WORDS, 28_11)
  const files: KeptFile[] = []
  for (let at = 0; at < RECORDS; at++) {
    const { tag } = languages[at % languages.length]!
    const record = hostileMeeting(all.slice(at * WORDS, (at + 1) * WORDS), at % 5 !== 4)
    const order = { record, choice: everything('own'), language: tag, before: `${at + 1}-` }
    files.push(...(await keepApart({ folder: path.join(folder, 'hostile'), ...order })))
  }
  await lookAt('hostile', files, harmLooks)
}

const parts = { golden, redaction, hostile } as const
const [wanted] = process.argv.slice(2)
if (wanted && !Object.hasOwn(parts, wanted)) throw new Error(`the parts are ${Object.keys(parts).join(', ')}`)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const [name, part] of Object.entries(parts)) if (!wanted || wanted === name) await part()
await stage.close()
await closeBrowsers()
process.stdout.write(`${table(rows)}\n\n`)
for (const tool of tools)
  if (!here.get(tool)) process.stdout.write(`${tool} is not here: what it looks at was not checked\n`)
writeFileSync(path.join(folder, 'faults.txt'), `${faults.join('\n')}\n`)
process.stdout.write(`${[...faults.slice(0, 50), `${faults.length} faults`].join('\n')}\n`)
process.exit(faults.length > 0 ? 1 : 0)
