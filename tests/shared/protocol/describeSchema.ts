import type * as v from 'valibot'

type Described = string | number | boolean | null | readonly Described[] | { readonly [field: string]: Described }

/** The parts of a schema that have schemas in them, and the parts that say what they take. */
const NESTED = ['wrapped', 'item', 'items', 'rest', 'key', 'value'] as const
const SAID = ['literal', 'default', 'requirement'] as const

const isSchema = (part: unknown): part is v.GenericSchema => typeof part === 'object' && part !== null && 'type' in part

function describePart(part: unknown): Described {
  if (isSchema(part)) return describeSchema(part)
  if (part instanceof RegExp) return String(part)
  if (Array.isArray(part)) return part.map(describePart)
  if (typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean') return part
  return typeof part
}

const sorted = (list: readonly Described[]) =>
  [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** What a schema takes and gives, as plain JSON: the same for the same schema, whatever the order of its lines. */
export function describeSchema(schema: unknown): Described {
  const of = schema as Readonly<Record<string, unknown>>
  const described: Record<string, Described> = { type: String(of.type) }
  // A pipe is its first schema again, with all that follows.
  if (Array.isArray(of.pipe)) return { pipe: of.pipe.map((one, at) => (at ? describePart(one) : describeBare(one))) }
  if (of.entries) {
    const entries = Object.entries(of.entries).sort(([a], [b]) => (a < b ? -1 : 1))
    described.entries = Object.fromEntries(entries.map(([field, one]) => [field, describePart(one)]))
  }
  if (Array.isArray(of.options)) described.options = sorted(of.options.map(describePart))
  for (const name of NESTED) if (of[name] !== undefined) described[name] = describePart(of[name])
  for (const name of SAID) if (of[name] !== undefined) described[name] = describePart(of[name])
  // Only words that are a reason for a refusal are agreed on.
  if (typeof of.message === 'string') described.message = of.message
  return described
}

const describeBare = (schema: unknown): Described => describeSchema({ ...(schema as object), pipe: undefined })
