/** Flush requests that a disk has completed, as the kernel counts them. */
import { readFileSync, statSync } from 'node:fs';

/** Field of /proc/diskstats behind the device numbers and name: flush requests completed. */
const FLUSH_FIELD = 16;

/** Reads the counter of the disk that holds a path; undefined where the kernel does not give one. */
export function flushCounter(path: string): (() => number) | undefined {
  const device = statSync(path).dev;
  // Linux encodes device numbers as (major << 8 | minor) for the majors in use here.
  const major = (device >> 8) & 0xfff;
  const minor = (device & 0xff) | ((device >> 12) & 0xfff00);
  const read = (): number | undefined => {
    try {
      const lines = readFileSync('/proc/diskstats', 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/));
      const own = lines.find(([a, b]) => Number(a) === major && Number(b) === minor);
      const count = Number(own?.[2 + FLUSH_FIELD]);
      return Number.isNaN(count) ? undefined : count;
    } catch {
      return undefined;
    }
  };
  return read() === undefined ? undefined : () => read() ?? NaN;
}
