import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from './fakes/server.ts'

interface Import {
  readonly from: string
  /** A file of ours, from the root; or the name of a package. */
  readonly to: string
}

const sources = ['client', 'server', 'shared'].flatMap(folder =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(ts|tsx|mjs)$/.test(file) && !file.includes('node_modules'))
    .map(file => path.posix.join(folder, file.replaceAll(path.sep, '/'))),
)

const IMPORT = /(?:^import|^export)(?:[^'"]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

const resolve = (from: string, to: string): string => {
  if (to.startsWith('#')) return to.slice(1)
  if (to.startsWith('.')) return path.posix.join(path.posix.dirname(from), to).replace(/\?.*$/, '')
  return to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : to.split('/')[0]!
}

const imports: Import[] = sources.flatMap(from =>
  [...readFileSync(path.join(root, from), 'utf8').matchAll(IMPORT)].map(match => ({
    from,
    to: resolve(from, (match[1] ?? match[2])!),
  })),
)

const offences = (isOffence: (one: Import) => boolean) =>
  imports.filter(isOffence).map(({ from, to }) => `${from} → ${to}`)
/** A file without its comments. */
const codeOf = (file: string) => readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
const within = (file: string, ...places: string[]) =>
  places.some(place => file === place || file.startsWith(`${place}/`))

/** Which places files of one place must not reach; the first match from above counts. */
const forbidden: readonly (readonly [place: string, ...mustNot: string[]])[] = [
  ['shared', 'client', 'server', 'tests'],
  ['client', 'server', 'tests'],
  ['server', 'client', 'tests'],
  ['shared/board', 'shared/actions', 'shared/protocol', 'shared/words'],
  ['shared/protocol', 'shared/actions'],
  ['shared/words', 'shared/board', 'shared/actions', 'shared/meeting', 'shared/protocol'],
  ['server/storage', 'server/rooms', 'server/http', 'server/access', 'server/app.ts'],
  ['server/rooms', 'server/http', 'server/app.ts', 'server/main.ts', 'server/config.ts'],
  ['server/demo', 'server/rooms', 'server/http', 'server/storage'],
  ['server/access', 'server/http', 'server/rooms', 'server/storage'],
  ['client/ui', 'client/cards', 'client/people', 'client/host', 'client/bigscreen', 'client/board/store.ts'],
  ['client/board', 'client/ui', 'client/cards', 'client/people', 'client/screens', 'client/host', 'client/bigscreen'],
  ['client/speaking', 'client/cards', 'client/signals', 'client/screens', 'client/host', 'client/bigscreen'],
  ['client/signals', 'client/cards', 'client/screens', 'client/host', 'client/bigscreen'],
  [
    'client/care',
    'client/cards',
    'client/signals',
    'client/people',
    'client/screens',
    'client/host',
    'client/bigscreen',
  ],
  [
    'client/plan',
    'client/people',
    'client/signals',
    'client/cards',
    'client/screens',
    'client/host',
    'client/bigscreen',
  ],
  ['client/people', 'client/signals', 'client/cards', 'client/screens', 'client/host', 'client/bigscreen'],
  ['client/print', 'client/host', 'client/bigscreen'],
  ['client/nophone', 'client/screens', 'client/host', 'client/bigscreen'],
  ['client/cards', 'client/nophone', 'client/screens', 'client/host', 'client/bigscreen'],
  ['client/bigscreen', 'client/screens', 'client/host'],
]

test('[S1] imports go one way', () => {
  const found = forbidden.flatMap(([place, ...mustNot]) =>
    offences(({ from, to }) => within(from, place) && within(to, ...mustNot) && !to.includes('node_modules')),
  )
  // The settings page names its sections for the buttons that open it; nothing of it is loaded there.
  expect(found.filter(one => one !== 'client/ui/Tools.tsx → client/screens/Settings.tsx')).toEqual([])
})

test('[S1] nothing imports in a circle', () => {
  const to = new Map<string, string[]>()
  for (const one of imports) to.set(one.from, [...(to.get(one.from) ?? []), one.to])
  const circles: string[] = []
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]) => {
    if (path.includes(file)) return void circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file)) return
    for (const next of to.get(file) ?? []) if (to.has(next)) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of to.keys()) walk(file, [])
  expect(circles).toEqual([])
})

