import { unzipSync } from 'fflate'
import ICAL from 'ical.js'
import Papa from 'papaparse'
import { cleanText } from '#shared/board/text.ts'
import { readFiled } from '#shared/meeting/filed.ts'
import { strictXml } from '../fakes/strictXml.ts'
import { pdfCode, squeezed } from './insides.ts'
import type { MadeFile } from './made.ts'

/*
 * What holds for every file, whatever people wrote: it can be opened, and nothing in it is worked out, runs, asks for
 * anything or leads anywhere. Needs no tool of the machine. Each gives what is wrong, without a word of what was written.
 */

const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

/** Parts of an office file, by their names. */
const partsOf = (file: Buffer): [string, Uint8Array][] => Object.entries(unzipSync(file))

/**
 * What is worked out, and what is somewhere else. `PAGE` and `NUMPAGES` at the foot are ours, and so are the figures of a
 * chart, in a spreadsheet of their own.
 */
function office(file: Buffer): string[] {
  return partsOf(file).flatMap(([part, inner]) => {
    if (/^word\/embeddings\/\w+\.xlsx$/.test(part)) return office(Buffer.from(inner)).map(fault => `${part}: ${fault}`)
    if (/\.(bin|vml|exe)$|vbaProject|embeddings|externalLink|activeX/i.test(part)) return [`${part} is in it`]
    if (!/\.(xml|rels)$/.test(part)) return []
    return strictXml(utf8(inner)).flatMap(({ name, attributes, text }) => [
      ...(/^(w:hyperlink|hyperlinks?|w:object|w:altChunk|f|oleObject|ddeLink|externalReference|w:fldSimple|extLst)$/.test(
        name,
      )
        ? [`${part}: ${name}`]
        : []),
      ...(name === 'w:instrText' && !/^(PAGE|NUMPAGES)$/.test(text.trim()) ? [`${part}: a field`] : []),
      ...(attributes.TargetMode === 'External' || /^[a-z]+:\/\//i.test(attributes.Target ?? '')
        ? [`${part}: leads out`]
        : []),
    ])
  })
}

const FORMULA = /^\s*[=+\-@\t\r＝＋－＠﹢﹣﹫]/u

function csv({ bytes }: MadeFile): string[] {
  const { data, errors } = Papa.parse<string[]>(utf8(bytes).replace(/^\uFEFF/, ''), { skipEmptyLines: true })
  const widths = new Set(data.map(row => row.length))
  return [
    ...errors.map(({ code }) => code),
    ...(widths.size === 1 ? [] : ['rows of several lengths']),
    ...data.flat().flatMap(cell => (FORMULA.test(cell) ? ['a formula'] : [])),
  ]
}

/** Elements and attributes of a page, as strictly as our own pages are written. */
const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>/g
const ATTRIBUTE = /([\w:-]+)(?:="([^"]*)")?/g
const NOT_IN_PAGES =
  /^(a|img|iframe|frame|object|embed|link|base|form|input|audio|video|source|image|foreignobject|animate|set|applet|portal)$/i
const ADDRESS = /^(href|src|xlink:href|action|formaction|srcset|poster|data|background|ping|cite|target)$/i

function markupFaults(tags: readonly { name: string; attributes: Readonly<Record<string, string>> }[]): string[] {
  return tags.flatMap(({ name, attributes }) => [
    ...(NOT_IN_PAGES.test(name) ? [`<${name}>`] : []),
    ...Object.entries(attributes).flatMap(([key, value]) => [
      ...(/^on/i.test(key) ? [`<${name} ${key}>`] : []),
      ...(ADDRESS.test(key) && !value.startsWith('#') ? [`<${name} ${key}> leads out`] : []),
      ...(key === 'style' && /url|expression/i.test(value) ? [`<${name} style>`] : []),
      ...(key === 'http-equiv' && /refresh/i.test(value) ? ['it goes on by itself'] : []),
    ]),
  ])
}

