/**
 * UTF-16 shows itself by its mark or, where a file begins with a plain letter or digit, as every transcript does, by the
 * zero beside it.
 */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second)) return 'utf-16be'
  return 'utf-8'
}

/**
 * What is in a text file in UTF-8 or UTF-16, without its byte order mark, with every line ended by `\n`.
 * Never fails: bytes that are no character become U+FFFD.
 */
export const textOf = (bytes: Uint8Array): string =>
  new TextDecoder(encodingOf(bytes)).decode(bytes).replace(/\r\n?/g, '\n')

/** The lines of a text file, ended as on any system. */
export const linesOf = (bytes: Uint8Array): readonly string[] => textOf(bytes).split('\n')
