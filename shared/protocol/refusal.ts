/**
 * Every reason for which something a person did is not done. Each has its words in the catalogue (`refusal.<reason>`),
 * which say what is safe and what to do. Nothing else about a refusal ever leaves the server.
 */
export const refusalReasons = [
  'empty',
  'too_long',
  'malformed',
  'not_yours',
  'not_open',
  'not_here',
  'gone',
  'turned_over',
  'nothing_new',
  'too_many',
  'too_many_steps',
  'here_now',
  'no_letterbox',
  'vote_closed',
  'over_budget',
  'vote_open',
  'not_asked',
  'too_few_options',
  'too_many_options',
  'same_name',
  'full',
  'meeting_over',
  'no_code',
  'no_key',
  'door_shut',
  'slow_down',
  'read_only',
  'damaged',
  'not_this_address',
  'not_a_record',
  'not_over',
  'not_final',
  'link_over',
  'behind',
  'list_full',
] as const

export type RefusalReason = (typeof refusalReasons)[number]

/** An expected "no", with the reason that the person is told in plain words. Anything else that is thrown is a fault. */
export class Refusal extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason) {
    super(reason)
    this.name = 'Refusal'
    this.reason = reason
  }
}

const reasons: ReadonlySet<string> = new Set(refusalReasons)

export const isRefusalReason = (text: unknown): text is RefusalReason => typeof text === 'string' && reasons.has(text)
