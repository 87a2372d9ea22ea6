import path from 'node:path'
import { addressesOf, run } from './run.ts'

await run(process.env, path.resolve(import.meta.dirname, '..'), 'npm start', async (app, config) => ({
  lines: [
    'Same Table is ready.',
    ...addressesOf(config, app.port).map(({ where, url }) => `${`${where}:`.padEnd(22)} ${url}`),
    'Stop with Ctrl-C. Nothing that was saved is lost.',
  ],
}))
