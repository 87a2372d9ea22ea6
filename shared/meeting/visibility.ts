import { type Kind, kindNames, type Sharing } from '../board/kinds.ts'
import type { TableName } from '../board/schema.ts'
import type { SecretTable } from '../board/secrets.ts'
import { sharingOf } from './sharing.ts'

/** What the page about safety tells of, one by one. Its words are `seen.<name>`. */
type Seen =
  | 'cards'
  | 'talk'
  | 'agreed'
  | 'groups'
  | 'names'
  | 'signals'
  | 'turn'
  | 'me_too'
  | 'cover'
  | 'door'
  | 'own'
  | 'votes'
  | 'host'
  | 'plan'

/**
 * Everything that is kept of a meeting, in the document or beside it, and under which heading the page about safety tells
 * who sees it. A new table does not compile without its line here. [T9]
 */
const toldUnder = {
  card: 'cards',
  letterbox: 'cards',
  claim: 'own',
  seat: 'names',
  signal: 'signals',
  turn: 'turn',
  talk: 'talk',
  erased: 'talk',
  presence: 'talk',
  wish: 'talk',
  agree: 'agreed',
  watch: 'agreed',
  credit: 'names',
  tick: 'groups',
  way: 'talk',
  oneVoice: 'talk',
  smallGroups: 'talk',
  gauge: 'talk',
  balance: 'talk',
  meToo: 'me_too',
  tally: 'me_too',
  echo: 'me_too',
  cover: 'cover',
  taken: 'cover',
  forget: 'cover',
  knock: 'door',
  box: 'votes',
  ballot: 'votes',
  round: 'votes',
  check: 'votes',
  decision: 'plan',
  deed: 'host',
  group: 'plan',
  meeting: 'plan',
  step: 'plan',
  pile: 'plan',
} as const satisfies Record<TableName | SecretTable, Seen>

/** The headings in their order, each once; cards have their own, by how they are shared. */
export const toldThings = [...new Set(Object.values(toldUnder))].filter(seen => seen !== 'cards')

/** Every way in which a card reaches others, and the kinds that do: by the rule that the server decides by. */
export const kindsBySharing: readonly { readonly sharing: Sharing; readonly kinds: readonly Kind[] }[] = (
  ['sealed', 'open', 'named'] as const
).map(sharing => ({ sharing, kinds: kindNames.filter(kind => sharingOf(kind, true) === sharing) }))
