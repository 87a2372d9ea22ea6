import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { zipped } from '../zipped.ts'

export const FONT = 'Atkinson Hyperlegible Next'

/** Has Arabic letters too, and is on every computer with Word: for what is not Latin, and where fonts in files are not read. */
export const EVERYWHERE = 'Arial'

const face = (weight: string): Buffer => {
  const file = `@expo-google-fonts/atkinson-hyperlegible-next/${weight}/AtkinsonHyperlegibleNext_${weight}.ttf`
  return readFileSync(new URL(import.meta.resolve(file)))
}

/** The two faces that go into a file, in the order in which they stand in it. */
export const faces = [face('400Regular'), face('700Bold')] as const

/** Word wants fonts veiled: the first bytes mixed with a key that lies beside them, last byte first (ECMA-376-4, 4.2.1). */
const KEYS = ['5A4D9E21-0C6E-4E4A-8F1A-5A1F4F26142E', '5A4D9E21-0C6E-4E4A-8F1A-5A1F4F26142F'] as const
const VEILED = 32

function veiled(font: Uint8Array, key: string): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(key.replaceAll('-', ''), 'hex').reverse()
  return Uint8Array.from(font, (byte, at) => (at < VEILED ? byte ^ bytes[at % bytes.length]! : byte))
}

/**
 * Takes out of a file of Word what chance and the clock have put in it: the same report makes the same bytes, and none say
 * when they were made. And names the font for where ours is not read.
 * @param day ISO day that stands in it as its date
 */
export function settled(file: Uint8Array, day: string): Uint8Array {
  const parts = unzipSync(file)
  const change = (name: string, from: RegExp, to: (found: string) => string) => {
    const xml = parts[name]
    if (xml) parts[name] = strToU8(strFromU8(xml).replaceAll(from, to))
  }

  change('docProps/core.xml', /(?<=W3CDTF">)[^<]*/g, () => `${day || '1980-01-01'}T00:00:00Z`)

  const ids = new Map<string, string>()
  const settledId = (id: string) => {
    if (!ids.has(id)) ids.set(id, `rIdPart${ids.size + 1}`)
    return ids.get(id)!
  }
  for (const name of Object.keys(parts).filter(name => /^word\/.*\.(xml|rels)$/.test(name)))
    change(name, /(?<=[:\s][Ii]d="){?rId[\w-]{21}(?=")/g, settledId)
  let pictures = 0
  change('word/document.xml', /(?<=<wp:docPr id=")\d+/g, () => String(++pictures))

  const keys = [...KEYS]
  change('word/fontTable.xml', /(?<=w:fontKey="{)[^}]*/g, () => keys.shift()!)
  change(
    'word/fontTable.xml',
    new RegExp(`<w:font w:name="${FONT}">`, 'g'),
    found => `${found}<w:altName w:val="${EVERYWHERE}"/>`,
  )
  faces.forEach((font, at) => {
    parts[`word/fonts/font${at + 1}.odttf`] = veiled(font, KEYS[at]!)
  })
  // The numbers of a chart lie in it as a spreadsheet, which is a zip of its own.
  for (const name of Object.keys(parts).filter(name => name.endsWith('.xlsx')))
    parts[name] = zipped(unzipSync(parts[name]!)) as Uint8Array<ArrayBuffer>
  return zipped(parts)
}
