import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Papa from 'papaparse'
import { cardsOf } from '#shared/meeting/filed.ts'
import { unguarded } from '#shared/report/cardTable.ts'
import { squeezed } from './insides.ts'
import type { KeptFile } from './kept.ts'
import { faultsIn } from './sound.ts'
import { converted, output, type Tool, textOf } from './tools.ts'
import { missingIn, visible } from './visible.ts'

/** A way to look at files, and what it needs. Gives a line for each fault. */
export interface Look {
  readonly name: string
  readonly needs: readonly Tool[]
  readonly sorts: readonly string[]
  /** Looks for harm as well as for words. */
  readonly isForHarm?: true
  look(files: readonly KeptFile[]): Promise<readonly string[]> | readonly string[]
}

/** A look at one file after the other; whatever a tool says against a file is a fault of it. */
const each =
  (faultsOf: (file: KeptFile) => readonly string[]): Look['look'] =>
  files =>
    files.flatMap(file => {
      try {
        return faultsOf(file).map(fault => `${file.name}: ${fault}`)
      } catch (error) {
        return [`${file.name}: ${(error as Error).message}`]
      }
    })

/** Words of the report that are not in a text. In large print nothing stands side by side, so there are no tables. */
const lost = (text: string, { report, format }: KeptFile, isDrawn: boolean): string[] =>
  missingIn(text, visible(report, format !== 'large'), report.language.dir === 'rtl', isDrawn).map(
    piece => `lost: ${piece}`,
  )

/** Words of the report that no tag holds. Poppler turns those that are read from the right around, letter by letter. */
const untagged = (tags: string, { report }: KeptFile): string[] => {
  const told = squeezed(tags.replaceAll('"', ''))
  const words = visible(report, false).flatMap(piece => piece.split(/[^\p{L}\p{M}\p{N}]+/u))
  return words.filter(word => !/[\p{Script=Arabic}\p{M}]/u.test(word) && !told.includes(squeezed(word)))
}

const inPages = (file: KeptFile, folder: string, ...how: string[]): string[] => {
  mkdirSync(folder, { recursive: true })
  const start = path.join(folder, file.name)
  output('pdftoppm', ...how, file.file, start)
  return readdirSync(folder).flatMap(name => (name.startsWith(`${file.name}-`) ? path.join(folder, name) : []))
}

/** How much of a picture of a page is not paper, from 0 to 1. @param pgm a binary grey map */
function inkIn(pgm: Buffer): number {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 64).toString('latin1'))!
  const pixels = pgm.subarray(head[0].length)
  return pixels.filter(grey => grey < 160).length / pixels.length
}

const blocksOf = ({ report }: KeptFile) => report.sections.flatMap(({ blocks }) => blocks)

/** Every card with words that this audience has. */
const cardsIn = ({ report }: KeptFile) =>
  report.data.steps
    .flatMap(cardsOf)
    .flatMap(({ text, kind, meToo }) => (text === null ? [] : [{ text: text.toWellFormed(), kind, meToo }]))

