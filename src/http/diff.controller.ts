/** What changed in a row between two moments, each with both of its clocks. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Bearer } from '../ledger/key-ring';
import { answered, markAllPinned } from './answering';
import { DiffQuery, fromQuestionOf, questionOf } from './queries.dto';
import { assertMayRead, CurrentBearer, Reads } from './reading-guard';
import { ServedLedger } from './served-ledger';
import { shownDiff } from './shown-diff';

@ApiTags('views 视图')
@ApiBearerAuth()
@Controller('v1')
export class DiffController {
  constructor(private readonly ledger: ServedLedger) {}

  @Get('views/:name/:key/diff')
  @Reads('checked-by-controller')
  @ApiOperation({
    summary:
      'What changed in one row of a view between two moments: {key, from, to, operations}, where `operations` is a JSON Patch ' +
      '(RFC 6902; add, remove, replace) from the `row` at the one to the `row` at the other, and `from` and `to` are their bases',
  })
  async diff(
    @CurrentBearer() bearer: Bearer,
    @Param('name') name: string,
    @Param('key') key: string,
    @Query() query: DiffQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    assertMayRead(bearer, { kind: 'projection', name });
    const questions = [fromQuestionOf(query), questionOf(query)] as const;
    const before = answered(await this.ledger.reader.row(name, key, questions[0]));
    const after = answered(await this.ledger.reader.row(name, key, questions[1]));
    markAllPinned(reply, [
      { question: questions[0], basis: before.basis },
      { question: questions[1], basis: after.basis },
    ]);
    return { key, from: before.basis, to: after.basis, operations: shownDiff(before.row, after.row) };
  }
}
