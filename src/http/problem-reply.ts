/** One way out for every failure, whoever noticed it: Node's parser, Fastify, Nest, a controller, or nobody. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem';
import { HTML, isWindow, problemWindow, WINDOW_POLICY } from './problem-window';
import { problems, type ProblemSlug } from './problems';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set when the answer is a problem. */
    refusedAs?: ProblemSlug;
  }
}

const logger = new Logger('http');

const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

const byStatus: Readonly<Record<number, ProblemSlug>> = {
  400: 'malformed-request',
  401: 'unauthenticated',
  403: 'not-permitted',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  408: 'request-timeout',
  413: 'body-too-large',
  414: 'uri-too-long',
  415: 'unsupported-media-type',
  417: 'expectation-failed',
  422: 'invalid-request',
  431: 'header-fields-too-large',
  503: 'unavailable',
};

/** The problem that an error stands for. What nobody foresaw is `unexpected`, and says nothing about itself. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status =
    error instanceof HttpException ? error.getStatus() : Number((error as { statusCode?: unknown } | null)?.statusCode);
  const slug = byStatus[status];
  return slug ? new Problem(slug, problems[slug].en) : new Problem('unexpected', 'no more is said about it here');
}

/** Sockets that close behind an answer which was given already. */
const closing = new WeakSet<Socket>();

/** Answers with a problem. A 5xx is logged with the error behind it and the `instance` that the caller sees. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  const problem = problemOf(error);
  if (problem.status >= 500) {
    logger.error({ instance: problem.instance, route: request.routeOptions.url, err: error }, problem.message);
  }
  if (reply.sent) return;
  request.refusedAs = problem.slug;
  void reply.headers(problem.headers);
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  // Whatever is left of a body that was refused for its size must not be read as the next request.
  if (problem.status === 413) void reply.header('connection', 'close');
  if (problem.status === 503 && !reply.hasHeader('retry-after')) void reply.header('retry-after', '2');
  if (!reply.raw.shouldKeepAlive || reply.getHeader('connection') === 'close') closing.add(request.raw.socket);
  void reply
    .removeHeader('etag')
    .code(problem.status)
    .header('cache-control', 'no-store')
    .serializer((payload) => payload as string);
  if (isWindow(request)) {
    void reply.header('content-security-policy', WINDOW_POLICY).type(HTML).send(problemWindow(problem));
  } else {
    void reply.type(PROBLEM_JSON).send(JSON.stringify(problem.body()));
  }
}

/** The last stop of errors inside Nest. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), error);
  }
}

const byParserCode: Readonly<Record<string, ProblemSlug>> = {
  HPE_HEADER_OVERFLOW: 'header-fields-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/**
 * Answers what Node's parser could not read, and closes: where one request ends and the next begins is not known. The
 * parser may stumble over the rest of a request that was refused for its headers: that one has its answer.
 *
 * Gives back what was answered; undefined when nothing was.
 */
export function answerUnparsed(error: Error & { code?: string }, socket: Socket): ProblemSlug | undefined {
  if (closing.has(socket)) return undefined;
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const slug = byParserCode[error.code ?? ''] ?? 'malformed-request';
  socket.end(rawAnswer(new Problem(slug, problems[slug].en)));
  return slug;
}

/** A whole answer as bytes, for sockets that have no response object. */
export function rawAnswer(problem: Problem): string {
  const body = JSON.stringify(problem.body());
  const headers: Record<string, string> = {
    ...problem.headers,
    'content-type': PROBLEM_JSON,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}
