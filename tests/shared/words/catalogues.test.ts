import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { languages } from '#shared/words/languages.ts'
import { root } from '../../fakes/server.ts'

type Catalogue = Record<string, Record<string, string>>

const read = (tag: string): Catalogue => JSON.parse(readFileSync(path.join(root, `shared/words/${tag}.json`), 'utf8'))
const messages = (catalogue: Catalogue) =>
  Object.entries(catalogue).flatMap(([section, entries]) =>
    Object.entries(entries).map(([key, message]) => [`${section}.${key}`, message] as const),
  )
const english = read('en')

/** The places in a message that values go into. */
function places(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap(element => {
    switch (element.type) {
      case TYPE.argument:
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        return [element.value]
      case TYPE.plural:
      case TYPE.select:
        return [element.value, ...Object.values(element.options).flatMap(option => places(option.value))]
      default:
        return []
    }
  })
}

describe.each(languages)('$tag', ({ tag }) => {
  const catalogue = read(tag)

  test('[U10] is complete, well-formed, and has the values in their places', () => {
    expect(
      messages(catalogue)
        .map(([key]) => key)
        .sort(),
    ).toEqual(
      messages(english)
        .map(([key]) => key)
        .sort(),
    )
    for (const [key, message] of messages(catalogue)) {
      const [section, name] = key.split('.') as [string, string]
      expect(new Set(places(parse(message))), key).toEqual(new Set(places(parse(english[section]![name]!))))
    }
  })
})

/** Every plural in a message, with the forms that it has. */
function plurals(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap(element =>
    element.type === TYPE.plural
      ? [Object.keys(element.options), ...Object.values(element.options).flatMap(option => plurals(option.value))]
      : [],
  )
}

test.each(languages)(
  '[U10] $tag has every form of every plural, and numbers and dates in one sort of digits',
  ({ tag, locale }) => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    for (const [key, message] of messages(read(tag)))
      for (const has of plurals(parse(message))) expect(has.sort(), key).toEqual([...forms].sort())
    expect(new Intl.NumberFormat(locale).format(1234567890).replace(/\D/g, '')).toBe('1234567890')
    expect(new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(new Date(2026, 11, 3))).toMatch(/2026/)
  },
)

test('[U10] what is not English is English nowhere', () => {
  const kept = new Set(['brand.name', 'common.ok', 'timer.more', 'host.minutes', 'chart.min', 'kind.problem'])
  for (const { tag } of languages.filter(({ tag }) => tag !== 'en')) {
    const other = read(tag)
    const same = messages(english).filter(([key, message]) => {
      const [section, name] = key.split('.') as [string, string]
      return other[section]![name] === message && !kept.has(key)
    })
    expect(same, tag).toEqual([])
  }
})

test('[U10] there is a language for every catalogue', () => {
  const files = readdirSync(path.join(root, 'shared/words')).filter(file => file.endsWith('.json'))
  expect(files.sort()).toEqual(languages.map(({ tag }) => `${tag}.json`).sort())
})

test('[U10] every message is shown somewhere', () => {
  const code = ['client', 'shared/report', 'server/export']
    .flatMap(folder =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(file => /\.tsx?$/.test(file))
        .map(file => readFileSync(path.join(root, folder, file), 'utf8')),
    )
    .join('\n')
  const patterns = [...code.matchAll(/`([a-z_]+\.[^`]*\$\{[^`]*)`/g)].map(
    match =>
      new RegExp(`^${match[1]!.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '\\w+')}$`.replaceAll('\\.\\.', '\\.')),
  )
  const unused = messages(english)
    .map(([key]) => key)
    .filter(key => !code.includes(`'${key}'`) && !patterns.some(pattern => pattern.test(key)))
  expect(unused).toEqual([])
})
