import type { Format } from './format.ts'

/** The data: what this audience may have of the record, as `shared/meeting/filed.ts` describes it. Can be read in again. */
export const data: Format = {
  extension: 'json',
  type: 'application/json',
  make: report => Buffer.from(`${JSON.stringify(report.data, null, 2)}\n`),
}
