import { afterEach, beforeEach } from 'vitest'
import { openApp } from '#server/app.ts'
import { systemClock } from '#server/clock.ts'
import { readConfig } from '#server/config.ts'
import { root } from './server.ts'
import { foundGroup, type Links, Stage } from './stage.ts'
import { silentLog } from './world.ts'

/** A server, a browser and a group for each test of a file; the server's time can be moved on. */
export interface MovedTime {
  url: string
  stage: Stage
  links: Links
  /** How far the time of the server has been moved on, milliseconds. */
  ahead: number
  /** What is to be closed after the test, the last first. */
  readonly closing: (() => unknown)[]
}

/** Sets up each test of the file that calls it. */
export function withMovedTime(): MovedTime {
  const at = { ahead: 0, closing: [] } as unknown as MovedTime
  beforeEach(async () => {
    at.ahead = 0
    const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: 'memory:' }, root)
    const clock = { ...systemClock, now: () => Date.now() + at.ahead }
    const app = await openApp({ config, log: silentLog, clock })
    at.url = `http://127.0.0.1:${app.port}`
    at.stage = await Stage.open(at.url)
    at.links = await foundGroup(at.url)
    at.closing.push(
      () => app.close(),
      () => at.stage.close(),
    )
  })
  afterEach(async () => {
    for (const close of at.closing.splice(0).reverse()) await close()
  })
  return at
}
