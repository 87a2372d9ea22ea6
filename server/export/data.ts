import { RECORD_FORMAT } from '#shared/meeting/filed.ts'
import type { Format } from './format.ts'

/**
 * [O28] The data: what this audience may have of the record, as `shared/meeting/filed.ts` describes it. It says itself what
 * it is, and can be read in again.
 */
export const data: Format = {
  extension: 'json',
  type: 'application/json',
  make: report => Buffer.from(`${JSON.stringify({ format: RECORD_FORMAT, ...report.data }, null, 2)}\n`),
}
