/** Facts as they are recorded, sent as they come (server-sent events). */
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Bearer } from '../ledger/key-ring';
import { NEVER_STORED } from './conditional';
import { resumedBehind } from './feed-resume';
import { Feeds } from './feeds';
import { FeedQuery } from './queries.dto';
import { assertMayRead, CurrentBearer, Reads } from './reading-guard';
import { ServedLedger } from './served-ledger';

@ApiTags('facts 事实')
@ApiBearerAuth()
@Controller('v1')
export class FeedController {
  constructor(
    private readonly ledger: ServedLedger,
    private readonly feeds: Feeds,
  ) {}

  /** A stream that is not there, or not to be seen by this key, is a feed in which nothing comes. */
  @Get('feed')
  @Reads('checked-by-controller')
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Index of the last fact that was received; the feed goes on behind it.',
  })
  @ApiOperation({
    summary:
      'Facts as server-sent events in the order of the log, those on record and then those to come: `id` is the index, ' +
      '`event` the kind, `data` the item of `GET /v1/events`. `Last-Event-ID` goes on behind an index, without a gap or a ' +
      'repeat. A comment every 15 s carries the index that was looked at last',
  })
  feed(
    @CurrentBearer() bearer: Bearer,
    @Query() query: FeedQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const { after, type, stream } = query;
    if (stream === undefined) assertMayRead(bearer, { kind: 'all-facts' });
    const question = {
      after: resumedBehind(request.headers['last-event-id'], after, this.ledger.log.size()),
      ...(type !== undefined ? { type } : {}),
      ...(stream !== undefined ? { stream } : {}),
    };
    const isHead = request.method === 'HEAD';
    const body = isHead ? '' : this.feeds.start(request, reply, bearer, question);
    request.isEndless = !isHead;
    void reply
      .header('cache-control', NEVER_STORED)
      // Proxies gather what they pass on, unless they are told not to.
      .header('x-accel-buffering', 'no')
      .type('text/event-stream; charset=utf-8')
      .send(body);
  }
}
