/** What a watcher asks the service for, and where it keeps what it saw. */
import { askBytes, Refused, Unreachable } from '../api/client';
import { NotNow } from './faults';
import type { ReadTile } from './consistency';
import type { Surroundings } from './watcher';

/** Tiles never change under their names; the last ones asked for are kept. */
const TILES_KEPT = 256;

export const browserSurroundings = (): Surroundings => ({
  newest: async () => {
    try {
      return new TextDecoder().decode(await askBytes('/checkpoint', {}));
    } catch (error) {
      if (error instanceof Refused && error.slug === 'not-yet-sealed') return undefined;
      throw notNow(error);
    }
  },
  readTile: keepingTiles(async (path) => {
    try {
      return await askBytes(`/${path}`, {});
    } catch (error) {
      throw notNow(error);
    }
  }),
  shelf: window.localStorage,
  tab: window.sessionStorage,
  now: () => new Date().toISOString(),
});

/** A service that refuses what it signed for proves nothing, and disproves nothing either. */
const notNow = (error: unknown): unknown =>
  error instanceof Unreachable || error instanceof Refused ? new NotNow('away', { cause: error }) : error;

function keepingTiles(read: ReadTile): ReadTile {
  const kept = new Map<string, Promise<Uint8Array>>();
  return (path) => {
    const known = kept.get(path);
    if (known) return known;
    const asked = read(path);
    kept.set(path, asked);
    asked.catch(() => kept.delete(path));
    const oldest = kept.keys().next();
    if (kept.size > TILES_KEPT && oldest.done !== true) kept.delete(oldest.value);
    return asked;
  };
}
