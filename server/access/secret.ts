import { createHash } from 'node:crypto'
import { nanoid } from 'nanoid'

/** 132 random bits: a link's key, or a seat's ticket. */
const SECRET_LENGTH = 22

/** The shape of a key and of a ticket. */
export const SECRET_PATTERN = /^[\w-]{22}$/

export const mint = (): string => nanoid(SECRET_LENGTH)

/** What is stored of a key or a ticket. They are random and long, so a plain hash is enough. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
