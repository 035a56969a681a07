/**
 * The service's account in the store, and what it may do: read and append. Deleting and rights stay with administrators,
 * whom nobody can be kept from being: that a record is gone is seen by the ledger's own proofs. Run again, it sets the
 * password to what the file says, and leaves rights that are as they should be.
 */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { BACKWARDS, END, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';

const HOST = 'node1.kurrentdb:2113';
const CA = '/certs/ca.crt';
const ACCOUNT = 'ledger';
const secret = (name) => readFileSync(`/run/secrets/${name}`, 'utf8').trimEnd();

const admin = { username: 'admin', password: secret('admin-password') };
const password = secret('ledger-password');

/** Who may do what where a stream says nothing itself. */
const DEFAULT_RIGHTS = {
  $userStreamAcl: { $r: [ACCOUNT], $w: [ACCOUNT], $d: ['$admins'], $mr: [ACCOUNT], $mw: ['$admins'] },
  $systemStreamAcl: { $r: ['$admins'], $w: ['$admins'], $d: ['$admins'], $mr: ['$admins'], $mw: ['$admins'] },
};

async function post(path, body) {
  const authorization = `Basic ${Buffer.from(`${admin.username}:${admin.password}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  return fetch(`https://${HOST}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function ensureAccount() {
  const made = await post('/users', { loginName: ACCOUNT, fullName: 'Shilu', groups: [], password });
  if (made.ok) return;
  const reset = await post(`/users/${ACCOUNT}/command/reset-password`, { newPassword: password });
  if (!reset.ok) throw new Error(`the account ${ACCOUNT}: ${made.status} when made, ${reset.status} when reset`);
}

async function lastOf(client, stream) {
  try {
    const read = client.readStream(stream, {
      direction: BACKWARDS,
      fromRevision: END,
      maxCount: 1,
      credentials: admin,
    });
    for await (const { event } of read) return event?.data;
  } catch (error) {
    if (error.type !== 'stream-not-found') throw error;
  }
  return undefined;
}

async function ensureRights(client) {
  if (!isDeepStrictEqual(await lastOf(client, '$settings'), DEFAULT_RIGHTS)) {
    const event = jsonEvent({ type: 'update-default-acl', data: DEFAULT_RIGHTS });
    await client.appendToStream('$settings', event, { credentials: admin });
  }
  // Following the whole log is a right of its own.
  const rights = { $acl: { $r: [ACCOUNT] } };
  if (isDeepStrictEqual(await lastOf(client, '$$$all'), rights)) return;
  await client.setStreamMetadata('$all', { acl: { readRoles: [ACCOUNT] } }, { credentials: admin });
}

/** A cluster that was just started has no leader for some seconds. */
async function patiently(attempt) {
  for (let left = 30; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0) throw error;
      process.stderr.write(`not yet: ${error.message || error.type}\n`);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}

await patiently(ensureAccount);
const client = EventStoreDBClient.connectionString(`esdb://${HOST}?tls=true&tlsCAFile=${CA}`);
await patiently(() => ensureRights(client));
await client.dispose();
process.stdout.write(`${ACCOUNT} may read and append\n`);
