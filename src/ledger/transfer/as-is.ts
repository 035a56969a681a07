/**
 * A ledger moved into another store as it is: the same bytes in the same order under the same checkpoints. Over the ports
 * alone, so that it goes from any store to any other.
 *
 * The file is read whole before the first append, so that a bad one leaves nothing behind; what the target holds already
 * has to be its beginning. The seal comes last: until then no start takes the target for a ledger.
 */
import { parseCheckpoint } from '../../integrity/checkpoint';
import { sameBytes } from '../../integrity/digest';
import { parseNote, type VerifySignature } from '../../integrity/note';
import { decodeRecord } from '../../integrity/record';
import type { Cryptography } from '../cryptography';
import type { EventStore, StoredRecord } from '../event-store';
import type { Seal } from '../seal';
import { CountedRecords } from './counted-records';
import { CHECKPOINT_MARK, ExportFault, parseLine, type ExportEnd } from './export-lines';
import { ExportReader, type ExportedRecord } from './export-reader';
import { belongsTo, OrderedAppends } from './ordered-appends';

/** The target holds something else than the beginning of the file; nothing was stored. */
export class TargetRefused extends Error {}

/** The target gives back something else than it was given; it is not sealed, and not to be served. */
export class TargetDiffers extends Error {}

/** Appending ended before the end of the file; the message says how much is stored, and how to go on. */
export class AsIsStopped extends Error {}

export interface AsIsParts {
  /** The lines of the file without their LF, from the first on, anew with each call. */
  readonly lines: () => AsyncIterable<string>;
  readonly store: EventStore;
  /** With the log's own key; holding no checkpoint, or some of the file's. */
  readonly seal: Seal;
  readonly sha256: Cryptography['sha256'];
  readonly verify: VerifySignature;
  /**
   * Appends under way at once, 1 when left out. More only for a store that decides them in the order of the calls: over a
   * network they might overtake one another.
   */
  readonly atOnce?: number;
  /** Store nothing: read the file, and compare it with what the target holds. */
  readonly dryRun?: boolean;
  /** Called before the first append. */
  readonly onBegin?: () => void;
  readonly onProgress?: (what: AsIsStep, records: number) => void;
}

export type AsIsStep = 'checked' | 'stored' | 'read back';

export interface AsIsReport extends ExportEnd {
  readonly origin: string;
  readonly key: string;
  /** Records that the target held before. */
  readonly held: number;
  /** So many records, from the first on, are under a signature. */
  readonly sealed: number;
}

const ADOPTED_TOGETHER = 1_000;

/**
 * Moves the ledger in, or goes on where a cut ended it; a target that holds all of the file is only read.
 *
 * @throws ExportFault when the file is not sound, or not one that this seal can go on with; nothing was stored
 * @throws TargetDiffers when the target gives back something else than it was given
 * @throws TargetRefused when the target holds something else
 * @throws AsIsStopped when an append did not go ahead
 */
export async function importAsIs(parts: AsIsParts): Promise<AsIsReport> {
  const report = await compared(parts);
  if (parts.dryRun) return report;
  if (report.held < report.size) {
    parts.onBegin?.();
    await appendBehind(parts, report);
  }
  await readBack(parts, report);
  await adopt(parts);
  return report;
}

