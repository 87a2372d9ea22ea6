import * as v from 'valibot'

declare const of: unique symbol

/** An identifier of one kind of record. A string at run time; the compiler keeps the kinds apart. */
export type Id<Of extends string> = string & { readonly [of]: Of }

/** Board ids, record ids and action ids are made of these characters only, so they are safe in a URL and in a log. */
const ID_PATTERN = /^[\w-]{1,32}$/

/** Schema of an id: 1 to 32 of `A-Z a-z 0-9 _ -`. */
export const id = <Of extends string>() =>
  v.pipe(
    v.string(),
    v.regex(ID_PATTERN),
    v.transform(text => text as Id<Of>),
  )

/** Schema of a reference that may point at nothing: an id or the empty string. */
export const maybeId = <Of extends string>() => v.union([id<Of>(), v.literal('')])

export type BoardId = Id<'board'>