export const looks: readonly Look[] = [
  {
    name: 'nothing works out, runs or leads out',
    isForHarm: true,
    needs: [],
    sorts: ['html', 'svg', 'pdf', 'docx', 'xlsx', 'csv', 'md', 'ics', 'json'],
    look: each(faultsIn),
  },
  {
    name: 'all words are in the PDF',
    needs: ['pdftotext'],
    sorts: ['pdf'],
    look: each(file => lost(textOf('pdftotext', '-enc', 'UTF-8', file.file, '-'), file, true)),
  },
  {
    name: 'the PDF has a title, tags, headings, lists, heads of tables',
    needs: ['pdfinfo'],
    sorts: ['pdf'],
    look: each(file => {
      const about = textOf('pdfinfo', file.file)
      const tags = textOf('pdfinfo', '-struct-text', file.file)
      const blocks = blocksOf(file)
      const needs = (type: string, tag: string) =>
        blocks.some(block => block.type === type) && !new RegExp(`^\\s*${tag}\\b`, 'm').test(tags) ? [`no ${tag}`] : []
      return [
        ...(/^Tagged:\s+yes/m.test(about) ? [] : ['not tagged']),
        ...(/^Title:\s+\S/m.test(about) ? [] : ['no title']),
        ...(/^Page size:.*A4/m.test(about) ? [] : ['not A4']),
        ...['H1', 'H2'].filter(tag => !new RegExp(`^\\s*${tag}\\b`, 'm').test(tags)).map(tag => `no ${tag}`),
        ...needs('cards', 'LI'),
        ...needs('list', 'LI'),
        ...(file.format === 'large' ? [] : needs('table', 'TH')),
        ...untagged(tags, file).map(word => `not tagged: ${word}`),
      ]
    }),
  },
  {
    name: 'the PDF opens, runs nothing and leads nowhere',
    isForHarm: true,
    needs: ['pdfinfo', 'pdftotext'],
    sorts: ['pdf'],
    look: each(({ file }) => [
      ...(/^JavaScript:\s+no/m.test(textOf('pdfinfo', file)) ? [] : ['a script']),
      ...(textOf('pdfinfo', '-url', file).trim().split('\n').length > 1 ? ['an address'] : []),
      ...(textOf('pdftotext', '-enc', 'UTF-8', file, '-').trim() ? [] : ['no words']),
    ]),
  },
  {
    name: 'the PDF has its letters in it',
    isForHarm: true,
    needs: ['pdffonts'],
    sorts: ['pdf'],
    look: each(({ file }) => {
      const fonts = textOf('pdffonts', file).trim().split('\n').slice(2)
      // Name, type, encoding, then: embedded, subset, told by Unicode.
      const unsure = fonts.filter(font => !/\syes\s+(yes|no)\s+yes\s+\d+\s+\d+\s*$/.test(font))
      return [...(fonts.length > 0 ? [] : ['no letters']), ...unsure.map(font => `letters: ${font.split(/\s/)[0]}`)]
    }),
  },
  {
    name: 'the PDF has something on every page',
    needs: ['pdftoppm'],
    sorts: ['pdf'],
    look: each(file => {
      const folder = path.join(path.dirname(file.file), 'pages')
      inPages(file, folder, '-r', '60', '-png')
      const grey = inPages(file, path.join(folder, 'grey'), '-r', '30', '-gray')
      const inks = grey.map(page => inkIn(readFileSync(page)))
      return inks.flatMap((ink, at) => (ink > 0.001 && ink < 0.5 ? [] : [`page ${at + 1} has ${ink} of ink`]))
    }),
  },
  {
    name: 'LibreOffice opens office files',
    isForHarm: true,
    needs: ['soffice'],
    sorts: ['docx', 'xlsx'],
    look(files) {
      const folder = path.join(path.dirname(files[0]!.file), 'opened')
      for (const sort of ['docx', 'xlsx']) {
        const paths = files.flatMap(file => (file.sort === sort ? [file.file] : []))
        if (paths.length > 0) converted(paths, sort === 'docx' ? 'txt:Text (encoded):UTF8' : 'csv', folder)
      }
      return each(file => {
        const text = readFileSync(path.join(folder, `${file.name}.${file.sort === 'docx' ? 'txt' : 'csv'}`), 'utf8')
        return text.trim() ? [] : ['no words']
      })(files)
    },
  },
  {
    name: 'LibreOffice opens Word files, and all words are in them',
    needs: ['soffice', 'pdftoppm'],
    sorts: ['docx'],
    look(files) {
      const folder = path.join(path.dirname(files[0]!.file), 'from-word')
      const paths = files.map(({ file }) => file)
      converted(paths, 'pdf', folder)
      converted(paths, 'txt:Text (encoded):UTF8', folder)
      return each(file => {
        const as = (sort: string) => path.join(folder, `${file.name}.${sort}`)
        inPages({ ...file, file: as('pdf') }, path.join(folder, 'pages'), '-r', '60', '-png')
        return lost(readFileSync(as('txt'), 'utf8'), file, false)
      })(files)
    },
  },
  {
    name: 'LibreOffice opens spreadsheets, and all cards are in them',
    needs: ['soffice'],
    sorts: ['xlsx'],
    look(files) {
      const folder = path.join(path.dirname(files[0]!.file), 'from-sheets')
      // Commas, quotation marks, UTF-8, values as they are shown, every sheet as a file.
      converted(
        files.map(({ file }) => file),
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
        folder,
      )
      return each(file => {
        const sheets = readdirSync(folder).filter(name => name.startsWith(`${file.name}-`))
        const cells = sheets.flatMap(name =>
          Papa.parse<string[]>(readFileSync(path.join(folder, name), 'utf8'), { skipEmptyLines: true }).data.flat(),
        )
        const known = new Set(cells.map(squeezed))
        const wanted = [...cardsIn(file), ...file.report.data.steps.flatMap(({ decisions }) => decisions)]
        return wanted.flatMap(({ text }) => (known.has(squeezed(text)) ? [] : [`lost: ${text}`]))
      })(files)
    },
  },
  {
    name: 'the list of cards is read back',
    isForHarm: true,
    needs: [],
    sorts: ['csv'],
    look: each(file => {
      const { data } = Papa.parse<string[]>(file.bytes.toString().replace(/^\uFEFF/, ''), { skipEmptyLines: true })
      const [head, ...rows] = data
      const column = (row: string[], name: string) => unguarded(row[head!.indexOf(name)]!)
      const read = rows.map(row => ['words', 'kind', 'me_too'].map(name => column(row, name)).join('\t'))
      const wanted = cardsIn(file).map(({ text, kind, meToo }) => [text, kind, meToo].join('\t'))
      return [
        ...(file.bytes.subarray(0, 3).toString('hex') === 'efbbbf' ? [] : ['it does not say that it is UTF-8']),
        ...(read.join('\n') === wanted.join('\n') ? [] : ['other cards than were written']),
      ]
    }),
  },
  {
    name: 'all words are in plain writing',
    needs: [],
    sorts: ['md'],
    look: each(file =>
      lost(
        file.bytes
          .toString()
          .replace(/\\([!-/:-@[-`{-~])/g, '$1')
          .replaceAll('**', ''),
        file,
        true,
      ),
    ),
  },
  {
    name: 'unzip finds no fault',
    isForHarm: true,
    needs: ['unzip'],
    sorts: ['docx', 'xlsx', 'zip'],
    look: each(({ file }) => (/No errors detected/.test(textOf('unzip', '-t', file)) ? [] : ['a fault'])),
  },
]
