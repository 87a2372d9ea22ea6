import * as v from 'valibot'
import type { noteKinds } from '#shared/actions/notes.ts'
import { id } from '#shared/board/ids.ts'
import { isRefusalReason, Refusal, type RefusalReason } from '#shared/protocol/refusal.ts'

/** The server could not be reached; nothing was done. */
class Unreachable extends Error {}

/** Asks, and reads what comes back. @throws Unreachable where nothing does */
async function ask<Read>(path: string, body: unknown, read: (response: Response) => Promise<Read>): Promise<Read> {
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
    })
    return await read(response)
  } catch {
    throw new Unreachable()
  }
}

/** What an answer that is no "yes" stands for. */
function refusalIn(json: unknown): Error {
  const reason = (json as { reason?: unknown } | null)?.reason
  return isRefusalReason(reason) ? new Refusal(reason) : new Unreachable()
}

/**
 * Asks the server for something outside of a board's socket.
 * @throws Refusal with the server's reason
 * @throws Unreachable
 */
export async function call<Schema extends v.GenericSchema>(
  path: string,
  body: unknown,
  answer: Schema,
): Promise<v.InferOutput<Schema>> {
  const { ok, json } = await ask(path, body, async response => ({ ok: response.ok, json: await response.json() }))
  if (ok) return v.parse(answer, json)
  throw refusalIn(json)
}

/** A file that the server made. */
export interface MadeFile {
  readonly name: string
  readonly bytes: Blob
  /** Formats that were asked for and could not be made. */
  readonly failed: readonly string[]
}

/**
 * Asks the server for a file.
 * @throws Refusal with the server's reason
 * @throws Unreachable
 */
export async function callForFile(path: string, body: unknown): Promise<MadeFile> {
  const answer = await ask(path, body, async (response): Promise<MadeFile | { json: unknown }> => {
    if (!response.ok) return { json: await response.json() }
    return {
      name: /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '',
      bytes: await response.blob(),
      failed: (response.headers.get('x-not-made') ?? '').split(' ').filter(Boolean),
    }
  })
  if ('json' in answer) throw refusalIn(answer.json)
  return answer
}

/** Does the server answer now? */
export const canReachServer = (): Promise<boolean> =>
  fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Why something outside of a socket was not done, as its person is told. */
export type Trouble = RefusalReason | 'unreachable'

export const troubleOf = (error: unknown): Trouble => (error instanceof Refusal ? error.reason : 'unreachable')

/** How somebody says where they want to go. */
export type By = { readonly board: string; readonly key: string } | { readonly code: string }

export interface Founding {
  readonly group: string
  readonly about: string
  readonly day: string
  readonly plan: 'full' | 'short' | readonly string[]
}

const keys = v.object({ everyone: v.string(), screen: v.string(), host: v.string(), letterbox: v.string() })
export type Keys = v.InferOutput<typeof keys>

export const foundGroup = (founding: Founding) =>
  call('/api/groups', founding, v.object({ board: id<'board'>(), keys }))

/** A group that goes on from the records of another, as their files hold them. */
export const importGroup = (records: readonly string[]) =>
  call('/api/import', { records }, v.object({ board: id<'board'>(), group: v.string(), keys }))

/** New keys in the place of old ones, and the ticket by which this seat goes on. Asked twice it is done once. */
export const renewKeys = (renewal: { ticket: string; next: string; keys: Partial<Keys> }) =>
  call('/api/keys', renewal, v.object({ done: v.literal(true) }))

const looked = v.object({
  board: id<'board'>(),
  role: v.picklist(['everyone', 'screen', 'host', 'letterbox']),
  group: v.string(),
  help: v.string(),
  about: v.string(),
  state: v.picklist(['planned', 'open', 'closed']),
  day: v.string(),
  begun: v.boolean(),
})
export type Looked = v.InferOutput<typeof looked>

/** What can be seen before taking a seat. */
export const look = (by: By) => call('/api/look', by, looked)

const seated = v.object({
  board: id<'board'>(),
  epoch: v.number(),
  seat: v.union([id<'seat'>(), v.literal('')]),
  keeper: v.boolean(),
})
export type Seated = v.InferOutput<typeof seated>

export interface Joining {
  readonly ticket: string
  readonly by: By | null
  readonly name: string
  readonly knock: string | null
}

/** A seat, or a place at the door. */
export const join = (joining: Joining) =>
  call('/api/join', joining, v.union([seated, v.object({ knock: id<'knock'>() })]))

export interface Note {
  readonly board: string
  readonly key: string
  /** A random secret of the page's own: sent again after no answer came, the note is there once. */
  readonly claim: string
  readonly kind: (typeof noteKinds)[number]
  readonly text: string
  readonly lang: string
}

/** A note into the letterbox, without a seat. */
export const postNote = (note: Note) => call('/api/notes', note, v.object({ done: v.literal(true) }))

const about = v.object({ hideUrl: v.string(), runBy: v.string(), reach: v.string() })
export type About = v.InferOutput<typeof about>

/** Who runs this server, and the address that others can use for it. */
export const aboutServer = () => call('/api/about', undefined, about)

/** What the server's clock says, milliseconds since 1970. */
export const askTime = () => call('/api/time', undefined, v.object({ at: v.number() }))
