/** The statements of the event store, prepared once. */
import type { Database, Statement } from './driver';

const STATEMENTS = {
  tail: 'SELECT first + count - 1 AS tail FROM chunk ORDER BY first DESC LIMIT 1',

  insertChunk: 'INSERT INTO chunk (first, count, body) VALUES (?, ?, ?)',
  insertStream: 'INSERT INTO stream (name) VALUES (?)',
  insertRun: 'INSERT INTO run (stream, revision, position, count) VALUES (?, ?, ?, ?)',
  insertId: 'INSERT INTO event_id (stream, tail, position) VALUES (?, ?, ?)',

  streamNo: 'SELECT no FROM stream WHERE name = ?',
  lastRun: 'SELECT revision, position, count FROM run WHERE stream = ? ORDER BY revision DESC LIMIT 1',
  runStart: 'SELECT revision FROM run WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT 1',
  /** At most a page of runs of one record. */
  runsFrom: 'SELECT revision, position, count FROM run WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT 512',
  positionsOfId: 'SELECT position FROM event_id WHERE stream = ? AND tail = ? ORDER BY position',

  chunkAt: 'SELECT first, count, body FROM chunk WHERE first <= ? ORDER BY first DESC LIMIT 1',
  chunkStart: 'SELECT first FROM chunk WHERE first <= ? ORDER BY first DESC LIMIT 1',
  chunksFrom: 'SELECT first, body FROM chunk WHERE first >= ? AND first <= ? ORDER BY first',
} as const;

export type EventStatements = Readonly<Record<keyof typeof STATEMENTS, Statement>>;

export function statementsOf(database: Database): EventStatements {
  const prepared = Object.entries(STATEMENTS).map(([name, sql]) => [name, database.prepare(sql)]);
  return Object.fromEntries(prepared) as EventStatements;
}
