import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type App, openApp } from '#server/app.ts'
import { type Clock, systemClock } from '#server/clock.ts'
import { readConfig } from '#server/config.ts'
import type { Log } from '#server/log.ts'
import { silentLog } from './world.ts'

export const root = path.resolve(import.meta.dirname, '../..')

const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that is gone when the program ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'same-table-'))
  folders.push(folder)
  return folder
}

/** The real server in this process, on a port of its own. */
export async function openTestApp(
  env: NodeJS.ProcessEnv = {},
  log: Log = silentLog,
  clock: Clock = systemClock,
): Promise<App & { url: string }> {
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: 'memory:', ...env }, root)
  const app = await openApp({ config, log, clock })
  return { ...app, url: `http://127.0.0.1:${app.port}` }
}

export interface ServerProcess {
  readonly url: string
  readonly child: ChildProcess
  /** Everything it has printed. */
  output(): string
  /** Ends it without a warning, as a pulled plug would. */
  kill(): Promise<void>
  /** Asks it to stop, as `Ctrl-C` does. */
  stop(): Promise<number | null>
}

/**
 * The real server as a process of its own, so that it can be killed. Comes back when it answers.
 * @param program another one than that of `npm start`
 */
export async function startServer(
  folder: string,
  {
    port = 0,
    env = {},
    program = path.join(root, 'server/main.ts'),
  }: { port?: number; env?: NodeJS.ProcessEnv; program?: string } = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const exited = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))
  const url = await new Promise<string>((resolve, reject) => {
    const read = (bytes: Buffer) => {
      output += bytes
      const match = /http:\/\/localhost:(\d+)/.exec(output)
      if (match) resolve(`http://127.0.0.1:${match[1]}`)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', code => reject(new Error(`the server stopped with ${code}: ${output}`)))
  })
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exited
  }
  return {
    url,
    child,
    output: () => output,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}

/** Asks the server over HTTP, as the pages do. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what came
  return { status: response.status, body: (await response.json()) as any }
}
