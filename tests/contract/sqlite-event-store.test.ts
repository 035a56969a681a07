import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SqliteEventStore } from '../../src/adapters/sqlite/event-store';
import { describeContract } from './case';
import { eventStoreCases } from './event-store.contract';
import { oneWriterCases } from './event-store.one-writer-cases';
import type { StoreFixture } from './event-store.fixture';

function fresh(): StoreFixture {
  const directory = mkdtempSync(join(tmpdir(), 'shilu-events-'));
  const path = join(directory, 'events.db');
  let store = SqliteEventStore.open(path);
  const reopen = async (): Promise<SqliteEventStore> => {
    await store.close();
    store = SqliteEventStore.open(path);
    return store;
  };
  const dispose = async (): Promise<void> => {
    await store.close();
    rmSync(directory, { recursive: true });
  };
  return { store, reopen, patienceMs: 2_000, dispose };
}

describeContract('the event store in an SQLite file', [...eventStoreCases, ...oneWriterCases], fresh);
