/** 责任书: the matrix of a level and year, and one letter. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { answered, markPinned, nextOf, pageOf } from './answering';
import { limitOf, MatrixQuery, questionOf, QuestionQuery } from './queries.dto';
import { Reads } from './reading-guard';
import { ServedLedger, type ShownFinding, type ShownRow } from './served-ledger';

/** What a list of bodies shows of one: a cell belongs to the days of its cycle, a finding to the day it dates from. */
interface Cell {
  readonly cycle: { readonly year?: number; readonly from: string; readonly to: string };
}
interface Dated extends ShownFinding {
  readonly since?: string;
}
interface Body {
  readonly registration?: { readonly orgKind: string; readonly regionCode: string };
}

@ApiTags('letters 责任书')
@ApiBearerAuth()
@Controller('v1/letters')
export class LettersController {
  constructor(private readonly ledger: ServedLedger) {}

  @Get('matrix')
  @Reads({ kind: 'view', name: 'letter-matrix' })
  @ApiOperation({
    summary: '责任书矩阵: for each body of a level, which letters of a year are signed, which are missing, since when',
  })
  async matrix(@Query() query: MatrixQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { level } = query;
    const year = Number(query.year);
    const page = pageOf('letters/matrix', [level, query.year], query.after, questionOf(query));
    const { reader } = this.ledger;
    const basis = answered(await reader.basis(page.question, 'letter-matrix'));
    markPinned(reply, page.question, basis);
    const pinned = { effectiveOn: basis.effectiveOn, knownAt: basis.size };
    const { row } = answered(await reader.row('signing-bodies', level, pinned));
    const { orgIds = [] } = (row ?? {}) as { readonly orgIds?: readonly string[] };
    const behind = orgIds.filter((id) => page.cursor === undefined || id > page.cursor.key);
    const limit = limitOf(query);
    const items: object[] = [];
    for (const id of behind.slice(0, limit)) {
      items.push(shownBody(answered(await reader.row('letter-matrix', id, pinned)), year));
    }
    const last = behind.length > limit ? (behind[limit - 1] ?? null) : null;
    return { level, year, items, next: nextOf(page, basis, last), basis };
  }

  @Get(':id')
  @Reads({ kind: 'view', name: 'letters' })
  @ApiOperation({
    summary: 'One letter: signatories over time, targets with earlier ones, end, fulfilment; row is null without one',
  })
  async letter(
    @Param('id') id: string,
    @Query() query: QuestionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const question = questionOf(query);
    const { basis, key, row, findings } = answered(await this.ledger.reader.row('letters', id, question));
    markPinned(reply, question, basis);
    return { key, row: row ?? null, findings, basis };
  }
}

function shownBody({ key, row, entries = [], findings }: ShownRow, year: number): object {
  const { registration } = (row ?? {}) as Body;
  const cells = (entries as readonly Cell[]).filter(({ cycle }) =>
    cycle.year === undefined
      ? cycle.from <= `${String(year)}-12-31` && cycle.to >= `${String(year)}-01-01`
      : cycle.year === year,
  );
  const told = (findings as readonly Dated[]).filter(
    ({ status, since }) => status !== 'fulfilled' && (since === undefined || since.startsWith(String(year))),
  );
  return { key, orgKind: registration?.orgKind, regionCode: registration?.regionCode, cells, findings: told };
}
