import * as v from 'valibot'

/** Why somebody is here, as they have said in private, if they would: through their life, their job, or both. */
export const tickNames = ['life', 'job', 'both', 'unsaid'] as const
export type Tick = (typeof tickNames)[number]

/** Neither group is smaller where anything is shown. */
export const LEAST_IN_GROUP = 4

const share = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))

/** People here through their job, among them and those here through their life. Per cent, in steps of five. */
export const comparison = v.object({ ofRoom: share, ofTalk: share })
export type Comparison = Readonly<v.InferOutput<typeof comparison>>
