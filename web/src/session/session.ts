/** What a tab is signed in with. Both are kept for the tab alone and end with it. */
import { forgetBroken } from './broken';

export interface Session {
  /** Sent as a bearer token, in a header and nowhere else. */
  readonly token: string;
  /** C2SP verifier key of the log, pinned when signing in; without it nothing can be checked. */
  readonly key: string | undefined;
}

const TOKEN = 'shilu.token';
const KEY = 'shilu.key';

export function storedSession(tab: Storage): Session | undefined {
  const token = tab.getItem(TOKEN);
  return token === null ? undefined : { token, key: tab.getItem(KEY) ?? undefined };
}

export function storeSession(tab: Storage, session: Session | undefined): void {
  tab.removeItem(TOKEN);
  tab.removeItem(KEY);
  if (session === undefined) {
    forgetBroken(tab);
    return;
  }
  tab.setItem(TOKEN, session.token);
  if (session.key !== undefined) tab.setItem(KEY, session.key);
}

/**
 * What an address brings along behind `#`, which no browser sends to a server: `#token=…&key=…`. Undefined without a
 * token. A verifier key holds `+` and `/`, so the parts are taken as they stand and percent-decoded, never as a form.
 */
export function sessionIn(hash: string): Session | undefined {
  const parts = new Map(
    hash
      .replace(/^#/, '')
      .split('&')
      .map((part) => [part.slice(0, part.indexOf('=')), decoded(part.slice(part.indexOf('=') + 1))] as const),
  );
  const token = parts.get('token');
  return token === undefined || token === '' ? undefined : { token, key: parts.get('key') };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
