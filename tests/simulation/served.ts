/** A ledger served over HTTP on a port of its own: in memory, or over the files of a directory. */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MemoryEventStore } from '../../src/adapters/memory/event-store';
import { MemorySeal } from '../../src/adapters/memory/seal';
import { SqliteRowStore } from '../../src/adapters/sqlite/row-store';
import { cryptography } from '../../src/adapters/system/cryptography';
import { createKey, KeyFile } from '../../src/adapters/system/key-file';
import { AppModule } from '../../src/app.module';
import { openDataDirectory } from '../../src/data-directory';
import type { Role } from '../../src/domain/roles';
import { createHttpAdapter } from '../../src/http/adapter';
import type { Clock } from '../../src/ledger/clock';
import { openLedger, type Ledger } from '../../src/ledger/ledger';
import { Served } from '../../src/served';
import { projections } from '../../projections';

export interface ServedLedger {
  readonly ledger: Ledger;
  /** A body of JSON, fetched with a key of the role. */
  get(path: string, role: Role, organ: string): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

const inMemory = (clock: Clock): Promise<Ledger> =>
  openLedger({
    store: new MemoryEventStore(),
    openRows: () => SqliteRowStore.open(':memory:'),
    openSeal: (origin) => new MemorySeal(origin),
    clock,
    cryptography,
    projections,
  });

/** Over a connection of its own: a kept one may have been closed while the ledger was asked without it. */
const fetched = (url: string, token: string): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const asked = get(url, { agent: false, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      });
    });
    asked.on('error', reject);
  });

/** Opens a ledger of its own and serves it. `onDisk`: the adapters of a real data directory. */
export async function serve(clock: Clock, onDisk: boolean): Promise<ServedLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'shilu-simulation-'));
  const ledger = onDisk ? await openDataDirectory({ dataDir: join(folder, 'data'), clock }) : await inMemory(clock);
  const keyFile = join(folder, 'keys.json');
  const tokens = new Map<string, string>();
  const keys = new KeyFile(keyFile, Date.now);
  const adapter = await createHttpAdapter({ keys, accessLog: () => undefined });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.serving(new Served(ledger, keys)), adapter, {
    bodyParser: false,
    forceCloseConnections: true,
    logger: false,
  });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const tokenOf = (role: Role, organ: string): string => {
    const name = `${role} ${organ}`;
    const token = tokens.get(name) ?? createKey(keyFile, { role, organ }, Date.now()).token;
    tokens.set(name, token);
    return token;
  };
  return {
    ledger,
    get: async (path, role, organ) => {
      const { status, text } = await fetched(`${url}${path}`, tokenOf(role, organ));
      if (status !== 200) throw new Error(`${path}: ${String(status)} ${text}`);
      return JSON.parse(text) as Record<string, unknown>;
    },
    stop: async () => {
      await app.close();
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
