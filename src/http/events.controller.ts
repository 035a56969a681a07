/** Facts as recorded: one, its bytes, its proof, a stream, and the log in order. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { STREAM_PATTERN } from '../domain/fact';
import type { Bearer } from '../ledger/key-ring';
import type { LogEntry } from './log-reader';
import { Problem } from './problem';
import { EventsQuery, limitOf, NoQuery, StreamQuery } from './queries.dto';
import { assertMayRead, CurrentBearer, Reads } from './reading-guard';
import { ServedLedger } from './served-ledger';
import { shown } from './shown-fact';
import { mayReadStream } from './stream-readers';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INDEX = /^(0|[1-9]\d{0,14})$/;

/** A recorded fact never changes; who may read it may. */
const RECORDED = 'private, max-age=86400, immutable';

@ApiTags('facts 事实')
@ApiBearerAuth()
@Controller('v1')
export class EventsController {
  constructor(private readonly ledger: ServedLedger) {}

  @Get('events')
  @Reads('checked-by-controller')
  @ApiOperation({ summary: 'Facts in the order of the log: {items, next}' })
  async list(@CurrentBearer() bearer: Bearer, @Query() query: EventsQuery): Promise<object> {
    const { after, type, stream } = query;
    if (after !== undefined && !INDEX.test(after)) throw new Problem('invalid-cursor', 'not a cursor of this list');
    if (stream === undefined) assertMayRead(bearer, { kind: 'all-facts' });
    else if (!(await mayReadStream(this.ledger.log, bearer, stream))) return { items: [], next: null };
    const limit = limitOf(query);
    const facts = await this.ledger.log.list({
      ...(after !== undefined ? { after: Number(after) } : {}),
      ...(type !== undefined ? { type } : {}),
      ...(stream !== undefined ? { stream } : {}),
      limit: limit + 1,
    });
    const page = facts.slice(0, limit);
    return { items: page.map(shown), next: facts.length > limit ? String(page.at(-1)?.index) : null };
  }

  @Get('events/:id')
  @Reads('checked-by-controller')
  @ApiOperation({ summary: 'One fact' })
  async one(
    @CurrentBearer() bearer: Bearer,
    @Param('id') id: string,
    @Query() _query: NoQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { fact } = await this.entry(bearer, id);
    void reply.header('cache-control', RECORDED);
    return shown(fact);
  }

  @Get('events/:id/record')
  @Reads('checked-by-controller')
  @ApiOperation({ summary: 'The bytes of one fact, exactly as stored and hashed' })
  async record(
    @CurrentBearer() bearer: Bearer,
    @Param('id') id: string,
    @Query() _query: NoQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes } = await this.entry(bearer, id);
    void reply.header('cache-control', RECORDED).type('application/octet-stream').send(Buffer.from(bytes));
  }

  @Get('events/:id/proof')
  @Reads('checked-by-controller')
  @ApiOperation({
    summary: 'Inclusion of one fact in the newest signed checkpoint: {index, size, leafHash, path, checkpoint}',
  })
  async proof(@CurrentBearer() bearer: Bearer, @Param('id') id: string, @Query() _query: NoQuery): Promise<object> {
    const { fact, leafHash } = await this.entry(bearer, id);
    const checkpoint = await this.ledger.log.checkpoint();
    if (!checkpoint || checkpoint.size <= fact.index) {
      throw new Problem('not-yet-sealed', `fact ${fact.index} awaits the next checkpoint`, {}, { 'retry-after': '1' });
    }
    const path = await this.ledger.log.inclusionProof(fact.index, checkpoint.size);
    return {
      index: fact.index,
      size: checkpoint.size,
      leafHash: hex(leafHash),
      path: path.map(hex),
      checkpoint: checkpoint.note,
    };
  }

  @Get('streams/:stream')
  @Reads('checked-by-controller')
  @ApiOperation({ summary: 'One stream from a revision: {stream, revision, items, next}; the ETag is its revision' })
  async stream(
    @CurrentBearer() bearer: Bearer,
    @Param('stream') name: string,
    @Query() query: StreamQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    if (!STREAM_PATTERN.test(name)) throw new Problem('invalid-stream', 'a stream is named kind-id');
    const facts = (await mayReadStream(this.ledger.log, bearer, name)) ? await this.ledger.log.stream(name) : [];
    const last = facts.at(-1);
    if (!last) throw new Problem('not-found', 'no such stream');
    const from = Number(query.from ?? 0);
    const limit = limitOf(query);
    const items = facts.filter(({ revision }) => revision >= from).slice(0, limit);
    const end = items.at(-1);
    void reply.header('etag', `"${last.revision}"`);
    return {
      stream: name,
      revision: last.revision,
      items: items.map(shown),
      next: end && end.revision < last.revision ? String(end.revision + 1) : null,
    };
  }

  /** What a bearer may not read is answered like what does not exist: an id must not confirm a case. */
  private async entry(bearer: Bearer, id: string): Promise<LogEntry> {
    const index = UUID.test(id) ? await this.ledger.log.indexOf(id) : undefined;
    const entry = index === undefined ? undefined : await this.ledger.log.entry(index);
    if (!entry || !(await mayReadStream(this.ledger.log, bearer, entry.fact.stream)))
      throw new Problem('not-found', 'no such fact');
    return entry;
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