/** Where each outside library lives. One that is not here may be used anywhere on its side. */
const homes: Readonly<Record<string, readonly string[]>> = {
  'y-websocket': ['client/board/connection.ts'],
  ws: ['server/http/sockets.ts', 'server/demo/bareClient.ts'],
  '@dnd-kit/core': ['client/cards/Dragging.tsx'],
  'node:sqlite': ['server/storage'],
  'intl-messageformat': ['client/words.tsx', 'server/export/words.ts'],
  'fractional-indexing': ['shared/board/order.ts'],
  '@myriaddreamin/typst-ts-web-compiler': ['server/export/pdf/compiler.ts'],
  uqr: ['client/ui/QrCode.tsx'],
  pino: ['server/log.ts'],
  fastify: ['server/app.ts', 'server/http'],
  lib0: ['shared/protocol/frames.ts', 'client/board/connection.ts'],
  yjs: ['shared/board/document.ts', 'server/rooms/ledger.ts', 'server/demo/bareClient.ts', 'client/board/link.ts'],
  'react-dom': ['client/main.tsx'],
  docx: ['server/export/word'],
  fflate: ['server/export/zipped.ts', 'server/export/word/settled.ts', 'server/export/xlsx.ts'],
  'write-excel-file': ['server/export/xlsx.ts', 'server/export/tables'],
  papaparse: ['server/export/csv.ts', 'client/nophone/cardFile.ts'],
  'ical-generator': ['server/export/calendar.ts'],
}

test('[S1] every outside library has its home', () => {
  expect(offences(({ from, to }) => to in homes && !within(from, ...homes[to]!))).toEqual([])
})

test('[S1] shared is pure: no DOM, no Node, no network', () => {
  expect(
    offences(
      ({ from, to }) => within(from, 'shared') && (to.startsWith('node:') || /^(react|ws|fastify|pino)/.test(to)),
    ),
  ).toEqual([])
  const impure = /\b(document\.|window\.|process\.|fetch\(|localStorage|setTimeout\(|Date\.now\(|Math\.random\()/
  const found = sources.filter(file => within(file, 'shared') && impure.test(codeOf(file)))
  expect(found).toEqual([])
})

test('[S3] the environment is read in one file', () => {
  const readers = sources.filter(file => /process\.env/.test(codeOf(file)))
  expect(readers.sort()).toEqual(['server/demo/main.ts', 'server/launch.mjs', 'server/main.ts'])
})

test('[S1] no barrels, no drawers, and files that can be read in one go', () => {
  expect(sources.filter(file => /(utils|helpers?|common|misc|types|Manager|Service)\.(ts|tsx)$/.test(file))).toEqual([])
  const barrels = sources.filter(file => {
    const lines = readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .filter(line => line.trim() && !/^\s*(\/\/|\*|\/\*)/.test(line))
    return lines.length > 0 && lines.every(line => /^export (\*|\{)/.test(line))
  })
  expect(barrels).toEqual([])
  const long = sources
    .map(file => [file, readFileSync(path.join(root, file), 'utf8').split('\n').length] as const)
    .filter(([, lines]) => lines > 300)
  expect(long).toEqual([])
})

test('[S1] the top level stays as it is', () => {
  const kept = [
    'LICENSE',
    'README.md',
    'biome.json',
    'client',
    'package-lock.json',
    'package.json',
    'server',
    'shared',
    'tests',
    'tsconfig.json',
    'vite.config.ts',
  ]
  const here = readdirSync(root).filter(
    name => !name.startsWith('.') && !['node_modules', 'dist', 'data'].includes(name),
  )
  expect(here.sort()).toEqual(kept.sort())
})

test('[S2] the lock files have an entry for every optional dependency', () => {
  for (const folder of ['.', 'server/runtime', 'tests/browser']) {
    const lock = JSON.parse(readFileSync(path.join(root, folder, 'package-lock.json'), 'utf8'))
    const packages: Record<string, { optionalDependencies?: Record<string, string> }> = lock.packages
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(name => {
        // Found as Node finds it: beside the package, or further up.
        const folders = place
          .split('/node_modules/')
          .map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'))
        return !['', ...folders].some(above => `${above ? `${above}/` : ''}node_modules/${name}` in packages)
      }),
    )
    expect(missing, folder).toEqual([])
  }
})
