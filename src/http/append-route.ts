/**
 * `POST /v1/events`, mounted on the Fastify instance itself: the pipes and interceptors of a controller cost more than
 * the durable append behind them.
 */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StoreUnavailable } from '../ledger/event-store';
import { isAdministrator } from '../ledger/key-ring';
import type { Actor, RecordOutcome, RecordRequest } from '../ledger/recording';
import { MAX_BODY_BYTES, readAppend, receiptJson, receiptsOf, recordRequest } from './append';
import { idempotencyKey, revisionOfHeaders } from './append-headers';
import { answersTo, linesOf, recordLine } from './append-lines';
import { BodyDeadline } from './body-deadline';
import { bodyType } from './media-types';
import { Problem } from './problem';
import { ServedLedger } from './served-ledger';

const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/x-ndjson';
const MAX_KEY = 255;
/** A slash and a line number of up to ten digits are added to the key of a body of lines. */
const MAX_KEY_OF_LINES = MAX_KEY - 11;
const BODY_TIMEOUT_MS = 30_000;

@Injectable()
export class AppendRoute implements OnModuleInit, OnModuleDestroy {
  private readonly deadline = new BodyDeadline(BODY_TIMEOUT_MS);

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly ledger: ServedLedger,
  ) {}

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    void instance.register((scope, _options, done) => {
      this.mount(scope);
      done();
    });
  }

  onModuleDestroy(): void {
    this.deadline.stop();
  }

  private mount(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) => {
      done(null, body);
    });
    scope.addContentTypeParser(LINES_TYPE, (_request, body, done) => {
      done(null, body);
    });
    scope.route({
      method: 'POST',
      url: '/v1/events',
      config: { beforeAuthentication: checkHeaders },
      onRequest: (request, _reply, done) => {
        const administrator = request.bearer !== undefined && isAdministrator(request.bearer);
        done(administrator ? new Problem('not-competent', 'an administrator records nothing') : undefined);
      },
      preParsing: (request, _reply, payload, done) => {
        if (bodyType(request.headers['content-type']) === JSON_TYPE) this.deadline.awaits(request.raw);
        done(null, payload);
      },
      handler: (request, reply) =>
        bodyType(request.headers['content-type']) === LINES_TYPE
          ? this.appendLines(request, reply)
          : this.appendOne(request, reply),
    });
  }

  private async appendOne(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    this.deadline.arrived(request.raw);
    const append = readAppend((request.body as Buffer | undefined) ?? Buffer.alloc(0), true);
    const expected = revisionOfHeaders(request.raw);
    const key = idempotencyKey(request.raw, MAX_KEY);
    const outcome = await this.record(recordRequest(append, actorOf(request), key, expected));
    const byHeader = expected !== undefined && append.items[0]?.expected === undefined;
    const { receipts, replayed } = receiptsOf(outcome, byHeader, append.inArray);
    const [first] = receipts;
    if (replayed) void reply.header('idempotent-replayed', 'true');
    return reply
      .code(201)
      .header('location', `/v1/events/${first.id}`)
      .header('etag', `"${(receipts.at(-1) ?? first).revision}"`)
      .header('content-type', `${JSON_TYPE}; charset=utf-8`)
      .send(append.inArray ? `[${receipts.map(receiptJson).join(',')}]` : receiptJson(first));
  }

  private async appendLines(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const key = idempotencyKey(request.raw, MAX_KEY_OF_LINES);
    if (revisionOfHeaders(request.raw) !== undefined) {
      throw new Problem('invalid-revision', 'each line names its own expectedRevision');
    }
    const actor = actorOf(request);
    const lines = linesOf(request.body as AsyncIterable<Uint8Array>);
    const answers = answersTo(lines, (line) => recordLine(line, actor, key, (wanted) => this.record(wanted)));
    return reply
      .code(200)
      .header('content-type', LINES_TYPE)
      .send(Readable.from(answers, { objectMode: false }));
  }

  /** A throw of the ledger means that nobody knows whether the facts are durable, unless it says that they are not. */
  private async record(request: RecordRequest): Promise<RecordOutcome> {
    try {
      return await this.ledger.recorder.record(request);
    } catch (cause) {
      if (cause instanceof StoreUnavailable && cause.outcome === 'not-applied') {
        throw new Problem('store-unavailable', cause.message, { outcome: 'notApplied' });
      }
      const problem = new Problem('outcome-unknown', 'the store did not say whether the facts are recorded', {
        outcome: 'unknown',
      });
      throw Object.assign(problem, { cause });
    }
  }
}

/** Form and declared size of the body, before anybody looks at the key. */
function checkHeaders(request: IncomingMessage): void {
  const { headers } = request;
  const type = bodyType(headers['content-type']);
  if (type !== JSON_TYPE && type !== LINES_TYPE) {
    throw new Problem('unsupported-media-type', `${JSON_TYPE} or ${LINES_TYPE} is expected`);
  }
  const coding = headers['content-encoding'];
  if (coding !== undefined && coding.toLowerCase() !== 'identity') {
    throw new Problem('unsupported-media-type', 'a body is sent without content coding');
  }
  if (type === JSON_TYPE && Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    throw new Problem('body-too-large', `at most ${MAX_BODY_BYTES} bytes`);
  }
}

function actorOf(request: FastifyRequest): Actor {
  const { bearer } = request;
  if (!bearer || isAdministrator(bearer)) throw new Problem('unauthenticated', 'no valid key was sent');
  return bearer;
}
