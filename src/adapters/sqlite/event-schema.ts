/** Tables of the event store; docs/adr/0004-storage-layout.md has the alternatives and the figures. */
import type { FileKind } from './database-file';

const APPEND_ONLY = ['stream', 'chunk', 'run', 'event_id'] as const;

const SCHEMA = `
  CREATE TABLE stream (
    no    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL UNIQUE
  ) STRICT;

  -- The log: consecutive records of one commit, those at positions first to first + count - 1.
  CREATE TABLE chunk (
    first INTEGER PRIMARY KEY,
    count INTEGER NOT NULL CHECK (count > 0),
    body  BLOB NOT NULL
  ) STRICT;

  -- Where a stream's records lie: count records from a revision on stand together, from a position on.
  CREATE TABLE run (
    stream   INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    count    INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (stream, revision)
  ) STRICT, WITHOUT ROWID;

  -- Event ids by the last 48 bits of each; the whole id is compared with the record found.
  CREATE TABLE event_id (
    stream   INTEGER NOT NULL,
    tail     INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (stream, tail, position)
  ) STRICT, WITHOUT ROWID;
`;

function appendOnly(table: string): string {
  return ['UPDATE', 'DELETE']
    .map(
      (verb) => `
  CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
  BEGIN SELECT RAISE(ABORT, 'the event store is append-only'); END;`,
    )
    .join('');
}

export const EVENT_FILE: FileKind = {
  versionRemedy: 'serve it with the program that made it',
  remedy: 'keep it as it is, and restore events.db from a backup that verifies',
  what: 'event store',
  applicationId: 0x53_48_4c_45, // 'SHLE'
  version: 1,
  schema: SCHEMA + APPEND_ONLY.map(appendOnly).join(''),
  journal: 'WAL',
  synchronous: 'FULL',
};

/** The copy of a log that a server keeps: the same tables, which may be thrown away. */
export const LOG_COPY_FILE: FileKind = {
  ...EVENT_FILE,
  what: 'copy of the log',
  remedy: 'delete it: it is made again from the server',
  versionRemedy: 'delete it: it is made again from the server',
  applicationId: 0x53_48_4c_43, // 'SHLC'
  synchronous: 'NORMAL',
};