/** Reads the whole file beside what the target holds. */
async function compared({ lines, store, seal, sha256, verify, onProgress }: AsIsParts): Promise<AsIsReport> {
  const file = await ExportReader.open(lines(), sha256, verify);
  const { origin, key } = file.header;
  if (key !== seal.verifierKey) {
    await file.close();
    const message = `its log key is ${key}, that of the seal is ${seal.verifierKey}`;
    throw new ExportFault('key', message, `put the log key of ${origin} in the directory of the seal`);
  }
  const sealed = sealedIn(seal);
  const there = store.readAll()[Symbol.asyncIterator]();
  try {
    let next = await there.next();
    let held = 0;
    for await (const record of file.records()) {
      if (!next.done) {
        assertSame(next.value, record, origin);
        held += 1;
        next = await there.next();
      }
      if (sealed?.size === record.index + 1 && !sameBytes(sealed.root, file.root())) {
        throw new ExportFault(
          'content',
          `the seal has signed another root than that of its first ${sealed.size} records`,
          'the seal is of another history: find out which of the two was published',
        );
      }
      onProgress?.('checked', file.end.size);
    }
    const { end } = file;
    if (!next.done)
      throw new TargetRefused(`the target holds more than the ${end.size} records of the file: it has gone on`);
    if (sealed && sealed.size > end.size) {
      throw new ExportFault(
        'rollback',
        `it ends at ${end.size} records, below the ${sealed.size} that the seal has signed`,
      );
    }
    return { ...end, origin, key, held, sealed: file.sealed };
  } finally {
    await there.return?.();
  }
}

function sealedIn(seal: Seal): { readonly size: number; readonly root: Uint8Array } | undefined {
  const newest = seal.latest();
  return newest && parseCheckpoint(parseNote(newest.note).text);
}

function assertSame(there: StoredRecord, { index, stream, revision, id, bytes }: ExportedRecord, origin: string): void {
  const same = there.stream === stream && there.revision === revision && there.id === id;
  if (same && sameBytes(there.bytes, bytes)) return;
  const other = originOf(there);
  throw new TargetRefused(
    other === origin
      ? `the target holds another record ${index} than the file: give it an empty one`
      : `the target holds ${other}, the file is of ${origin}: give it an empty one`,
  );
}

function originOf({ bytes }: StoredRecord): string {
  try {
    return decodeRecord(bytes).header.origin;
  } catch {
    return 'records of another kind';
  }
}

async function appendBehind(
  { lines, store, sha256, verify, atOnce = 1, onProgress }: AsIsParts,
  { held, size }: AsIsReport,
): Promise<void> {
  const appends = new OrderedAppends(store, atOnce);
  try {
    const file = await ExportReader.open(lines(), sha256, verify);
    let run: ExportedRecord[] = [];
    for await (const record of file.records()) {
      if (record.index < held) continue;
      if (run.length > 0 && !belongsTo(run, record)) {
        await appends.append(run);
        onProgress?.('stored', held + appends.stored);
        run = [];
      }
      run.push(record);
    }
    if (run.length > 0) await appends.append(run);
    await appends.settled();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new AsIsStopped(
      `${message}; ${held + appends.stored} of ${size} records are known to be stored: run it again to go on`,
      { cause: error },
    );
  }
}

/** What the target holds now is what the file says, from the target's own bytes. */
async function readBack({ store, sha256, onProgress }: AsIsParts, { origin, size, root }: AsIsReport): Promise<void> {
  const records = new CountedRecords(origin, sha256);
  for await (const record of store.readAll()) {
    const taken = records.take(record);
    if (typeof taken === 'string') {
      throw new TargetDiffers(`the target gives back another record ${records.size} than it was given: ${taken}`);
    }
    onProgress?.('read back', records.size);
  }
  if (records.size === size && records.rootHex() === root) return;
  throw new TargetDiffers(
    `the target gives back ${records.size} records with root ${records.rootHex()}, not ${size} with ${root}`,
  );
}

/** The signatures, whose roots were compared with the records: they have the root that the target gave back. */
async function adopt({ lines, seal }: AsIsParts): Promise<void> {
  let notes: string[] = [];
  for await (const line of lines()) {
    if (!line.startsWith(CHECKPOINT_MARK)) continue;
    const read = parseLine(line);
    if (read.kind === 'checkpoint') notes.push(read.note);
    if (notes.length === ADOPTED_TOGETHER) {
      seal.adopt(...notes);
      notes = [];
    }
  }
  seal.adopt(...notes);
}
