/** What the two sides of bench/kurrent.ts are asked and answer: the adapter, and the client that it stands on. */
import { randomUUID } from 'node:crypto';
import { serveParent } from '../child';

export type Path = 'unary' | 'batch';

export type Asked =
  | { readonly what: 'append'; readonly path: Path; readonly writers: number; readonly milliseconds: number }
  /** Reads a ledger through, from the server's start. */
  | { readonly what: 'replay'; readonly ledger: Ledger };

/** Records under a prefix of their own. */
export interface Ledger {
  readonly prefix: string;
  readonly records: number;
}

export interface Appended {
  /** Appends that were acknowledged and seen in the side's own subscription, a second. */
  readonly rate: number;
  /** Milliseconds of each. */
  readonly latencies: readonly number[];
  /** Microseconds of the side's own processor time an append. */
  readonly cpuUs: number;
}

export interface Timed {
  /** Records a second. */
  readonly rate: number;
  /** Microseconds of the side's own processor time a record. */
  readonly cpuUs: number;
}

/** By the way it was read. */
export type Replayed<Way extends string> = Readonly<Record<Way, Timed>>;

export const RECORD_BYTES = 300;

const PAYLOAD = Buffer.alloc(RECORD_BYTES, '{"payload":"an invented fact"}');

/** Different in each record, so that no two are taken for each other. */
export function recordOf(id: string): Uint8Array {
  const bytes = Uint8Array.from(PAYLOAD);
  bytes.set(Buffer.from(id, 'latin1'));
  return bytes;
}

export interface Appending {
  readonly stream: string;
  /** Revision of the stream's last record; undefined: it does not exist. */
  readonly behind: number | undefined;
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Each writer appends one record after the other to a stream of its own. */
export async function appends(
  { writers, milliseconds }: { readonly writers: number; readonly milliseconds: number },
  append: (appending: Appending) => Promise<void>,
): Promise<Appended> {
  const latencies: number[] = [];
  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      const stream = `writer-${randomUUID()}`;
      for (let revision = 0; performance.now() - start < milliseconds; revision += 1) {
        const sent = performance.now();
        const id = randomUUID();
        await append({ stream, behind: revision === 0 ? undefined : revision - 1, id, bytes: recordOf(id) });
        latencies.push(performance.now() - sent);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { rate: latencies.length / seconds, latencies, cpuUs: (user + system) / latencies.length };
}

/** @throws when other than the ledger's records were read */
export async function timed({ records }: Ledger, read: () => Promise<readonly Uint8Array[]>): Promise<Timed> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const { length } = await read();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  if (length !== records) throw new Error(`${length} records were read instead of ${records}`);
  return { rate: records / seconds, cpuUs: (user + system) / records };
}

export interface Side {
  append(asked: Extract<Asked, { what: 'append' }>): Promise<Appended>;
  replay(ledger: Ledger): Promise<Replayed<string>>;
}

/** Answers the parent, each question with connections of its own: a side that is not asked costs nothing. */
export function serve(side: Side): void {
  serveParent({}, (message) => {
    const asked = message as Asked;
    return asked.what === 'append' ? side.append(asked) : side.replay(asked.ledger);
  });
}
