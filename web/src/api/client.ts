/** One question to the REST interface of the service that these pages came from. */
import type { components, paths } from './schema';

export type Problem = components['schemas']['Problem'];

/** The service answered with a problem (RFC 9457). */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  /** Last part of the problem's type, e.g. `known-in-future`. */
  get slug(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf('/') + 1);
  }
}

/** Nobody answered, or not a service of this kind: it may be back in a moment. */
export class Unreachable extends Error {}

/** Routes of the document that answer JSON to GET. */
export type GetPath = {
  [P in keyof paths]: paths[P] extends { get: { responses: { 200: { content: { 'application/json': unknown } } } } }
    ? P
    : never;
}[keyof paths];

/** What a route answers. */
export type Answer<P extends GetPath> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } };
}
  ? A
  : never;

export type Query = Readonly<Record<string, string | number | undefined>>;

/** The address of a route, its `{name}` filled in and members of the query without a value left out. */
export function addressOf(path: string, params: Readonly<Record<string, string>> = {}, query: Query = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const members = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return members.length === 0 ? filled : `${filled}?${members.join('&')}`;
}

export interface Asking {
  readonly token?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** @throws Refused, Unreachable */
export async function askJson(address: string, asking: Asking): Promise<unknown> {
  const response = await askFor(address, 'application/json', asking);
  try {
    return await response.json();
  } catch (error) {
    throw new Unreachable('the answer was cut off', { cause: error });
  }
}

/** Bytes or text as they were sent. @throws Refused, Unreachable */
export async function askBytes(address: string, asking: Asking): Promise<Uint8Array> {
  const response = await askFor(address, '*/*', asking);
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Unreachable('the answer was cut off', { cause: error });
  }
}

/** No header holds other characters. What is no token is for the service to refuse. */
const sendable = (token: string): string => token.replace(/[^\x21-\x7e]/g, '?');

async function askFor(address: string, accept: string, { token, signal }: Asking): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, {
      headers: { accept, ...(token === undefined ? {} : { authorization: `Bearer ${sendable(token)}` }) },
      credentials: 'omit',
      redirect: 'error',
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable('no answer', { cause: error });
  }
  if (response.ok) return response;
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('application/problem+json')) throw new Unreachable(`status ${response.status}`);
  throw new Refused((await response.json()) as Problem);
}
