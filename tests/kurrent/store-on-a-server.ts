/** An event store on a server, each with a prefix of its own: as if the server had nothing else. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ClusterAddress } from '../../src/adapters/kurrent/connection';
import { KurrentEventStore } from '../../src/adapters/kurrent/event-store';
import { Server } from '../../src/adapters/kurrent/server';
import { SqliteLogCopy } from '../../src/adapters/sqlite/log-copy';
import type { StoreFixture } from '../contract/event-store.fixture';

export async function storeOnAServer(address: ClusterAddress, dispose?: () => Promise<void>): Promise<StoreFixture> {
  const directory = mkdtempSync(join(tmpdir(), 'shilu-kurrent-'));
  const named = { prefix: `t${randomBytes(6).toString('hex')}.`, ...address };
  const open = () => KurrentEventStore.open(new Server(named), SqliteLogCopy.open(join(directory, 'copy.db')));
  let store = await open();
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await open();
      return store;
    },
    patienceMs: 5_000,
    dispose: async () => {
      await store.close();
      rmSync(directory, { recursive: true });
      await dispose?.();
    },
  };
}
