import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { Damaged } from './storage.ts'

const NONCE = 12
const TAG = 16

/**
 * Rows at rest: AES-256-GCM under a key of the board's epoch, bound to the place they stand in. The tag is also the
 * row's checksum: a row that was changed, cut or moved does not open.
 */
export interface Cipher {
  seal(place: string, plain: Uint8Array): Uint8Array
  /** @throws Damaged */
  open(place: string, sealed: Uint8Array): Uint8Array
  /** Secret to this key, for hashing the keys of secret rows. */
  readonly sealKey: Uint8Array
}

/** How long the first part of a key is, of which everything is made. */
const ROOT = 32

/** @param key random bytes; after them, where it is carried on from the epoch before, the seal key */
export function cipherFor(key: Uint8Array): Cipher {
  const root = key.subarray(0, ROOT)
  const rowKey = createHmac('sha256', root).update('rows').digest()
  return {
    sealKey: key.length > ROOT ? key.subarray(ROOT) : createHmac('sha256', root).update('keys').digest(),
    seal(place, plain) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', rowKey, nonce).setAAD(Buffer.from(place))
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open(place, sealed) {
      if (sealed.length < NONCE + TAG) throw new Damaged(place)
      const decipher = createDecipheriv('aes-256-gcm', rowKey, sealed.subarray(0, NONCE), { authTagLength: TAG })
        .setAAD(Buffer.from(place))
        .setAuthTag(sealed.subarray(-TAG))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()])
      } catch {
        throw new Damaged(place)
      }
    },
  }
}
