import type { Page } from 'playwright-core'
import type { Id } from '#shared/board/ids.ts'
import { openComparedMeeting } from './comparedMeeting.ts'
import { livelyTurns, openLongMeeting, teamsVtt } from './longMeeting.ts'
import type { Scene } from './scenes.ts'
import { everyoneLink, goTo, hostLink, type Stage, takeSeat } from './stage.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const fileOf = (text: string) => ({ name: 'meeting.vtt', mimeType: 'text/vtt', buffer: Buffer.from(text) })

/** The last step of a meeting of three quarters of an hour: a transcript comes in, and everyone looks back. */
export async function* lookingBack(stage: Stage): AsyncGenerator<Scene> {
  const meeting = await openLongMeeting(['Amina', 'Joe', 'Kel', 'Tomasz', 'Grace', 'Lorraine'])
  stage.alsoAt(meeting.url)
  const [host, phone] = await Promise.all((['laptop', 'phone'] as const).map(kind => stage.device(kind)))
  await takeSeat(host!, hostLink(meeting.url, meeting.links), 'Hana')
  await takeSeat(phone!, everyoneLink(meeting.url, meeting.links), 'Shaz')
  meeting.pass(44)
  await meeting.tapped(livelyTurns.map(([who, from, to]) => [who === 'Shaz' ? 'Lorraine' : who, from, to]))
  await meeting.led('seat.add', { seat: 'yusuf' as Id<'seat'>, name: 'Yusuf' })
  await meeting.led('way.start', { way: 'pairs' as Id<'way'>, kind: 'pairs', minutes: 3, to: '' })
  meeting.pass(3)
  await meeting.led('way.end', {})
  await host!.reload()
  await goTo(host!, 'How did it go?')
  await button(host!, 'Bring in a transcript').click()
  const file = host!.getByLabel(/^Choose a file/)
  await file.setInputFiles(fileOf('WEBVTT\n\n00:00:09.000 --> 00:00:xx.000\n<v Amina>no time</v>\n'))
  await host!.getByText('Look at line 3.', { exact: true }).waitFor()
  yield { name: 'import-trouble', kind: 'laptop', page: host! }
  await file.setInputFiles(
    fileOf(
      teamsVtt([
        ['Amina', 1, 3],
        ['Joe B', 3, 4],
        ['Amina & Kel', 5, 6],
        ['+44 161 *** 5000', 6.2, 7],
        ['Zoltan', 20, 21],
      ]),
    ),
  )
  await host!.getByText('Who is who?').waitFor()
  yield { name: 'import', kind: 'laptop', page: host! }
  await button(host!, 'Back').click()
  await button(host!, 'Ask: did it feel fair?').click()
  await phone!.reload()
  await phone!.getByText('It sounded like').waitFor()
  yield { name: 'look-back', kind: 'phone', page: phone! }
  await button(phone!, 'See how the talk went').click()
  await phone!.getByRole('figure').first().waitFor()
  yield { name: 'look-back-charts', kind: 'phone', page: phone! }
  await host!.getByRole('figure', { name: 'Who spoke when' }).waitFor()
  yield { name: 'look-back-host', kind: 'laptop', page: host! }
  // Each becomes "Hide the table" as it is pressed.
  for (let chart = 0; chart < 4; chart++) await button(host!, 'Show as a table').first().click()
  yield { name: 'look-back-tables', kind: 'laptop', page: host! }
  await host!.locator('.open-check').getByRole('button', { name: 'Close and show' }).click()
  await button(host!, 'Close the meeting').click()
  await host!.locator('dialog').getByRole('button', { name: /^Yes/ }).click()
  await button(host!, 'Open it again').waitFor()
  yield { name: 'look-back-closed-host', kind: 'laptop', page: host! }
  await phone!.getByRole('heading', { name: 'Look back' }).waitFor()
  yield { name: 'look-back-closed', kind: 'phone', page: phone! }
  for (const page of [host!, phone!]) await page.context().close()
  await meeting.close()
}

/** Everyone is asked what they are here through, and sees two totals; somebody could open next time. */
export async function* comparing(stage: Stage): AsyncGenerator<Scene> {
  const { meeting, tick, close } = await openComparedMeeting()
  stage.alsoAt(meeting.url)
  const [host, phone] = await Promise.all((['laptop', 'phone'] as const).map(kind => stage.device(kind)))
  await takeSeat(host!, hostLink(meeting.url, meeting.links), 'Hana')
  await takeSeat(phone!, everyoneLink(meeting.url, meeting.links), 'Bo')
  await goTo(host!, 'How did it go?')
  await button(host!, 'Ask: did it feel fair?').click()
  await button(host!, 'Ask: here through life or job?').click()
  await button(phone!, 'Both').click()
  await button(phone!, 'I could open next time').click()
  await host!.getByText('Could open next time: Bo').waitFor()
  yield { name: 'groups-asked', kind: 'phone', page: phone! }
  yield { name: 'groups-asked-host', kind: 'laptop', page: host! }
  await tick()
  await host!.locator('.groups').getByRole('button', { name: 'Close and show' }).click()
  await phone!.getByText('Here through their job: about 50% of us.').waitFor()
  yield { name: 'groups-shown', kind: 'phone', page: phone! }
  for (const page of [host!, phone!]) await page.context().close()
  await close()
}
