/** `shilu keys`: who may record and read. A token is shown once, when its key is made. */
import { Command } from 'commander';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { canHoldRole } from '../access/organ-roles';
import { SqliteEventStore } from '../adapters/sqlite/event-store';
import { createKey, listKeys, revokeKey, type NewKey } from '../adapters/system/key-file';
import { readSettings } from '../config';
import { eventsPath, keysPath } from '../data-directory';
import type { OrganKind } from '../domain/organisations/organ-kinds';
import { isRole, roles } from '../domain/roles';
import { standingStream } from '../ledger/decoding';
import { openingOf } from '../ledger/stream-facts';
import { UsageFault } from './usage-fault';

interface CreateOptions {
  readonly role: string;
  readonly organ?: string;
  readonly jurisdiction?: string;
  readonly expires?: string;
}

export const keysCommand = (): Command =>
  new Command('keys')
    .description('make, list and revoke keys')
    .addCommand(
      new Command('create')
        .description('make a key and print its token, for the only time')
        .requiredOption('--role <role>', 'one of the roles of the catalogue, or administrator')
        .option('--organ <id>', 'the organ that the key stands for; every role but registrar and public has one')
        .option('--jurisdiction <code>', 'CN, CN-62, CN-620102 …; all when left out')
        .option('--expires <days>', 'e.g. 90d')
        .action(async (options: CreateOptions) => {
          const asked = wanted(options);
          await refuseUnfitRole(asked);
          const { token, key } = createKey(keyFile(), asked, Date.now());
          process.stdout.write(`${token}\n`);
          process.stderr.write(`key ${key.keyId} (${key.role}${key.organ ? ` of ${key.organ}` : ''}) is good now\n`);
        }),
    )
    .addCommand(
      new Command('list').description('all keys, without their secrets').action(() => {
        for (const key of listKeys(keyFile())) {
          const state = key.revokedAt ? `revoked ${key.revokedAt}` : (key.expiresAt ?? 'no expiry');
          const of = [key.organ ?? '-', key.jurisdiction ?? 'everywhere'].join('  ');
          process.stdout.write(`${key.keyId}  ${key.role}  ${of}  made ${key.createdAt}  ${state}\n`);
        }
      }),
    )
    .addCommand(
      new Command('revoke')
        .description('end a key for good; a running service refuses it a tenth of a second later')
        .argument('<key-id>', 'the twelve digits that `keys list` shows')
        .action((keyId: string) => {
          const revoked = revokeKey(keyFile(), keyId, Date.now());
          if (!revoked) throw new UsageFault(`no key ${keyId} is in force; keys list shows all of them`);
          process.stdout.write(`revoked ${keyId}; the service refuses it after a tenth of a second\n`);
        }),
    );

function keyFile(): string {
  const path = keysPath(readSettings(process.env));
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return path;
}

/** Once an organ is registered, its kind decides which roles it can have. */
async function refuseUnfitRole({ role, organ }: NewKey): Promise<void> {
  const path = eventsPath(readSettings(process.env));
  if (role === 'administrator' || organ === undefined || !existsSync(path)) return;
  const store = SqliteEventStore.open(path, { readOnly: true });
  try {
    const registration = openingOf(await standingStream(store, `org-${organ}`));
    const kind = registration?.data['orgKind'] as OrganKind | undefined;
    if (kind === undefined || canHoldRole(kind, role)) return;
    throw new UsageFault(`${organ} is registered as ${kind}, which cannot have the role ${role}`);
  } finally {
    await store.close();
  }
}

function wanted({ role, organ, jurisdiction, expires }: CreateOptions): NewKey {
  if (role !== 'administrator' && !isRole(role)) {
    throw new UsageFault(`--role: one of administrator, ${Object.keys(roles).join(', ')}`);
  }
  const days = expires === undefined ? undefined : /^([1-9]\d{0,3})d$/.exec(expires)?.[1];
  if (expires !== undefined && days === undefined) throw new UsageFault('--expires: a number of days, such as 90d');
  return {
    role,
    ...(organ === undefined ? {} : { organ }),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(days === undefined ? {} : { expiresInDays: Number(days) }),
  };
}
