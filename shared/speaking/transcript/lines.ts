/** UTF-16 shows itself by its mark or, as every transcript begins with a plain letter or digit, by the zero beside it. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second)) return 'utf-16be'
  return 'utf-8'
}

/**
 * The lines of a text file in UTF-8 or UTF-16, with or without a byte order mark, ended as on any system.
 * Never fails: bytes that are no character become U+FFFD.
 */
export const linesOf = (bytes: Uint8Array): readonly string[] =>
  new TextDecoder(encodingOf(bytes)).decode(bytes).split(/\r\n|\n|\r/)
