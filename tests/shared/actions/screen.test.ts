import { expect, test } from 'vitest'
import {
  act,
  answer,
  cardOf,
  claimOf,
  everythingIn,
  hana,
  meetingIn,
  openTable,
  shaz,
  stepIn,
  write,
} from '../../fakes/table.ts'

const problems = () => write(openTable({ step: 'problem' }), shaz, 'No bus', { kind: 'problem' })
const card = cardOf('No bus')
const shown = () => act(problems(), 'spotlight.show', { card }, hana)

test('[A11] showing a card, or none, is absolute', () => {
  expect(meetingIn(shown())).toMatchObject({ spotlight: card, screenShows: 'step' })
  expect(everythingIn(act(shown(), 'spotlight.show', { card }, hana))).toBe(everythingIn(shown()))
  const none = act(shown(), 'spotlight.show', { card: '' }, hana)
  expect(meetingIn(none)).toMatchObject({ spotlight: '', screenShows: 'step' })
  expect(answer(problems(), 'spotlight.show', { card: 'nothing' }, hana)).toBe('gone')
})

test('[A11] nobody looks at a card any more when it was taken back or the room went on', () => {
  expect(meetingIn(act(shown(), 'card.withdraw', { claim: claimOf('No bus') }, shaz)).spotlight).toBe('')
  expect(meetingIn(act(shown(), 'step.go', { step: stepIn(shown(), 'ideas').id }, hana)).spotlight).toBe('')
})

test('[A11] the big screen is set piece by piece, and the rest of it stays', () => {
  const cover = act(problems(), 'screen.set', { screenShows: 'cover', screenTheme: 'dark' }, hana)
  const far = act(cover, 'screen.set', { screenSize: 'far' }, hana)
  expect(meetingIn(far)).toEqual({
    ...meetingIn(problems()),
    ...{ screenShows: 'cover', screenTheme: 'dark', screenSize: 'far' },
  })
  expect(everythingIn(act(far, 'screen.set', { screenSize: 'far' }, hana))).toBe(everythingIn(far))
})

test('[A1] what no screen can show is refused', () => {
  for (const args of [{ screenPage: -1 }, { screenPage: 501 }, { screenPage: 0.5 }, { screenSize: 'huge' }])
    expect(answer(problems(), 'screen.set', args, hana), JSON.stringify(args)).toBe('malformed')
  expect(answer(problems(), 'screen.set', { screenPage: 500 }, hana)).toBe('done')
})

test('[A2] only hosts say what the big screen shows, also when the meeting is closed', () => {
  expect(answer(problems(), 'screen.set', { screenPage: 1 }, shaz)).toBe('not_yours')
  expect(answer(problems(), 'spotlight.show', { card }, shaz)).toBe('not_yours')
  const closed = act(problems(), 'meeting.close', {}, hana)
  expect(answer(closed, 'screen.set', { screenPage: 1 }, hana)).toBe('done')
})
