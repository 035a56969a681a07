/**
 * The text of a checkpoint, https://c2sp.org/tlog-checkpoint: which log, how long, which root. Extension lines, which
 * the specification allows and advises against, are refused: nobody here could say what a signature under them means.
 */
import { decodeBase64, encodeBase64 } from './base64';
import { HASH_BYTES } from './digest';
import { NoteFault } from './note';

export interface Checkpoint {
  /** Name of the log. */
  readonly origin: string;
  /** Number of records sealed: indices 0 to size - 1. */
  readonly size: number;
  /** RFC 6962 root over them, 32 bytes. */
  readonly root: Uint8Array;
}

const SIZE = /^(?:0|[1-9][0-9]{0,15})$/;
const NOT_IN_AN_ORIGIN = /[\u0000-\u001f\u007f\p{Cs}]/u;

/** Three lines, each ended by LF. Throws NoteFault when a part cannot be written so. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${encodeBase64(root)}\n`;
  parseCheckpoint(text);
  return text;
}

/** The parts of a checkpoint's text, which is to come from `verifyNote`. Throws NoteFault. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, digits, encoded, end, ...more] = text.split('\n');
  const root = decodeBase64(encoded ?? '');
  const size = SIZE.test(digits ?? '') ? Number(digits) : Number.NaN;
  if (
    !origin ||
    NOT_IN_AN_ORIGIN.test(origin) ||
    !Number.isSafeInteger(size) ||
    root?.length !== HASH_BYTES ||
    end !== '' ||
    more.length > 0
  ) {
    throw new NoteFault('malformed-checkpoint');
  }
  return { origin, size, root };
}
