import { nanoid } from 'nanoid'
import type { BoardStore } from '#client/board/store.ts'
import type { StepName } from '#shared/meeting/steps.ts'
import { openRealStore } from '../fakes/realStore.ts'
import { foundGroup, type Links } from '../fakes/stage.ts'
import { LeanClient, markOf } from './crowd.ts'

/** A meeting on a server that runs, at one step. */
export interface Room {
  readonly url: string
  readonly links: Links
  readonly meeting: string
  readonly step: string
  readonly host: BoardStore
}

/** A meeting at a step whose cards are on the board at once. Its host is a person in the room as well. */
export async function openRoom(url: string, type: StepName = 'problem'): Promise<Room> {
  const links = await foundGroup(url)
  const host = await openRealStore(url, links, 'Host', 'host')
  const { meeting, steps } = host.view.projection!
  const step = steps.find(one => one.type === type)!.id
  await host.act('step.go', { step })
  return { url, links, meeting: meeting.id, step, host }
}

/** Something that a lean client asks for. */
export const asking = ({ meeting, step }: Room, name: string, args: unknown) => ({
  id: nanoid(),
  meeting,
  step,
  name,
  args,
})

export const posting = (room: Room, number: number, kind = 'problem') =>
  asking(room, 'card.post', {
    card: nanoid(12),
    kind,
    text: `${markOf(number)} the desk asks for proof of address`,
    lang: 'en',
    claim: nanoid(22),
    showName: true,
  })

/** So many people at the table. `keeps`: each keeps every frame of the document, to be read afterwards. */
export async function crowd({ url, links }: Room, size: number, keeps = false): Promise<LeanClient[]> {
  const clients: LeanClient[] = []
  for (let index = 0; index < size; index++) clients.push(await (await LeanClient.seat(url, links, keeps))())
  return clients
}

export const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
