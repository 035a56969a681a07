/** Two processes on one data directory would follow it twice and sign against each other: the second one is refused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { DirectoryInUse, DirectoryLock } from '../../src/adapters/sqlite/directory-lock';
import { startService } from '../../src/main';

describe('a data directory', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'shilu-lock-'));
  const settings = { dataDir, host: '127.0.0.1', port: 0 };
  const silent = pino({ level: 'silent' });

  afterAll(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is served by one process, and by the next once that has stopped', async () => {
    const first = await startService(settings, silent);
    const refused = startService(settings, silent).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(await refused.finally(() => first.stop())).toBeInstanceOf(DirectoryInUse);
    const second = await startService(settings, silent);
    await second.stop();
  });

  it('is free again when a start has failed', async () => {
    await expect(startService({ ...settings, currency: 'EUR' }, silent)).rejects.toThrow('currency');
    DirectoryLock.take(dataDir).release();
  });
});
