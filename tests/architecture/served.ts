/** The real service on an empty ledger of its own, for what only a running service can say about itself. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { pino } from 'pino';
import { createKey } from '../../src/adapters/system/key-file';
import { keysPath } from '../../src/data-directory';
import { roles, type Role } from '../../src/domain/roles';
import { startService } from '../../src/main';

export interface Served {
  readonly url: string;
  readonly document: OpenAPIObject;
  /** A fresh key's token; of an invented organ where the role needs one. */
  token(role: Role | 'administrator'): string;
  stop(): Promise<void>;
}

export async function serve(): Promise<Served> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shilu-docs-'));
  const service = await startService({ dataDir, host: '127.0.0.1', port: 0 }, pino({ level: 'silent' }));
  const answer = await fetch(`${service.url}/openapi.json`);
  return {
    url: service.url,
    document: (await answer.json()) as OpenAPIObject,
    token: (role) => {
      const organ = role !== 'administrator' && roles[role].needsOrgan ? { organ: 'example-organ' } : {};
      return createKey(keysPath({ dataDir }), { role, ...organ }, Date.now()).token;
    },
    stop: async () => {
      await service.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
