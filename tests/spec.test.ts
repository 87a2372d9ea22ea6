import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from './fakes/server.ts'

const spec = readFileSync(path.join(root, 'shared/SPEC.md'), 'utf8')
const rules = [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(match => match[1]!)

const filesIn = (folder: string, pattern: RegExp) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => pattern.test(file) && !file.includes('node_modules'))
    .map(file => path.join(root, folder, file))

/** Ids at the beginning of a test's name, and what they stand in. */
const cited = filesIn('tests', /\.ts$/).flatMap(file =>
  [
    ...readFileSync(file, 'utf8').matchAll(/\b(?:test|describe)(?:\.each\([^)]*\))?\(\s*[`'"]((?:\[[A-Z]\d+\] ?)+)/g),
  ].flatMap(match => [...match[1]!.matchAll(/[A-Z]\d+/g)].map(([id]) => ({ id, file: path.relative(root, file) }))),
)

test('[S1] every rule of the specification is carried by a test', () => {
  const carried = new Set(cited.map(({ id }) => id))
  expect(rules.filter(rule => !carried.has(rule))).toEqual([])
})

test('[S1] every rule that a test or the code cites is in the specification', () => {
  const inCode = ['client', 'server', 'shared'].flatMap(folder =>
    filesIn(folder, /\.(ts|tsx)$/).flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/\[([A-Z]\d+)\]/g)].map(match => ({
        id: match[1]!,
        file: path.relative(root, file),
      })),
    ),
  )
  expect([...cited, ...inCode].filter(({ id }) => !rules.includes(id))).toEqual([])
})

test('[S1] no rule is written down twice', () => {
  expect(rules).toEqual([...new Set(rules)])
})
