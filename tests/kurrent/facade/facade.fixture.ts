/** What the tests of the facade are written with: a facade in a directory of its own, and the real client. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { EventStoreDBClient } from '@eventstore/db-client';
import type { AppendExpectedRevision, AppendResult, EventData, ReadRevision } from '@eventstore/db-client';
import type { AllStreamResolvedEvent, ResolvedEvent } from '@eventstore/db-client';

import { Facade, type FacadeSettings } from './facade';

/** Credentials make the client take the unary path; without TLS they are not sent. */
const CREDENTIALS = { username: 'nobody', password: 'nothing' };

export type Path = 'unary' | 'batch';
export const PATHS: readonly Path[] = ['unary', 'batch'];

/** An id that can be told apart at sight: event 7 is `…-000000000007`. */
export function id(n: number): string {
  return `0e0e0e0e-0000-8000-8000-${n.toString(16).padStart(12, '0')}`;
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Events with the given ids, their data naming them. */
export function events(...ids: readonly number[]): EventData[] {
  return ids.map((n) => binary({ id: id(n), data: bytes(`event ${n}`) }));
}

export function binary({ id, data, type = 'Told' }: { id: string; data: Uint8Array; type?: string }): EventData {
  return { id, type, contentType: 'application/octet-stream', data, metadata: undefined };
}

export class Stage {
  private readonly directory = mkdtempSync(join(tmpdir(), 'shilu-facade-'));
  private readonly clients: EventStoreDBClient[] = [];
  private readonly open = new Set<Facade>();

  /** Where the first facade keeps its log. */
  get file(): string {
    return join(this.directory, 'facade.db');
  }

  async facade(settings: Partial<FacadeSettings> = {}): Promise<Facade> {
    const facade = await Facade.open({ directory: this.directory, ...settings });
    this.open.add(facade);
    return facade;
  }

  /** A directory for another facade. */
  another(): string {
    return mkdtempSync(join(this.directory, 'other-'));
  }

  client(facade: Facade): EventStoreDBClient {
    return this.clientOf(facade.url);
  }

  clientOf(url: string): EventStoreDBClient {
    const client = EventStoreDBClient.connectionString(url);
    this.clients.push(client);
    return client;
  }

  async stop(facade: Facade): Promise<void> {
    this.open.delete(facade);
    await facade.stop();
  }

  async clear(): Promise<void> {
    for (const facade of this.open) {
      facade.faults.clear();
      await facade.stop();
    }
    for (const client of this.clients) await client.dispose();
    rmSync(this.directory, { recursive: true });
  }
}

/** Appends by the path; `deadline` in milliseconds. */
export function append(
  client: EventStoreDBClient,
  path: Path,
  stream: string,
  expectedRevision: AppendExpectedRevision,
  offered: readonly EventData[],
  options: { readonly deadline?: number; readonly requiresLeader?: boolean } = {},
): Promise<AppendResult> {
  const credentials = path === 'unary' ? { credentials: CREDENTIALS } : {};
  return client.appendToStream(stream, [...offered], { expectedRevision, ...credentials, ...options });
}

/** What an append is answered, short enough to be compared: `ok 2`, `conflict no_stream 0`, or the error's type. */
export async function said(appending: Promise<AppendResult>): Promise<string> {
  try {
    return `ok ${(await appending).nextExpectedRevision}`;
  } catch (error) {
    return wordsOf(error);
  }
}

export function wordsOf(error: unknown): string {
  const { type, code, expectedVersion, actualVersion, message } = error as Readonly<Record<string, unknown>>;
  if (type === 'wrong-expected-version') return `conflict ${String(expectedVersion)} ${String(actualVersion)}`;
  return [type ?? 'no type', code, message].filter((each) => each !== undefined && each !== '').join(' | ');
}

/** Revisions and texts of a stream's events, or the error's words. */
export async function told(
  client: EventStoreDBClient,
  stream: string,
  options: { fromRevision?: ReadRevision; direction?: 'forwards' | 'backwards'; maxCount?: number } = {},
): Promise<string[] | string> {
  const read: string[] = [];
  try {
    for await (const { event } of client.readStream(stream, options)) {
      read.push(event === undefined ? 'nothing' : lineOf(event));
    }
    return read;
  } catch (error) {
    return wordsOf(error);
  }
}

export function lineOf(event: NonNullable<ResolvedEvent['event'] | AllStreamResolvedEvent['event']>): string {
  const text = event.data instanceof Uint8Array ? Buffer.from(event.data).toString('utf8') : JSON.stringify(event.data);
  return `${event.revision} ${text}`;
}
