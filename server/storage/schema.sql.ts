/** The tables of `board.db`. No author, no time, no row order: `WITHOUT ROWID` keeps rows by key alone. */
export const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS board (
    id TEXT PRIMARY KEY, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, length INTEGER NOT NULL,
    code TEXT UNIQUE, wake_at INTEGER, since INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS doc_update (
    board TEXT NOT NULL, epoch INTEGER NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (board, epoch, n)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS snapshot (
    board TEXT NOT NULL, epoch INTEGER NOT NULL, n INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (board, epoch, n)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS secret (
    board TEXT NOT NULL, tbl TEXT NOT NULL, key TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (board, tbl, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS seen (
    board TEXT NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (board, hash)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS part (
    board TEXT NOT NULL, number INTEGER NOT NULL, part TEXT NOT NULL, key TEXT NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (board, number, part)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS access_key (
    hash TEXT PRIMARY KEY, board TEXT NOT NULL, role TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS ticket (
    hash TEXT PRIMARY KEY, board TEXT NOT NULL, seat TEXT NOT NULL, key TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS board_due ON board (wake_at) WHERE wake_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS key_board ON access_key (board, role);
  CREATE INDEX IF NOT EXISTS ticket_board ON ticket (board);
`

/** Bumped when a file of before has to be changed to be read; see `migrate`. */
export const VERSION = 3

export const STATEMENTS = {
  boards: 'SELECT id, epoch FROM board',
  board: 'SELECT * FROM board WHERE id = ?',
  boardOfCode: 'SELECT id FROM board WHERE code = ?',
  due: 'SELECT id FROM board WHERE wake_at IS NOT NULL AND wake_at <= ?',
  addBoard: 'INSERT INTO board VALUES (?, 1, 0, 0, ?, ?, 1)',
  setStanding: 'UPDATE board SET code = ?, wake_at = ? WHERE id = ?',
  setEpoch: 'UPDATE board SET epoch = ?, since = ?, seq = ?, length = 0 WHERE id = ?',
  advance: 'UPDATE board SET seq = ?, length = ? WHERE id = ?',

  updates: 'SELECT n, bytes FROM doc_update WHERE board = ? AND epoch = ? AND n > ? ORDER BY n',
  addUpdate: 'INSERT INTO doc_update VALUES (?, ?, ?, ?)',
  trimUpdates: 'DELETE FROM doc_update WHERE board = ? AND epoch = ? AND n <= ?',
  dropUpdates: 'DELETE FROM doc_update WHERE board = ?',

  snapshots: 'SELECT n, bytes FROM snapshot WHERE board = ? AND epoch = ? ORDER BY n DESC',
  addSnapshot: 'INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?)',
  trimSnapshots: 'DELETE FROM snapshot WHERE board = ? AND epoch = ? AND n < ?',
  dropSnapshot: 'DELETE FROM snapshot WHERE board = ? AND epoch = ? AND n = ?',
  dropSnapshots: 'DELETE FROM snapshot WHERE board = ?',

  secrets: 'SELECT tbl, key, bytes FROM secret WHERE board = ?',
  boxes: "SELECT key FROM secret WHERE board = ? AND tbl = 'box'",
  putSecret: 'INSERT OR REPLACE INTO secret VALUES (?, ?, ?, ?)',
  dropSecret: 'DELETE FROM secret WHERE board = ? AND tbl = ? AND key = ?',
  dropSecrets: 'DELETE FROM secret WHERE board = ?',

  seen: 'SELECT hash FROM seen WHERE board = ?',
  addSeen: 'INSERT OR IGNORE INTO seen VALUES (?, ?)',
  dropSeen: 'DELETE FROM seen WHERE board = ?',

  records: "SELECT number, key, bytes FROM part WHERE board = ? AND part = 'record' ORDER BY number",
  parts: 'SELECT part, key, bytes FROM part WHERE board = ? AND number = ? ORDER BY part',
  part: 'SELECT key, bytes FROM part WHERE board = ? AND number = ? AND part = ?',
  partKeys: 'SELECT board, key FROM part',
  addPart: 'INSERT INTO part VALUES (?, ?, ?, ?, ?)',
  dropPart: 'DELETE FROM part WHERE board = ? AND number = ? AND part = ?',

  addKey: 'INSERT INTO access_key VALUES (?, ?, ?)',
  keepReader: "UPDATE ticket SET seat = '', key = '' WHERE board = ? AND seat = ?",
  dropReaders: "DELETE FROM ticket WHERE board = ? AND seat = '' AND key = ''",
  dropTickets: "DELETE FROM ticket WHERE board = ? AND seat <> ''",
} as const
