/** The event store of src/adapters/kurrent over a copy in SQLite. Its argument: the directory for the copies. */
import { join } from 'node:path';
import { KurrentEventStore } from '../../src/adapters/kurrent/event-store';
import type { ClusterAddress } from '../../src/adapters/kurrent/connection';
import { Server } from '../../src/adapters/kurrent/server';
import { SqliteLogCopy } from '../../src/adapters/sqlite/log-copy';
import { appends, serve, timed, type Side } from './sides';

const [url = '', prefix = '', directory = ''] = process.argv.slice(2);

const open = (address: Omit<ClusterAddress, 'url'>, copy: string): Promise<KurrentEventStore> =>
  KurrentEventStore.open(new Server({ url, ...address }), SqliteLogCopy.open(join(directory, copy)));

async function bytesOf(store: KurrentEventStore): Promise<readonly Uint8Array[]> {
  const read: Uint8Array[] = [];
  for await (const { bytes } of store.readAll()) read.push(bytes);
  return read;
}

let copies = 0;

const adapter: Side = {
  async append(asked) {
    const store = await open({ prefix, path: asked.path }, 'appended.db');
    const appended = await appends(asked, async ({ stream, behind, id, bytes }) => {
      const { outcome } = await store.append({
        stream,
        expected: behind ?? 'no-stream',
        build: () => [{ id, bytes }],
      });
      if (outcome !== 'appended') throw new Error(`an append ended as ${outcome}`);
    });
    await store.close();
    return appended;
  },

  async replay(ledger) {
    const copy = `replayed-${copies++}.db`;
    const start = async (): Promise<readonly Uint8Array[]> => {
      const store = await open({ prefix: ledger.prefix }, copy);
      const read = await bytesOf(store);
      await store.close();
      return read;
    };
    return { first: await timed(ledger, start), second: await timed(ledger, start) };
  },
};

serve(adapter);
