/** The service as `shilu serve` starts it, in a process of its own: its log goes to a file, its keys to the parent. */
import { createKey } from '../../src/adapters/system/key-file';
import { SqliteEventStore } from '../../src/adapters/sqlite/event-store';
import { keysPath } from '../../src/data-directory';
import { serviceLog, startService } from '../../src/main';
import { serveParent } from '../child';
import type { Usage } from './usage';

export interface ServiceHello {
  readonly port: number;
  readonly registrar: string;
  /** Of the organ that imposes the penalties. */
  readonly enforcement: string;
  readonly auditor: string;
}

async function main(dataDir: string, organ: string): Promise<void> {
  const service = await startService({ dataDir, host: '127.0.0.1', port: 0 }, serviceLog());
  const { store } = service.ledger;
  const keys = keysPath({ dataDir });
  const hello: ServiceHello = {
    port: Number(new URL(service.url).port),
    registrar: createKey(keys, { role: 'registrar' }, Date.now()).token,
    enforcement: createKey(keys, { role: 'law-enforcement-organ', organ }, Date.now()).token,
    auditor: createKey(keys, { role: 'auditor', organ }, Date.now()).token,
  };
  const usage = (): Usage => {
    const { user, system } = process.cpuUsage();
    return { cpuUs: user + system, flushes: store instanceof SqliteEventStore ? store.flushes : 0 };
  };
  serveParent(hello, usage, () => service.stop());
}

const [dataDir, organ] = process.argv.slice(2);
if (dataDir === undefined || organ === undefined) throw new Error('data directory and organ are expected');
void main(dataDir, organ);
