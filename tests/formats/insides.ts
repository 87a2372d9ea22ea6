import { inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'

/** What a reader sees is the same with these and without: directions, joiners, places where a word may break, no letters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\u0640]|\u034F/gu

/** Text as it is compared: forms of letters made one, nothing invisible, no blanks, all small. */
export const squeezed = (text: string): string =>
  text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/gu, '').toLowerCase()

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))

/** The streams of a PDF, unpacked; those that are no deflated text are left as they are. */
const streamsOf = (file: Buffer): Buffer[] =>
  [...file.toString('latin1').matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)].map(([, part]) => {
    const packed = Buffer.from(part!, 'latin1')
    try {
      return inflateSync(packed)
    } catch {
      return packed
    }
  })

/** Files inside of addresses that are data. */
const embedded = (page: Buffer): Buffer[] =>
  [...page.toString('latin1').matchAll(/data:(?!font)[^;]*;base64,([A-Za-z0-9+/=]+)/g)].map(([, data]) =>
    Buffer.from(data!, 'base64'),
  )

/** A file and everything that is packed into it, unpacked, however deep; but letters, which are drawings. */
function insidesOf(bytes: Buffer): Buffer[] {
  if (isZip(bytes))
    return [
      bytes,
      ...Object.entries(unzipSync(bytes, { filter: ({ name }) => !name.endsWith('.odttf') })).flatMap(
        ([name, part]) => [Buffer.from(name), ...insidesOf(Buffer.from(part))],
      ),
    ]
  const inner = bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? streamsOf(bytes) : embedded(bytes)
  return [bytes, ...inner.flatMap(insidesOf)]
}

/** What stands in brackets, inner ones too, and what stands outside of all of them. */
function inBrackets(code: string): { inside: string[]; outside: string } {
  const inside: string[] = []
  let outside = ''
  let depth = 0
  for (let at = 0; at < code.length; at++) {
    const sign = code[at]!
    if (sign === '(') depth++
    if (depth === 0) outside += sign
    else if (sign === '\\') inside[inside.length - 1] += sign + (code[++at] ?? '')
    else if (sign === '(' && depth === 1) inside.push('')
    else if (sign === ')' && depth === 1) depth = 0
    else {
      inside[inside.length - 1] += sign
      if (sign === ')') depth--
    }
  }
  return { inside, outside }
}

const OCTAL = /\\([0-7]{1,3}|[\s\S])/g
const NAMED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const unescaped = (inner: string): Buffer =>
  Buffer.from(
    inner.replace(OCTAL, (_, sign: string) =>
      /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : (NAMED[sign] ?? sign),
    ),
    'latin1',
  )

/** A string of a PDF is in UTF-16 where it says so. */
const decoded = (bytes: Buffer): string =>
  bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : bytes.toString('latin1')

/** What a PDF says in plain strings (titles, bookmarks, other words for pictures), and its code without them. */
export function pdfCode(file: Buffer): { strings: string[]; code: string } {
  const written = file.toString('latin1').replace(/stream\r?\n.*?\r?\nendstream/gs, '')
  // What is no text in a stream is a font or a picture.
  const streams = streamsOf(file)
    .map(stream => stream.toString('latin1'))
    .filter(stream => /^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(stream.slice(0, 400)))
  const parts = [written, ...streams].map(inBrackets)
  const hex = parts.flatMap(({ outside }) =>
    [...outside.matchAll(/<([0-9A-Fa-f\s]{4,})>/g)].map(([, digits]) => Buffer.from(digits!.replace(/\s/g, ''), 'hex')),
  )
  return {
    strings: [...parts.flatMap(({ inside }) => inside.map(unescaped)), ...hex].map(decoded),
    code: parts.map(({ outside }) => outside).join('\n'),
  }
}

/** All text that somebody could dig out of a file, squeezed: by UTF-8, by UTF-16 of both orders, by strings of a PDF. */
export function dugOut(bytes: Buffer): string {
  const isPdf = bytes.subarray(0, 5).toString('latin1') === '%PDF-'
  return insidesOf(bytes)
    .flatMap(part => [part.toString('utf8'), part.toString('latin1').replaceAll('\0', '')])
    .concat(isPdf ? pdfCode(bytes).strings : [])
    .map(squeezed)
    .join('\n')
}
