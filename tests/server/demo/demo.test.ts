import { spawn } from 'node:child_process'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DemoMeeting } from '#server/demo/meeting.ts'
import { meetingOf } from '#shared/actions/define.ts'
import { handsIn } from '#shared/actions/signals.ts'
import type { Id } from '#shared/board/ids.ts'
import { randomFrom } from '../../fakes/chance.ts'
import { FakeClock } from '../../fakes/clock.ts'
import { RawClient } from '../../fakes/rawClient.ts'
import { openTestApp, root } from '../../fakes/server.ts'

test('[A1] the demo is a meeting in full swing that a newcomer can lead, and its people follow', {
  timeout: 30_000,
}, async () => {
  const app = await openTestApp()
  const clock = new FakeClock()
  const demo = await DemoMeeting.open({ url: app.url, clock, random: randomFrom(7) })
  const newcomer = await RawClient.join(app.url, demo.links, 'Nadia', 'host')
  const signals = () => newcomer.frames.map(({ bytes }) => Buffer.from(bytes).toString()).join('\n')
  // What came after the last ready-made copy of the board comes behind it.
  await newcomer.until(board => board.pile.size === 2 && handsIn(board.seat.values()).length > 0)
  const { board } = newcomer
  expect(board.seat.size).toBe(14)
  expect(board.pile.size).toBe(2)
  expect(handsIn(board.seat.values()).length).toBeGreaterThan(0)
  expect([...board.card.values()].filter(({ kind }) => /hope|fear|elephant/.test(kind))).toHaveLength(30)
  expect(signals()).toMatch(/"sort":"stop","people":1/)
  expect(demo.code).toMatch(/^[A-Z]{4}\d{2}$/)

  // Hana gives up the lead to whoever came by the host's link.
  await newcomer.until(now => [...now.seat.values()].filter(({ leads }) => leads).length === 1)
  const step = [...board.step.values()].find(({ type }) => type === 'jobs')!
  await newcomer.act('step.go', { step: step.id })
  await expect
    .poll(
      async () => {
        await clock.advance(5000)
        const here = [...newcomer.board.card.values()].filter(card => card.step === step.id)
        const done = [...newcomer.board.seat.values()].filter(seat => seat.done.startsWith(step.id))
        return here.length > 0 && done.length >= 5 && here.every(({ kind }) => kind === 'job')
      },
      { timeout: 20_000 },
    )
    .toBe(true)
  expect(meetingOf(newcomer.board).step).toBe(step.id)

  // They vote when somebody opens a vote, and have spoken before and go on speaking.
  const options = [...newcomer.board.card.values()].filter(card => card.step === step.id).map(({ id }) => id as string)
  const round = 'round' as Id<'round'>
  const rules = { method: 'dots', votes: 3, several: true } as const
  await newcomer.act('round.open', { round, step: step.id, options: options.slice(0, 4), ...rules })
  const voted = () => [...newcomer.board.seat.values()].filter(seat => seat.voted === round).length
  const turns = () => signals().match(/"s","[\w-]+",\d+,\d+,1\]/g)?.length ?? 0
  const before = turns()
  expect(before).toBeGreaterThan(10)
  await expect
    .poll(
      async () => {
        await clock.advance(5000)
        return voted() >= 8 && turns() > before
      },
      { timeout: 20_000 },
    )
    .toBe(true)

  demo.close()
  newcomer.close()
  await app.close()
})

test('[A1] `npm run demo` prints links that work', { timeout: 30_000 }, async () => {
  const child = spawn(process.execPath, [path.join(root, 'server/demo/main.ts')], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  await new Promise<void>(resolve =>
    child.stdout.on('data', bytes => {
      output += bytes
      if (/Nothing of it is kept/.test(output)) resolve()
    }),
  )
  const [, url, board, fragment] = /You lead it\s+(http:\/\/[^/]+)\/m\/([\w-]+)#(\S+)/.exec(output)!
  const keys = new URLSearchParams(fragment)
  const links = {
    board: board!,
    keys: { host: keys.get('host')!, everyone: keys.get('k')!, screen: keys.get('s')!, letterbox: keys.get('l')! },
  }
  for (const role of ['host', 'everyone', 'screen'] as const) {
    const client = await RawClient.join(url!.replace('localhost', '127.0.0.1'), links, role, role)
    await client.until(board => board.card.size > 30)
    client.close()
  }
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
