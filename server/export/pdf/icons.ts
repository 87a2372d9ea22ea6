import { readFileSync } from 'node:fs'

const sprite = readFileSync(new URL('../../../shared/look/sprite.svg', import.meta.url), 'utf8')

const SYMBOL = /<symbol id="i-([a-z-]+)" viewBox="([\d ]+)">(.*?)<\/symbol>/gs

/** Our pictures as files of their own, by name. Their colour stays `currentColor`: the layout puts it in. */
export const icons: Readonly<Record<string, string>> = Object.fromEntries(
  [...sprite.matchAll(SYMBOL)].map(([, name, box, shapes]) => [
    name!,
    // A page sets these colours by its styles; here what stands behind the comma is the colour.
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${shapes!.replace(/var\(--[a-z\d]+,([^)]+)\)/g, '$1')}</svg>`,
  ]),
)
