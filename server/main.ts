import path from 'node:path'
import { openApp } from './app.ts'
import { addressesHere, readConfig } from './config.ts'
import { openLog } from './log.ts'

const root = path.resolve(import.meta.dirname, '..')

function configOrExit() {
  try {
    return readConfig(process.env, root)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
}

const config = configOrExit()
const log = openLog(config.logLevel)
const app = await openApp({ config, log }).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error
  process.stderr.write(`Port ${config.port} is taken. Choose another one: PORT=8788 npm start\n`)
  process.exit(1)
})

const everywhere = config.host === '0.0.0.0' || config.host === '::'
const lines = [
  '',
  '  Same Table is ready.',
  `  On this computer:      http://localhost:${app.port}`,
  ...(everywhere ? addressesHere().map(address => `  On the same network:   http://${address}:${app.port}`) : []),
  ...(config.publicUrl ? [`  Everywhere:            ${config.publicUrl}`] : []),
  '  Stop with Ctrl-C. Nothing that was saved is lost.',
  '',
]
process.stdout.write(`${lines.join('\n')}\n`)
log.info('listening')

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    log.info('stopping')
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
