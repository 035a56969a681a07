/** The Fastify instance under Nest: limits, checks that come before any route, and one answer for every failure. */
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isOpenRoute } from '../access/open-routes';
import { isAdministrator, type Bearer, type KeyRing } from '../ledger/key-ring';
import { authenticate } from './authentication';
import { withValidator } from './conditional';
import { accepts, producedAt } from './media-types';
import { Problem } from './problem';
import { answerUnparsed, rawAnswer, sendProblem } from './problem-reply';
import { checkQuery } from './query-string';
import { checkTransport, isCanonicalPath, pathOf } from './request-line';
import { RouteTable } from './route-table';
import { SECURITY_HEADERS } from './security-headers';

/** One line for each answer: who read or wrote where. No query and no body, so no name and no purpose. */
export interface AccessLine {
  readonly method: string;
  readonly path: string;
  readonly route: string | undefined;
  readonly status: number;
  readonly milliseconds: number;
  readonly keyId?: string;
  readonly role?: string;
  readonly organ?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set when the answer goes on until its caller hangs up, of which no hook is told: it is logged when it begins. */
    isEndless?: boolean;
  }
}

export interface EdgeOptions {
  readonly keys: KeyRing;
  readonly accessLog?: (line: AccessLine) => void;
  /** Where answers that are problems are counted, by slug. */
  readonly refusals?: Map<string, number>;
}

/** Nest would set its own handlers for what no route answers; here that is the edge's work. */
class EdgeAdapter extends FastifyAdapter {
  override setErrorHandler(): never {
    return undefined as never;
  }

  override setNotFoundHandler(): never {
    return undefined as never;
  }
}

const KILOBYTE = 1024;

/**
 * The adapter to give to NestFactory.create, together with `{ bodyParser: false, forceCloseConnections: true }`.
 *
 * Checks run in one order: transport, method and route, content type and size, key, query. So 401, 403 and 404 never
 * depend on what a body holds.
 */
export async function createHttpAdapter(options: EdgeOptions): Promise<FastifyAdapter> {
  const adapter = new EdgeAdapter({
    logger: false,
    trustProxy: false,
    // A missing Host is refused like everything else, with a problem.
    http: {
      maxHeaderSize: 16 * KILOBYTE,
      headersTimeout: 10_000,
      connectionsCheckingInterval: 2_000,
      requireHostHeader: false,
    },
    // Bulk bodies may run for long while they move; a body of JSON has its own 30 s, and a silent socket a minute.
    requestTimeout: 3_600_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 30_000,
    bodyLimit: KILOBYTE,
    routerOptions: { maxParamLength: 256 },
    clientErrorHandler: (error, socket) => {
      const slug = answerUnparsed(error, socket);
      if (slug !== undefined) counted(options, slug);
    },
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(request, reply, error.code === 'FST_ERR_BAD_URL' ? new Problem('not-found', 'no such path') : error);
    },
  });
  const instance = adapter.getInstance();
  const routes = new RouteTable();

  instance.addHook('onRoute', ({ url, method }) => {
    routes.add(url, [method].flat());
  });
  instance.addHook('onRequest', guarded);
  instance.addHook('onRequest', checked(options, routes));
  const line = options.accessLog && logged(options.accessLog);
  instance.addHook('onSend', (request, reply, payload, done) => {
    if (request.refusedAs !== undefined) counted(options, request.refusedAs);
    if (request.isEndless) line?.(request, reply);
    done(null, withValidator(request, reply, payload));
  });
  instance.addHook('onResponse', (request, reply, done) => {
    if (!request.isEndless) line?.(request, reply);
    done();
  });
  instance.setErrorHandler((error, request, reply) => {
    sendProblem(request, reply, error);
  });
  instance.setNotFoundHandler((request, reply) => {
    sendProblem(request, reply, noRoute(pathOf(request.raw.url ?? ''), request.method, routes));
  });
  instance.server.on('connect', (_request, socket) => {
    socket.end(rawAnswer(new Problem('method-not-allowed', 'this is no proxy', {}, { allow: 'GET, HEAD, POST' })));
  });
  return adapter;
}

function counted({ refusals }: EdgeOptions, slug: string): void {
  refusals?.set(slug, (refusals.get(slug) ?? 0) + 1);
}

type RequestHook = (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => void;

const guarded: RequestHook = (_request, reply, done) => {
  void reply.headers(SECURITY_HEADERS);
  done();
};

/** Everything that is looked at before a route runs, in the order of the checks. */
function checked({ keys }: EdgeOptions, routes: RouteTable): RequestHook {
  return (request, _reply, done) => {
    try {
      checkTransport(request.raw);
      const target = request.raw.url ?? '';
      const path = pathOf(target);
      if (request.is404 || !isCanonicalPath(path)) throw noRoute(path, request.method, routes);
      const { url: route = '', config } = request.routeOptions;
      config.beforeAuthentication?.(request.raw);
      if (!accepts(request.headers.accept, producedAt(route))) throw new Problem('not-acceptable', 'see Accept');
      if (!isOpenRoute(route)) request.bearer = authenticate(request.raw, keys);
      checkQuery(target);
      done();
    } catch (error) {
      done(error as Error);
    }
  };
}

const logged =
  (accessLog: (line: AccessLine) => void) =>
  (request: FastifyRequest, reply: FastifyReply): void => {
    accessLog({
      method: request.method,
      path: pathOf(request.raw.url ?? ''),
      route: request.routeOptions.url,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      ...who(request.bearer),
    });
  };

function noRoute(path: string, method: string, routes: RouteTable): Problem {
  const allowed = isCanonicalPath(path) ? routes.allowed(path) : [];
  return allowed.length === 0 || allowed.includes(method)
    ? new Problem('not-found', 'no such path')
    : new Problem('method-not-allowed', `${method} is not known here`, {}, { allow: allowed.join(', ') });
}

const who = (bearer: Bearer | undefined): Pick<AccessLine, 'keyId' | 'role' | 'organ'> =>
  bearer === undefined
    ? {}
    : {
        keyId: bearer.keyId,
        role: bearer.role,
        ...(isAdministrator(bearer) || bearer.organ === undefined ? {} : { organ: bearer.organ }),
      };
