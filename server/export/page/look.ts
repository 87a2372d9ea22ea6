import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/*
 * What a file takes along of the app: its colours, its shapes, its icons and its letters. Read once, from where the app
 * has them.
 */

const text = (file: string): string => readFileSync(new URL(`../../../shared/${file}`, import.meta.url), 'utf8')
const small = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .trim()

/**
 * The colours without the app's settings: by what the reader's system asks for, and always light on paper.
 */
const tokens = text('look/tokens.css')
const bySystem = tokens
  .replace(/@media screen \{/, '@media screen and (prefers-color-scheme: dark) {')
  .replace(/\[data-theme="dark"\]/g, ':root')
  .replace(/\[data-contrast="more"\] (\{[^}]*\})/, '@media (prefers-contrast: more) { :root $1 }')

/** Everything but the fonts. */
export const styles = small(
  [bySystem, text('look/base.css'), text('report/page/report.css'), text('report/page/file.css')].join('\n'),
)

const sprite = text('look/sprite.svg').trim()

/** Those of our icons that some markup shows, as symbols with names. */
export const spriteOf = (shown: string): string =>
  sprite.replace(/<symbol id="([\w-]+)".*<\/symbol>\n/g, (symbol, id) => (shown.includes(`"#${id}"`) ? symbol : ''))

/** A colour of the light theme. @throws where there is none of this name */
export function lightColour(name: string): string {
  const found = new RegExp(`--${name}: (#[0-9a-f]{3,6}|transparent);`).exec(tokens)?.[1]
  if (!found) throw new Error(`there is no colour ${name}`)
  return found
}

const resolve = createRequire(import.meta.url).resolve
const PACKAGE = '@fontsource-variable/atkinson-hyperlegible-next'

/** The fonts as the package declares them, each with the letters that it is for. */
const declared = [...readFileSync(resolve(PACKAGE), 'utf8').matchAll(/@font-face \{[^}]*\}/g)].map(([face]) => {
  const file = /url\(\.\/(files\/[\w.-]+)\)/.exec(face)![1]!
  const ranges = /unicode-range: ([^;]*);/
    .exec(face)![1]!
    .split(',')
    .map(range => {
      const [from, to = from] = range
        .replace('U+', '')
        .split('-')
        .map(hex => Number.parseInt(hex, 16)) as [number, number?]
      return [from, to] as const
    })
  return { face, file, ranges }
})

/**
 * The fonts that a text needs, within the file. Letters of other scripts than ours have no font here that would be small:
 * every system has one for Arabic.
 */
export function fontsFor(words: string): string {
  const points = new Set([...words].map(letter => letter.codePointAt(0)!))
  return declared
    .filter(({ ranges }) => [...points].some(point => ranges.some(([from, to]) => from <= point && point <= to)))
    .map(({ face, file }) => {
      const bytes = readFileSync(resolve(`${PACKAGE}/${file}`)).toString('base64')
      return small(face.replace(`./${file}`, `data:font/woff2;base64,${bytes}`))
    })
    .join('')
}
