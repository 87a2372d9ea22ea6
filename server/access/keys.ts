import type { BoardId } from '#shared/board/ids.ts'
import { hashOf, mint } from './secret.ts'

/** What the links of a group are for. */
const roles = ['everyone', 'screen', 'host', 'letterbox'] as const
type Role = (typeof roles)[number]

/** A key for each link of a new group. Shown once; only their hashes are kept. */
export const mintKeys = () => Object.fromEntries(roles.map(role => [role, mint()])) as Record<Role, string>

/** Keys as they are stored. */
export const entriesOf = (board: BoardId, keys: Partial<Record<Role, string>>) =>
  Object.entries(keys).map(([role, key]) => ({ board, role: role as Role, hash: hashOf(key) }))
