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

export function cipherFor(key: Uint8Array): Cipher {
  const rowKey = createHmac('sha256', key).update('rows').digest()
  return {
    sealKey: createHmac('sha256', key).update('keys').digest(),
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
