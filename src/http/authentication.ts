/** Who is asking: the bearer of the key, or nobody on a route that is open to all. */
import type { IncomingMessage } from 'node:http';
import type { Bearer, KeyRing } from '../ledger/key-ring';
import { Problem } from './problem';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once authenticated; absent on open routes. */
    bearer?: Bearer;
  }
  interface FastifyContextConfig {
    /** Looks at the header section of this route before the key does: content type, declared size. Throws a Problem. */
    beforeAuthentication?: (request: IncomingMessage) => void;
  }
}

const BEARER = /^bearer ([\x21-\x7e]+)$/i;

/** @throws Problem unauthenticated, in the same words whatever was wrong; unavailable when the keys cannot be read. */
export function authenticate(request: IncomingMessage, keys: KeyRing): Bearer {
  let credentials: string | undefined;
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    if ((request.rawHeaders[i] as string).toLowerCase() !== 'authorization') continue;
    if (credentials !== undefined) throw unauthenticated();
    credentials = request.rawHeaders[i + 1];
  }
  const token = BEARER.exec(credentials ?? '')?.[1];
  const bearer = token === undefined ? undefined : found(keys, token);
  if (!bearer) throw unauthenticated();
  return bearer;
}

const unauthenticated = (): Problem => new Problem('unauthenticated', 'no valid key was sent');

function found(keys: KeyRing, token: string): Bearer | undefined {
  try {
    return keys.find(token);
  } catch (cause) {
    throw Object.assign(new Problem('unavailable', 'keys cannot be checked'), { cause });
  }
}
