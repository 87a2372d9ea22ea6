import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { parse } from '@formatjs/icu-messageformat-parser'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { lateSections } from './shared/words/late.ts'

type Words = { readonly [section: string]: { readonly [key: string]: string } }

/**
 * `shared/words/*.json?early` and `?late` become `{ 'section.key': text or parsed ICU message }` of these sections when
 * the pages are built, so that no parser goes over the wire. A message that is not ICU fails the build.
 */
const words = (): Plugin => ({
  name: 'words',
  enforce: 'pre',
  transform(code, id) {
    const part = /\/shared\/words\/[\w-]+\.json\?(early|late)$/.exec(id)?.[1]
    if (!part) return
    const messages: Record<string, unknown> = {}
    const sections = Object.entries(JSON.parse(code) as Words).filter(
      ([section]) => lateSections.has(section) === (part === 'late'),
    )
    for (const [section, entries] of sections)
      for (const [key, message] of Object.entries(entries)) {
        const name = `${section}.${key}`
        try {
          messages[name] = /[{<']/.test(message) ? parse(message, { captureLocation: false }) : message
        } catch (error) {
          this.error(`${path.basename(id)} ${name}: ${(error as Error).message}`)
        }
      }
    return { code: `export default ${JSON.stringify(messages)}`, moduleType: 'js', map: null }
  },
})

/** Gives the service worker the name of this build, so that it throws away what an older one has kept. */
const stampWorker = (): Plugin => ({
  name: 'stamp-worker',
  apply: 'build',
  generateBundle(_, bundle) {
    const stamp = createHash('sha256').update(Object.keys(bundle).sort().join()).digest('hex').slice(0, 12)
    for (const file of Object.values(bundle))
      if (file.type === 'chunk' && file.fileName === 'sw.js') file.code = file.code.replace('BUILD_STAMP', stamp)
  },
})

/** A `.br` and a `.gz` beside every text file, made once as small as they get. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  async writeBundle({ dir }) {
    const brotli = promisify(zlib.brotliCompress)
    const gzip = promisify(zlib.gzip)
    const files = readdirSync(dir!, { recursive: true, withFileTypes: true })
      .filter(file => file.isFile() && /\.(js|css|html|svg|json|webmanifest)$/.test(file.name))
      .map(file => path.join(file.parentPath, file.name))
    await Promise.all(
      files.map(async file => {
        const bytes = readFileSync(file)
        if (bytes.length < 512) return
        writeFileSync(`${file}.br`, await brotli(bytes))
        writeFileSync(`${file}.gz`, await gzip(bytes, { level: 9 }))
      }),
    )
  },
})

/**
 * What goes over the wire in the place of what the code is written for: Preact for React (a third of the bytes before
 * the first card; take the lines out and the pages run on React), and no parser for messages that are parsed already.
 */
const onPhones = [
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^use-sync-external-store\/shim.*$/, replacement: 'preact/compat' },
  { find: /^react\/jsx(-dev)?-runtime$/, replacement: 'preact/compat/jsx-runtime' },
  {
    find: /^@formatjs\/icu-messageformat-parser$/,
    replacement: path.resolve('node_modules/@formatjs/icu-messageformat-parser/no-parser.js'),
  },
]

/**
 * All test files take turns on three processes that stay: two cores, and one more since some wait for real seconds.
 * Projects with a number of their own would wait for each other, and a process for each file would load the same code,
 * and start a browser, again and again.
 */
const besideEachOther = { maxWorkers: 3, isolate: false } as const

const inTests = Boolean(process.env.VITEST)

export default defineConfig({
  root: inTests ? '.' : 'client',
  plugins: [words(), stampWorker(), precompress()],
  resolve: inTests ? {} : { alias: onPhones },
  build: {
    outDir: path.resolve('dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Everything from a file of its own: the page's security policy allows nothing inline.
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    rolldownOptions: {
      input: { index: path.resolve('client/index.html'), sw: path.resolve('client/offline/worker.ts') },
      output: {
        // The worker has to keep its name: browsers look for a newer one under it.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // Few files for a phone: what every page needs, and what a seat at the table needs. The rest by page.
        codeSplitting: {
          groups: [
            // A phone loads the words of one language, and some of them late.
            {
              debugName: 'words',
              name: id =>
                /shared\/words\/(\w+)\.json/.exec(id)?.[1]?.concat(id.endsWith('?late') ? '-late' : '') ?? null,
              test: /shared\/words\/\w+\.json/,
              priority: 3,
              minSize: 1,
            },
            {
              name: 'page',
              priority: 2,
              test: new RegExp(
                [
                  'node_modules/(preact|wouter|regexparam|intl-messageformat|@formatjs|@fontsource|valibot|nanoid)',
                  'client/(main|App|about|words|settings|offline/register)',
                  'client/ui/(?!QrCode|faces|Tree|reach|CopyButton)',
                  'shared/look/(tokens|base|sprite)',
                  'client/board/(device|seats|api)',
                  'client/screens/Settings',
                  'client/cards/(kind|KindBadge)\\.',
                  'shared/(board/(ids|text|kinds)|protocol/refusal|meeting/(codes|steps)|words/languages)',
                ].join('|'),
              ),
            },
            {
              name: 'table',
              priority: 1,
              test: new RegExp(
                [
                  'node_modules/(yjs|lib0|y-websocket|y-protocols|fractional-indexing)',
                  'client/(board|care|people|plan|signals)/(?!RoomSignals|NameInReports|AddSeat)',
                  'client/cards/(?!Dragging)',
                  'client/screens/(Join|Meeting|ByCode|Person|Bars|Ended|Plain|Lobby|LateCards|Leave|StepHead)',
                  'client/(screens/(join|person)|people/arc)\\.css',
                  'client/ui/(faces|Tree|CopyButton)',
                  // What adds up the talk, and what is left behind, comes with the parts that need it.
                  'shared/(?!speaking/|report/|look/(icon|markup)|meeting/(filed|record|goOn))',
                  'shared/speaking/(entry|ways|wall|own|word|enough|roomSummary)\\.',
                ].join('|'),
              ),
            },
            { name: 'square', test: /uqr|ui\/(QrCode|reach)|screens\/ThreeLinks/, priority: 0 },
            { name: 'charts', test: /client\/speaking\/charts|shared\/speaking\/(charts|spans|turns)/, priority: 0 },
            { name: 'dragging', test: /@dnd-kit|cards\/Dragging/, priority: 0 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:8787',
      '/sync': { target: 'ws://127.0.0.1:8787', ws: true },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/browser/**'],
          environment: 'node',
          ...besideEachOther,
          // Nothing here waits for time to pass; a busy machine may take its time all the same.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          ...besideEachOther,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
