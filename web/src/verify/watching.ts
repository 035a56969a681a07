/** A watcher at work in this tab: it looks at the log again and again, and at every answer that the pages receive. */
import type { QueryCache } from '@tanstack/react-query';
import type { Session } from '../session/session';
import { browserSurroundings } from './asking';
import { shelfName } from './remembered';
import { pinnedKey } from './signed-checkpoint';
import { Watcher } from './watcher';

const WATCH_MS = 10_000;

export interface Watching {
  readonly watcher: Watcher;
  readonly stop: () => void;
}

/** Undefined when what was given at sign-in is no verifier key. */
export function startWatching(session: Session, answers: QueryCache): Watching | undefined {
  const key = pinnedKey(session.key ?? '');
  if (!key) return undefined;
  const watcher = new Watcher(key, browserSurroundings());
  const look = (): void => void watcher.watch();
  const onShelf = (event: StorageEvent): void => {
    // Without a name: somebody emptied the whole storage.
    if (event.key === shelfName(key) || event.key === null) void watcher.shelfChanged();
  };
  const read = ([token, address]: readonly unknown[], data: unknown): void => {
    if (token === session.token && typeof address === 'string') void watcher.answered(address, data);
  };
  const unsubscribe = answers.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') {
      read(event.query.queryKey as readonly unknown[], event.action.data as unknown);
    }
  });
  for (const { queryKey, state } of answers.getAll()) read(queryKey, state.data);
  window.addEventListener('storage', onShelf);
  const timer = setInterval(look, WATCH_MS);
  look();
  const stop = (): void => {
    clearInterval(timer);
    window.removeEventListener('storage', onShelf);
    unsubscribe();
  };
  return { watcher, stop };
}