function html({ bytes }: MadeFile): string[] {
  const page = utf8(bytes)
  const scripts = page.match(/<script\b/gi)?.length ?? 0
  const styles = [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => style!)
  const body = page
    .replace(/<script>.*?<\/script>/gs, '')
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/^<!doctype html>/i, '')
  const tags = [...body.matchAll(TAG)].map(([, , name, attributes]) => ({
    name: name!,
    attributes: Object.fromEntries([...attributes!.matchAll(ATTRIBUTE)].map(([, key, value]) => [key!, value ?? ''])),
  }))
  return [
    ...(scripts === 1 ? [] : [`${scripts} scripts`]),
    ...(styles.length === 1 ? [] : [`${styles.length} styles`]),
    ...styles.flatMap(style => (/@import|url\((?!["']?data:font\/)/i.test(style) ? ['a style leads out'] : [])),
    ...(/[<>]/.test(body.replace(TAG, '')) ? ['markup that is not ours'] : []),
    ...(/Content-Security-Policy" content="default-src (&#39;|'|&apos;)none/.test(page) ? [] : ['no policy']),
    ...markupFaults(tags),
  ]
}

function svg({ bytes }: MadeFile): string[] {
  const elements = strictXml(utf8(bytes))
  const has = (wanted: string) => elements.some(({ name }) => name === wanted)
  return [
    ...(has('title') && has('desc') ? [] : ['no title or description']),
    ...(has('script') || has('style') ? ['a script or a style'] : []),
    ...markupFaults(elements),
  ]
}

/** What does something, leads somewhere or brings another file along. */
const PDF_ACTION =
  /\/(URI|Launch|JavaScript|JS|EmbeddedFiles?|Filespec|AcroForm|XFA|AA|OpenAction|SubmitForm|ImportData|GoToR|GoToE|RichMedia|Movie|Sound|Rendition)\b/

function pdf({ bytes }: MadeFile): string[] {
  const { code } = pdfCode(bytes)
  const action = PDF_ACTION.exec(code)?.[0]
  const end = bytes.subarray(-1024).toString('latin1')
  return [
    ...(action ? [`${action} is in it`] : []),
    ...(/^%PDF-[12]/.test(bytes.subarray(0, 8).toString('latin1')) && /%%EOF\s*$/.test(end) ? [] : ['no whole PDF']),
    ...(/\/StructTreeRoot\b/.test(code) && /\/Marked true/.test(code) ? [] : ['no tags']),
  ]
}

const EVENT =
  /^(uid|sequence|dtstamp|dtstart|dtend|summary|description|transp|class|x-microsoft-cdo-alldayevent|x-microsoft-msncalendar-alldayevent|x-microsoft-[a-z-]+)$/

function ics({ bytes, report }: MadeFile): string[] {
  const text = utf8(bytes)
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
  const events = calendar.getAllSubcomponents()
  // Twice the same on the same day is once in a calendar.
  const days = new Set(report.dues.map(({ day, sort, said }) => `${day} ${sort} ${said.text}`))
  const clean = (text: string) => squeezed(cleanText(text))
  const said = events.map(event => squeezed(String(event.getFirstPropertyValue('summary'))))
  return [
    ...(text.endsWith('END:VCALENDAR\r\n') || text.endsWith('END:VCALENDAR') ? [] : ['no end']),
    ...(/[^\r]\n|\r(?!\n)/.test(text) ? ['lines end in two ways'] : []),
    ...(text.split('\r\n').some(line => Buffer.byteLength(line) > 75) ? ['a line is too long'] : []),
    ...(events.length === days.size ? [] : [`${events.length} events for ${days.size} days`]),
    ...events.flatMap(event => [
      ...(event.name === 'vevent' ? [] : [event.name]),
      ...event.getAllSubcomponents().map(({ name }) => name),
      ...event.getAllProperties().flatMap(({ name }) => (EVENT.test(name) ? [] : [name])),
    ]),
    ...report.dues.flatMap(due => (said.some(one => one.includes(clean(due.said.text))) ? [] : ['words are lost'])),
  ]
}

function md({ bytes }: MadeFile): string[] {
  const text = utf8(bytes)
  const lines = text.split('\n').map(line =>
    line
      // What is escaped is words; what is left of our own marks goes out before what is not ours is looked for.
      .replace(/\\[!-/:-@[-`{-~]/g, '')
      .replace(/^(#{1,4} |- )/, '')
      .replace(/^\| (.*) \|$/, '$1')
      .replaceAll(' | ', ' ')
      .replaceAll('**', ''),
  )
  return [
    ...(lines.some(line => /[`*_{}[\]<>#|~$&\\]/.test(line)) ? ['markup that is not ours'] : []),
    ...(/:\/\/|www\.\w|mailto:/i.test(text) ? ['an address'] : []),
    ...(/[^\P{Cc}\n]/u.test(text) ? ['controls'] : []),
  ]
}

/** A record as it is read in again; or that it is none, as where words are in it that nothing lets through. */
function readAgain(text: string): string {
  try {
    return JSON.stringify(readFiled(text))
  } catch (error) {
    return String(error)
  }
}

function json({ bytes, report }: MadeFile): string[] {
  const text = utf8(bytes)
  JSON.parse(text)
  return readAgain(text) === readAgain(JSON.stringify(report.data)) ? [] : ['it reads as another']
}

/** By the end of a file's name. A format with a new one does not pass until it is here. */
const looks: Readonly<Record<string, (file: MadeFile) => string[]>> = {
  ...{ csv, docx: ({ bytes }) => office(bytes), html, ics, json, md, pdf, svg, xlsx: ({ bytes }) => office(bytes) },
}

/** [O51] What is wrong with a file, each once. */
export function faultsIn(file: MadeFile): string[] {
  const look = looks[file.sort]
  if (!look) return [`nobody has looked at ${file.sort}`]
  try {
    return [...new Set(look(file))]
  } catch (error) {
    return [`it cannot be opened: ${error instanceof Error ? error.message.replace(/["“(].*/s, '') : 'thrown'}`]
  }
}
