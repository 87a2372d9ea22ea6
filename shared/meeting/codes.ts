/** Digits of a code: no 0 and no 1, which people take for letters. */
export const CODE_DIGITS = '23456789'

const CODE = /^([A-Z]{4})([2-9]{2})$/

/** What somebody typed, as a code: `kite-4 7` is `KITE47`. Null when it cannot be one. */
export function readCode(typed: string): string | null {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return CODE.test(bare) ? bare : null
}

/** `KITE47` the way it is shown and said: `KITE 47`. */
export const showCode = (code: string): string => code.replace(CODE, '$1 $2')
