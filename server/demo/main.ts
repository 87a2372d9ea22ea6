import path from 'node:path'
import { showCode } from '#shared/meeting/codes.ts'
import { systemClock } from '../clock.ts'
import { addressesOf, run } from '../run.ts'
import { DemoMeeting } from './meeting.ts'

/** Nothing of it is kept, and it talks about itself only when something is wrong. */
const env = { LOG_LEVEL: 'warn', ...process.env, DATA_DIR: 'memory:' }

await run(env, path.resolve(import.meta.dirname, '../..'), 'npm run demo', async (app, config) => {
  const demo = await DemoMeeting.open({
    url: `http://127.0.0.1:${app.port}`,
    clock: systemClock,
    random: Math.random,
  })
  const { board, keys } = demo.links
  const addresses = addressesOf(config, app.port)
  const { url } = config.publicUrl ? addresses.at(-1)! : addresses[0]!
  const others = addresses.find(({ where }) => where !== 'On this computer')
  return {
    close: () => demo.close(),
    lines: [
      'Same Table: a meeting in full swing, with a dozen people who are played by the computer.',
      '',
      'Open these, one beside the other:',
      `1 You lead it      ${url}/m/${board}#${new URLSearchParams({ host: keys.host, k: keys.everyone, s: keys.screen, l: keys.letterbox })}`,
      `2 The big screen   ${url}/screen/${board}#k=${keys.screen}`,
      `3 One of the table ${url}/m/${board}#k=${keys.everyone}   (in another browser, or a private window)`,
      ...(others
        ? [`A phone on the same network: ${others.url}/${demo.code}, or the code ${showCode(demo.code)}`]
        : []),
      '',
      'Try: turn over new cards. Give somebody the turn. Go to the next step, and see people write.',
      'Stop with Ctrl-C. Nothing of it is kept.',
    ],
  }
})
