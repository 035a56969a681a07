/** The session of this tab, given to everything below. */
import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { sessionIn, storedSession, storeSession, type Session } from './session';

interface SessionHolder {
  readonly session: Session | undefined;
  readonly signIn: (session: Session) => void;
  readonly signOut: () => void;
}

const Context = createContext<SessionHolder | undefined>(undefined);

/** Takes the session out of the address before anything else looks at it. */
export function sessionOnArrival(): Session | undefined {
  const brought = sessionIn(window.location.hash);
  if (brought === undefined) return storedSession(window.sessionStorage);
  storeSession(window.sessionStorage, brought);
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  return brought;
}

export function SessionProvider(props: { readonly initial: Session | undefined; readonly children: ReactNode }) {
  const [session, setSession] = useState(props.initial);
  const holder = useMemo(() => {
    const change = (next: Session | undefined): void => {
      storeSession(window.sessionStorage, next);
      setSession(next);
    };
    return { session, signIn: change, signOut: () => change(undefined) };
  }, [session]);
  return <Context value={holder}>{props.children}</Context>;
}

export function useSession(): SessionHolder {
  const holder = use(Context);
  if (holder === undefined) throw new Error('there is no SessionProvider above');
  return holder;
}
