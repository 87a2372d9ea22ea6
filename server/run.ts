import { type App, openApp } from './app.ts'
import { addressesHere, type Config, readConfig } from './config.ts'
import { openLog } from './log.ts'

/** Tells whoever has started it what is wrong, in one sentence, and ends. */
function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function configOrStop(env: NodeJS.ProcessEnv, root: string): Config {
  try {
    return readConfig(env, root)
  } catch (error) {
    return stop((error as Error).message)
  }
}

/** Addresses under which the pages can be opened, nearest first, each with where it works. */
export function addressesOf({ host, publicUrl }: Config, port: number): { where: string; url: string }[] {
  const everywhere = host === '0.0.0.0' || host === '::'
  return [
    { where: 'On this computer', url: `http://localhost:${port}` },
    ...(everywhere
      ? addressesHere().map(address => ({ where: 'On the same network', url: `http://${address}:${port}` }))
      : []),
    ...(publicUrl ? [{ where: 'Everywhere', url: publicUrl }] : []),
  ]
}

/**
 * Runs the server until it is told to stop.
 * @param script the npm script, for the sentence about a port that is taken
 * @param greet gives what is printed once it is ready; may begin more, and gives the way to end that
 */
export async function run(
  env: NodeJS.ProcessEnv,
  root: string,
  script: string,
  greet: (app: App, config: Config) => Promise<{ lines: readonly string[]; close?: () => void }>,
): Promise<void> {
  const config = configOrStop(env, root)
  const log = openLog(config.logLevel)
  const app = await openApp({ config, log }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    return stop(`Port ${config.port} is taken. Choose another one: PORT=8788 ${script}`)
  })
  let stopping = false
  let close = () => {}
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      log.info('stopping')
      close()
      app.close().then(
        () => {
          log.info('stopped')
          process.exit(0)
        },
        error => {
          log.fault('stopped', error)
          process.exit(1)
        },
      )
    })
  const greeting = await greet(app, config)
  close = greeting.close ?? close
  process.stdout.write(`\n${greeting.lines.map(line => `  ${line}`).join('\n')}\n\n`)
  log.info('listening')
}
