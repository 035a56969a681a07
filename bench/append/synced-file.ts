/** The limit that no durable append passes: one record written and flushed, then the next. */
import { closeSync, fdatasyncSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A record of a fact as it is stored: header and payload. */
const RECORD_BYTES = 900;

/** Records a second, each behind a flush of its own, on the disk that holds the directory. */
export function syncedAppends(directory: string, milliseconds: number): number {
  const path = join(directory, 'synced-file');
  const record = Buffer.alloc(RECORD_BYTES, 'r');
  const file = openSync(path, 'a');
  let count = 0;
  const start = performance.now();
  while (performance.now() - start < milliseconds) {
    writeSync(file, record);
    fdatasyncSync(file);
    count += 1;
  }
  const seconds = (performance.now() - start) / 1000;
  closeSync(file);
  unlinkSync(path);
  return count / seconds;
}
