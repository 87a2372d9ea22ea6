import { zipSync } from 'fflate'

/** The first moment that a zip can name: the same files make the same bytes, and none says when it was made. */
const MADE = new Date(1980, 0, 1)

/** Files in one zip, in their order. @param files by their names */
export const zipped = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({ ...files }, { mtime: MADE })
