/** The log as outsiders check it (C2SP tlog-tiles): signed heads, tiles of hashes, and for those who may, the entries. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { COMPLETE } from './conditional';
import { Problem } from './problem';
import { CheckpointsQuery, limitOf, NoQuery } from './queries.dto';
import { Reads } from './reading-guard';
import { ServedLedger } from './served-ledger';
import { levelNamed, tileNamed } from './tile-path';

@ApiTags('log 账本')
@Controller()
export class LogController {
  constructor(private readonly ledger: ServedLedger) {}

  @Get('checkpoint')
  @Reads('open')
  @ApiOperation({ summary: 'The newest signed checkpoint (C2SP signed note)' })
  async checkpoint(@Query() _query: NoQuery, @Res() reply: FastifyReply): Promise<void> {
    const checkpoint = await this.ledger.log.checkpoint();
    if (!checkpoint) throw new Problem('not-yet-sealed', 'nothing is signed yet', {}, { 'retry-after': '1' });
    void reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(checkpoint.note);
  }

  /** How fresh the newest checkpoint is: the note itself bears no time. */
  @Get('v1/checkpoints/newest')
  @Reads({ kind: 'any-key' })
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'The newest signed checkpoint and when the last fact under it was recorded: {size, note, recordedAt}',
  })
  async newest(@Query() _query: NoQuery): Promise<object> {
    const checkpoint = await this.ledger.log.checkpoint();
    const last = checkpoint && (await this.ledger.log.entry(checkpoint.size - 1));
    if (!checkpoint || !last) throw new Problem('not-yet-sealed', 'nothing is signed yet', {}, { 'retry-after': '1' });
    return { size: checkpoint.size, note: checkpoint.note, recordedAt: last.fact.recordedAt };
  }

  @Get('v1/checkpoints')
  @Reads('open')
  @ApiOperation({ summary: 'All signed checkpoints in order: {verifierKey, items: [{size, note}], next}' })
  async checkpoints(@Query() query: CheckpointsQuery): Promise<object> {
    const limit = limitOf(query);
    const found = await this.ledger.log.checkpoints(Number(query.after ?? 0), limit + 1);
    const items = found.slice(0, limit).map(({ size, note }) => ({ size, note }));
    const next = found.length > limit ? String(items.at(-1)?.size) : null;
    return { verifierKey: this.ledger.verifierKey, items, next };
  }

  @Get('tile/entries/*')
  @Reads({ kind: 'all-facts' })
  @ApiBearerAuth()
  @ApiOperation({ summary: 'An entry bundle: records as they were hashed' })
  async entries(@Param('*') path: string, @Query() _query: NoQuery, @Res() reply: FastifyReply): Promise<void> {
    const name = tileNamed(path);
    const bytes = name && (await this.ledger.log.entryBundle(name.number, name.width));
    if (!bytes) throw new Problem('not-found', 'no such bundle');
    void reply
      .header('cache-control', COMPLETE.replace('public', 'private'))
      .type('application/octet-stream')
      .send(Buffer.from(bytes));
  }

  @Get('tile/:level/*')
  @Reads('open')
  @ApiOperation({ summary: 'A tile of hashes, 32 bytes each' })
  async tile(
    @Param('level') level: string,
    @Param('*') path: string,
    @Query() _query: NoQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [number, name] = [levelNamed(level), tileNamed(path)];
    const bytes =
      number === undefined || !name ? undefined : await this.ledger.log.tile(number, name.number, name.width);
    if (!bytes) throw new Problem('not-found', 'no such tile');
    void reply.header('cache-control', COMPLETE).type('application/octet-stream').send(Buffer.from(bytes));
  }
}
