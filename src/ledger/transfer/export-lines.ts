/**
 * The lines of an exported ledger, docs/reference/export-format.md. Each is one JSON object that is written in exactly
 * one way: a line that would not be written again as it is read is refused.
 */
import type { VerifyFault } from '../verifier';

export const EXPORT_FORMAT = 'shilu-export';
export const EXPORT_VERSION = 1;

type Fault = Exclude<VerifyFault, 'projection'>;

const REMEDIES: Readonly<Record<Fault, string>> = {
  unreadable: 'take another copy of the file, or export again',
  content: 'take another copy of the file, or export again',
  rollback: 'export again',
  key: "export again, and compare the log's key with the one that was written down",
};

/** An export, or the ledger that one is made of, is not as it has to be; the message names line or record. */
export class ExportFault extends Error {
  constructor(
    readonly fault: Fault,
    message: string,
    /** What to do about it in a file. */
    readonly remedy: string = REMEDIES[fault],
  ) {
    super(message);
    this.name = 'ExportFault';
  }
}

/** The first line: what is to be known before anything is read. */
export interface ExportHeader {
  /** Name of the ledger. */
  readonly origin: string;
  /** The log's verifier key, as C2SP signed-note writes it. */
  readonly key: string;
  /** The newest checkpoint when the export began; it stands again in its place among the records. */
  readonly newest: string;
}

/** One record; the lines of records stand in the order of the log. */
export interface RecordLine {
  readonly index: number;
  readonly stream: string;
  readonly bytes: Uint8Array;
}

/** The last line. */
export interface ExportEnd {
  readonly size: number;
  /** RFC 6962 root over all records, lower-case hex. */
  readonly root: string;
  /** Lines with a checkpoint. */
  readonly checkpoints: number;
}

export type ExportLine =
  | { readonly kind: 'record'; readonly record: RecordLine }
  /** Stands right behind the last record that it signs. */
  | { readonly kind: 'checkpoint'; readonly note: string }
  | { readonly kind: 'end'; readonly end: ExportEnd };

const line = (object: object): string => `${JSON.stringify(object)}\n`;

/** Lines with their LF. */
export const headerLine = ({ origin, key, newest }: ExportHeader): string =>
  line({ format: EXPORT_FORMAT, version: EXPORT_VERSION, origin, key, newest });

export const recordLine = ({ index, stream, bytes }: RecordLine): string =>
  line({ index, stream, record: base64Of(bytes) });

export const checkpointLine = (note: string): string => line({ checkpoint: note });

export const endLine = ({ size, root, checkpoints }: ExportEnd): string => line({ size, root, checkpoints });

/** How each line with a checkpoint begins, and no other. */
export const CHECKPOINT_MARK = '{"checkpoint":';

/** The first line, without its LF. @throws ExportFault, for a version that this program does not read as well */
export function parseHeader(text: string): ExportHeader {
  const { format, version, origin, key, newest } = parsed(text);
  if (format !== EXPORT_FORMAT) throw new ExportFault('unreadable', 'it is no export of a ledger');
  if (version !== EXPORT_VERSION) {
    const found = typeof version === 'number' ? `version ${version}` : 'an unknown version';
    throw new ExportFault(
      'unreadable',
      `the export is of ${found}, this program reads version ${EXPORT_VERSION}`,
      'import it with the program that wrote it, or a newer one',
    );
  }
  if (typeof origin === 'string' && typeof key === 'string' && typeof newest === 'string') {
    const header = { origin, key, newest };
    if (headerLine(header) === `${text}\n`) return header;
  }
  throw malformed();
}

/** Any other line, without its LF. @throws ExportFault */
export function parseLine(text: string): ExportLine {
  const { index, stream, record, checkpoint, size, root, checkpoints } = parsed(text);
  if (typeof checkpoint === 'string' && checkpointLine(checkpoint) === `${text}\n`) {
    return { kind: 'checkpoint', note: checkpoint };
  }
  if (isCount(index) && typeof stream === 'string' && typeof record === 'string') {
    const read = { index, stream, bytes: Buffer.from(record, 'base64') };
    if (recordLine(read) === `${text}\n`) return { kind: 'record', record: read };
  }
  if (isCount(size) && typeof root === 'string' && isCount(checkpoints)) {
    const end = { size, root, checkpoints };
    if (endLine(end) === `${text}\n`) return { kind: 'end', end };
  }
  throw malformed();
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // The same words for everything that cannot have been written by an export.
  }
  throw malformed();
}

const malformed = (): ExportFault => new ExportFault('unreadable', 'it is not a line of an export');

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const base64Of = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
