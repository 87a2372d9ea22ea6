import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../fakes/server.ts'
import { everyoneLink, foundGroup, goTo, hostLink, Stage, takeSeat } from '../fakes/stage.ts'

const MOST_BYTES = 150 * 1024
const MOST_REQUESTS = 12

let app: Awaited<ReturnType<typeof openTestApp>>
let stage: Stage

beforeAll(async () => {
  app = await openTestApp()
  stage = await Stage.open(app.url)
})

afterAll(async () => {
  await stage.close()
  await app.close()
})

test('[U6] before a phone can write its first card it has loaded at most 150 KB in at most 12 requests', async () => {
  const links = await foundGroup(app.url)
  const host = await stage.device('laptop')
  await takeSeat(host, hostLink(app.url, links), 'Hana')
  await goTo(host, 'Hopes, fears and elephants')

  const phone = await stage.device('phone')
  const network = await phone.context().newCDPSession(phone)
  await network.send('Network.enable')
  const requests = new Map<string, { url: string; bytes: number }>()
  network.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.startsWith('data:')) requests.set(requestId, { url: request.url, bytes: 0 })
  })
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId)
    if (request) request.bytes = encodedDataLength
  })
  network.on('Network.webSocketCreated', ({ requestId, url }) => requests.set(requestId, { url, bytes: 0 }))
  network.on('Network.webSocketFrameReceived', ({ requestId, response }) => {
    // Binary frames come in base64 here.
    requests.get(requestId)!.bytes +=
      response.opcode === 2 ? (response.payloadData.length * 3) / 4 : response.payloadData.length
  })

  await takeSeat(phone, everyoneLink(app.url, links), 'Shaz')
  await phone.locator('.composer textarea').waitFor()
  await phone.evaluate(() => document.fonts.ready)
  const all = [...requests.values()].map(({ url, bytes }) => ({
    url: new URL(url).pathname.replace(/\/sync\/.*/, '/sync'),
    bytes,
  }))
  const total = all.reduce((sum, { bytes }) => sum + bytes, 0)
  const list = all.map(({ url, bytes }) => `${String(Math.round(bytes)).padStart(7)}  ${url}`).join('\n')
  process.stdout.write(
    `${list}\n${String(Math.round(total)).padStart(7)}  in ${all.length} requests before the first card\n`,
  )
  expect(total).toBeLessThanOrEqual(MOST_BYTES)
  expect(all.length).toBeLessThanOrEqual(MOST_REQUESTS)
  expect(all.every(({ bytes }) => bytes > 0)).toBe(true)
})

test('[T14] no page asks for anything of another place, runs anything inline, or may', async () => {
  const page = await stage.device('laptop')
  for (const path of ['/', '/new', '/safe', '/CAKE99', '/m/nowhere', '/screen/nowhere']) {
    const response = (await page.goto(app.url + path))!
    const policy = response.headers()['content-security-policy']!
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(await page.locator('script:not([src]), style, [style]:not(svg *)').count()).toBe(0)
    expect(await page.content()).not.toMatch(/\son\w+=/)
  }
  expect(stage.strangers).toEqual([])
  expect(stage.complaints).toEqual([])
})
