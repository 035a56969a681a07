/** A small signed log made with the integrity code, and a server that shows it as the ledger does. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatCheckpoint } from '../../../src/integrity/checkpoint';
import { toHex } from '../../../src/integrity/hex';
import { formatNote, formatVerifierKey, keyIdOf, signedBytes } from '../../../src/integrity/note';
import { decodeRecord, encodeRecord } from '../../../src/integrity/record';
import { encodeEntryBundle, parseTilePath } from '../../../src/integrity/tile';
import { Frontier, leafHash } from '../../../src/integrity/tree';
import { concat } from './naive-tree';
import { sha256, signerFromSeed } from './node-crypto';

export const ORIGIN = 'ledger.example/test';
export const TOKEN = 'a-token-for-reading';

const signer = signerFromSeed(sha256(signedBytes('the log key of the small log')));
export const VERIFIER_KEY = formatVerifierKey(ORIGIN, signer.publicKey, sha256);

const idOf = (index: number): string => `00000000-0000-8000-8000-${index.toString(16).padStart(12, '0')}`;
export const leafOf = (record: Uint8Array): Uint8Array => leafHash(decodeRecord(record).headerBytes, sha256);

/** What may be odd about a record of a small log. */
export type Oddity = Partial<Parameters<typeof encodeRecord>[0]>;

/** `count` records over five streams, in order and linked; `odd` changes single records before what follows is linked. */
export function recordsOf(count: number, odd: Readonly<Record<number, Oddity>> = {}): Uint8Array[] {
  const heads = new Map<string, { revision: number; prev: string }>();
  return Array.from({ length: count }, (_, index) => {
    const stream = index === 0 ? 'ledger-genesis' : `letter-A${index % 5}`;
    const { revision, prev } = heads.get(stream) ?? { revision: 0, prev: '0'.repeat(64) };
    const record = encodeRecord(
      {
        origin: ORIGIN,
        stream,
        revision,
        id: idOf(index),
        type: index === 0 ? 'LedgerCreated' : 'LetterSigned',
        version: 1,
        recordedAt: new Date(Date.UTC(2026, 0, 5) + index * 1000).toISOString(),
        actor: index === 0 ? 'registrar/-/k0001' : 'party-committee/ORG-620100/k0002',
        prev,
        blind: toHex(sha256(signedBytes(`blind ${index}`))),
        signature: '-',
        ...odd[index],
      },
      signedBytes(`{"about":{},"data":{"title":"责任书 ${index}"}}`),
      sha256,
    );
    heads.set(stream, { revision: revision + 1, prev: toHex(leafOf(record)) });
    return record;
  });
}

/** The checkpoint that the log key signs over these records. */
export function checkpointOf(records: readonly Uint8Array[]): string {
  const frontier = new Frontier(sha256);
  for (const record of records) frontier.append(leafOf(record));
  return signed(formatCheckpoint({ origin: ORIGIN, size: frontier.size, root: frontier.root() }));
}

/** A note with this text, signed by the log key. */
export const signed = (text: string): string =>
  formatNote(text, [
    { name: ORIGIN, keyId: keyIdOf(ORIGIN, signer.publicKey, sha256), signature: signer.sign(signedBytes(text)) },
  ]);

/** What a server shows. The parts need not agree: that is what an auditor has to find out. */
export interface Shown {
  readonly checkpoint: string;
  /** Entry bundles are made of the headers of these. */
  readonly entries: readonly Uint8Array[];
  /** Hash tiles are made of these. */
  readonly leaves: readonly Uint8Array[];
  /** Answers to /v1/events/{id}/record, by the place of the entry with that id. */
  readonly records: readonly Uint8Array[];
}

export const honest = (records: readonly Uint8Array[]): Shown => ({
  checkpoint: checkpointOf(records),
  entries: records,
  leaves: records.map(leafOf),
  records,
});

export interface RunningServer {
  readonly url: string;
  /** `<status> <path>` of every answer so far. */
  readonly answered: readonly string[];
  close(): Promise<void>;
}

export async function serve(shown: Shown): Promise<RunningServer> {
  const answered: string[] = [];
  const server = createServer((request, response) => {
    const { status, body } = answerTo(request, shown);
    answered.push(`${status} ${request.url}`);
    send(response, status, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answered,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

interface Answer {
  readonly status: number;
  readonly body: Uint8Array | string;
}

function answerTo({ url = '', headers }: IncomingMessage, shown: Shown): Answer {
  if (url === '/checkpoint') return { status: 200, body: shown.checkpoint };
  const tile = parseTilePath(url.slice(1));
  const event = /^\/v1\/events\/([^/]+)\/record$/.exec(url);
  if (tile?.level !== 0 && headers.authorization !== `Bearer ${TOKEN}`) return { status: 401, body: 'no token' };
  if (event) {
    const place = shown.entries.findIndex((entry) => decodeRecord(entry).header.id === event[1]);
    const record = shown.records[place];
    return record ? { status: 200, body: record } : { status: 404, body: 'no such event' };
  }
  if (!tile || (tile.level !== 0 && tile.level !== 'entries')) return { status: 404, body: 'no such page' };
  const [from, to] = [tile.n * 256, tile.n * 256 + tile.width];
  const body =
    tile.level === 0
      ? concat(...shown.leaves.slice(from, to))
      : encodeEntryBundle(shown.entries.slice(from, to).map((record) => decodeRecord(record).headerBytes));
  return body.length === 0 ? { status: 404, body: 'no such tile' } : { status: 200, body };
}

function send(response: ServerResponse, status: number, body: Uint8Array | string): void {
  response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/octet-stream' });
  response.end(body);
}
