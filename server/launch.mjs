// Entry of every npm script: `node server/launch.mjs JOB`. Runs on any Node from 16 on and needs nothing installed.
// 1 a Node that is new enough, 2 the dependencies, 3 the built client or a browser, 4 the job.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const MIN_NODE = [22, 18]
const windows = process.platform === 'win32'
const [job = 'start', ...rest] = process.argv.slice(2)
const env = { ...process.env, npm_config_audit: 'false', npm_config_fund: 'false', npm_config_loglevel: 'error' }

const say = sentence => process.stderr.write(`[setup] ${sentence}\n`)
const stop = (sentence, code = 1) => {
  say(sentence)
  process.exit(code)
}

/** Runs a command to its end and gives its status; its output goes to stderr. */
const tryRun = (command, args, cwd = root) =>
  spawnSync(command, args, { cwd, env, stdio: ['ignore', 2, 2], shell: windows }).status ?? 1

function run(command, args, cwd) {
  const status = tryRun(command, args, cwd)
  if (status !== 0) stop(`This did not work: ${command} ${args.join(' ')}`, status)
}

const hashOf = (...files) => {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

function treeHash(...places) {
  const hash = createHash('sha256')
  const walk = place => {
    if (statSync(place).isDirectory()) for (const entry of readdirSync(place).sort()) walk(path.join(place, entry))
    else hash.update(path.relative(root, place)).update(readFileSync(place))
  }
  for (const place of places) walk(path.join(root, place))
  return hash.digest('hex')
}

/** Does work unless the stamp says that it was done for this very value. Work that gives false was not done. */
function once(stamp, value, work) {
  const file = path.join(root, stamp)
  if (existsSync(file) && readFileSync(file, 'utf8') === value) return
  if (work() === false) return
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, value)
}

const bin = name => path.join(root, 'node_modules', '.bin', name)

// npm runs scripts through a shell; a signal to npm kills that shell and would leave us behind. Notice, and stop.
if (process.env.npm_lifecycle_event && !windows) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 500).unref()
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < MIN_NODE[0] || (major === MIN_NODE[0] && minor < MIN_NODE[1])) goOnWithNewerNode()
else await main()

/** This machine's Node is too old: fetches the pinned one from the npm registry, once, and starts again under it. */
function goOnWithNewerNode() {
  const folder = path.join(root, 'server', 'runtime')
  const packaged = `node-${windows ? 'win' : process.platform}-${process.arch}`
  const node = path.join(folder, 'node_modules', packaged, 'bin', windows ? 'node.exe' : 'node')
  if (!existsSync(node)) {
    say(`Node ${process.version} is older than ${MIN_NODE.join('.')}. Fetching a newer one for this project only.`)
    run('npm', ['ci'], folder)
  }
  if (!existsSync(node)) stop(`Install Node ${MIN_NODE.join('.')} or newer from https://nodejs.org and try again.`)
  const PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH}`
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, PATH } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

async function main() {
  once('node_modules/.lock-hash', hashOf('package-lock.json'), () => {
    say('Installing the dependencies (npm ci).')
    run('npm', ['ci', '--include=dev'])
  })
  const jobs = {
    start: async () => {
      build()
      await import('./main.ts')
    },
    /** The same server, with a meeting in full swing that keeps nothing. */
    demo: async () => {
      build()
      await import('./demo/main.ts')
    },
    test: async () => {
      build()
      await browser()
      for (const [name, ...args] of [['tsc', '-p', '.'], ['biome', 'ci', '--error-on-warnings', '.'], ['knip']])
        run(bin(name), args)
      vitest('run', ...rest)
    },
    /** One part of the tests: `npm run only -- tests/shared`. */
    only: async () => {
      build()
      await browser()
      vitest('run', ...rest)
    },
    /** A program of the tests: bench, shots, fuzz. */
    tool: async () => {
      build()
      await browser()
      const [name, ...args] = rest
      const { status } = spawnSync(process.execPath, [path.join(root, 'tests', name), ...args], {
        cwd: root,
        env,
        stdio: 'inherit',
      })
      process.exit(status ?? 1)
    },
  }
  if (!Object.hasOwn(jobs, job)) stop(`There is no job "${job}". There are: ${Object.keys(jobs).join(', ')}.`)
  await jobs[job]()
}

function vitest(...args) {
  const { status } = spawnSync(bin('vitest'), args, { cwd: root, env, stdio: 'inherit', shell: windows })
  process.exit(status ?? 1)
}

function build() {
  once('dist/.hash', treeHash('client', 'shared', 'vite.config.ts', 'package-lock.json'), () => {
    say('Building the pages (vite build).')
    run(bin('vite'), ['build', '--logLevel', 'warn'])
  })
}

/**
 * Sets CHROMIUM_PATH: the one that was asked for, or the pinned one from the npm registry, or one of this machine. The
 * pinned one is the same everywhere, and without the windows of a whole Chrome it takes less than half the time.
 */
async function browser() {
  if (env.CHROMIUM_PATH) return
  if (process.platform === 'linux' && process.arch === 'x64' && (await pinnedBrowser())) return
  env.CHROMIUM_PATH = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ].find(file => existsSync(file))
  if (!env.CHROMIUM_PATH) stop('The tests need Chrome, Chromium or Edge on this machine.')
}

/** False when it cannot be fetched. */
async function pinnedBrowser() {
  const folder = path.join(root, 'tests', 'browser')
  once('tests/browser/node_modules/.lock-hash', hashOf('tests/browser/package-lock.json'), () => {
    say('Fetching a browser for the tests only.')
    return tryRun('npm', ['ci'], folder) === 0
  })
  if (!existsSync(path.join(folder, 'node_modules', '.lock-hash'))) return false
  // It takes any file of its name in TMPDIR for its own, however old, and brings its libraries and fonts as on Lambda.
  const cache = path.join(folder, 'node_modules', '.cache')
  process.env.TMPDIR = cache
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'
  mkdirSync(cache, { recursive: true })
  const { default: chromium } = await import('../tests/browser/node_modules/@sparticuz/chromium/build/index.js')
  env.CHROMIUM_PATH = await chromium.executablePath()
  env.LD_LIBRARY_PATH = process.env.LD_LIBRARY_PATH
  // Its own list of fonts names folders of Lambda. A browser that finds no font draws every text with no height.
  const folders = [path.join(cache, 'fonts'), '/usr/share/fonts'].map(place => `<dir>${place}</dir>`).join('')
  const list = `<fontconfig>${folders}<cachedir>${path.join(cache, 'fontconfig')}</cachedir></fontconfig>`
  env.FONTCONFIG_FILE = path.join(cache, 'fonts.conf')
  writeFileSync(env.FONTCONFIG_FILE, `<?xml version="1.0"?>\n${list}\n`)
  return true
}
