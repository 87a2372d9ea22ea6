import type en from './en.json'

type Sections = typeof en

/** `section.key` of every message in the catalogues; English is their shape. */
export type WordKey = {
  [Section in keyof Sections & string]: `${Section}.${keyof Sections[Section] & string}`
}[keyof Sections & string]

/** Values for the places in a message. */
export type WordValues = Readonly<Record<string, string | number>>
