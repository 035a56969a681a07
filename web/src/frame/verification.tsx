/** What this tab can say of the log, given to the badge and the drawer. What checks is loaded when the page stands. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { brokenMarks } from '../session/broken';
import { markOf, nothingKnown, type Standing } from '../session/standing';
import { useSession } from '../session/use-session';
import type { Watcher } from '../verify/watcher';

interface Verification {
  readonly standing: Standing;
  /** Undefined while nothing can be checked: no key, no key that is one, or not loaded yet. */
  readonly watcher: Watcher | undefined;
}

const Context = createContext<Verification>({ standing: { ...nothingKnown, mark: 'unpinned' }, watcher: undefined });

export const useVerification = (): Verification => use(Context);

const AGAIN_MS = 10_000;

/** Before the watcher is there, and where there is none. */
function standingWithout(hasKey: boolean, trouble: Standing['trouble']): Standing {
  const broken = brokenMarks(window.sessionStorage);
  const known = { ...nothingKnown, trouble, broken };
  return { ...known, mark: hasKey || broken.length > 0 ? markOf(known) : 'unpinned' };
}

const notSubscribed = (): (() => void) => () => undefined;

export function VerificationProvider({ children }: { readonly children: ReactNode }) {
  const { session } = useSession();
  const answers = useQueryClient().getQueryCache();
  const [watcher, setWatcher] = useState<Watcher>();
  const [trouble, setTrouble] = useState<Standing['trouble']>();
  const hasKey = session?.key !== undefined;

  useEffect(() => {
    if (!session || !hasKey) return undefined;
    let stop: () => void = () => undefined;
    let isGone = false;
    const start = async (): Promise<void> => {
      const { startWatching } = await import('../verify/watching');
      if (isGone) return;
      const watching = startWatching(session, answers);
      setTrouble(watching ? undefined : 'malformed-key');
      setWatcher(watching?.watcher);
      if (watching) stop = watching.stop;
    };
    const attempt = (): void => {
      start().catch(() => {
        if (isGone) return;
        setTrouble('away');
        const timer = setTimeout(attempt, AGAIN_MS);
        stop = () => clearTimeout(timer);
      });
    };
    attempt();
    return () => {
      isGone = true;
      stop();
    };
  }, [session, hasKey, answers]);

  const without = useMemo(() => standingWithout(hasKey, trouble), [hasKey, trouble]);
  const standing = useSyncExternalStore(watcher?.subscribe ?? notSubscribed, watcher?.current ?? (() => without));
  const verification = useMemo(() => ({ standing, watcher }), [standing, watcher]);
  return <Context value={verification}>{children}</Context>;
}
