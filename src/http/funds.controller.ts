/** 资金监管: where public money went, at both clocks of the question. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayRead, type ViewName } from '../access/reading';
import type { Basis } from '../ledger/asking';
import type { Bearer } from '../ledger/key-ring';
import { answered, markPinned } from './answering';
import { FlowsQuery, questionOf, QuestionQuery } from './queries.dto';
import { CurrentBearer, Reads } from './reading-guard';
import { ServedLedger, type FundFlow } from './served-ledger';

const LIFE =
  '资金全程: the life of one allocation: {id, allocation, path (what it was split from, nearest first, to the line of a ' +
  'budget), parts, moves (each with the balance after it, and its counterpart), projects, audits, irregularities, ' +
  'conservation, reports, entries, findings, names, truncated, basis}, all at one basis. `audits` and `irregularities` are ' +
  'null for those who do not read these views. An irregularity says how it concerns the allocation: `allocation`, ' +
  '`recovery`, `project` (and no other allocation), `organ` (named alone, found in the fiscal year); audits are those ' +
  'that name the organ and the fiscal year or none. `names` are those of the organs in the answer, for all its readers. ' +
  '`truncated` names the lists that were cut at 500 items; `moves` are never cut. Amounts in the minor unit, decimal strings';

interface Asked {
  readonly flows: readonly FundFlow[];
  readonly basis: Basis;
}

@ApiTags('views 视图')
@ApiBearerAuth()
@Controller('v1/funds')
export class FundsController {
  constructor(private readonly ledger: ServedLedger) {}

  @Get('flows')
  @Reads({ kind: 'view', name: 'fund-flows' })
  @ApiOperation({
    summary:
      '资金流向: nodes and links of money from its source to its payee, organ by organ around the one asked for, else level ' +
      'by level; amounts in the minor unit, decimal strings',
  })
  async flows(@Query() query: FlowsQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { flows, basis } = await this.asked(query, reply);
    const levels = query.organ === undefined ? await this.levelsAt(basis) : undefined;
    const named = (sort: string, id: string): string => {
      if (!levels) return id;
      return sort === 'allocation' ? 'any' : (levels.get(id) ?? 'unknown');
    };
    return { basis, currency: this.ledger.currency, ...this.ledger.flowGraph(flows, named) };
  }

  @Get('summary')
  @Reads({ kind: 'view', name: 'fund-flows' })
  @ApiOperation({ summary: '资金汇总: money received, passed on, paid and given back, by level, source and year' })
  async summary(@Query() query: FlowsQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { flows, basis } = await this.asked(query, reply);
    const levels = await this.levelsAt(basis);
    const lines = this.ledger.fundSummary(flows, (orgId) => levels.get(orgId));
    return { basis, currency: this.ledger.currency, lines };
  }

  /** An allocation named like a route beside this one (`flows`) is found at /v1/views/funds alone. */
  @Get(':id')
  @Reads({ kind: 'view', name: 'funds' })
  @ApiOperation({ summary: LIFE })
  async life(
    @CurrentBearer() bearer: Bearer,
    @Param('id') id: string,
    @Query() query: QuestionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const question = questionOf(query);
    const reads = (name: ViewName): boolean => mayRead(bearer, { kind: 'view', name }).allowed;
    const { basis, ...life } = answered(await this.ledger.fundLife(id, question, reads));
    markPinned(reply, question, basis);
    return { currency: this.ledger.currency, ...life, basis };
  }

  /** Flows of the year and through the organ that were asked for. */
  private async asked(query: FlowsQuery, reply: FastifyReply): Promise<Asked> {
    const question = questionOf(query);
    const { sums, basis } = answered(await this.ledger.reader.sums('fund-flows', question));
    markPinned(reply, question, basis);
    const { organ, year } = query;
    const flows = this.ledger
      .flows(sums)
      .filter(
        ({ from, to, fiscalYear }) =>
          (organ === undefined || from === organ || to === organ) &&
          (year === undefined || fiscalYear === Number(year)),
      );
    return { flows, basis };
  }

  /** Levels of all organs, as registered at the clocks of the answer. */
  private async levelsAt({ effectiveOn, size }: Basis): Promise<ReadonlyMap<string, string>> {
    const levels = new Map<string, string>();
    for (let after: string | undefined; ;) {
      const filter = { limit: 500, ...(after === undefined ? {} : { after }) };
      const page = answered(await this.ledger.reader.list('organisations', filter, { effectiveOn, knownAt: size }));
      for (const { key, row } of page.items) levels.set(key, (row as { readonly level: string }).level);
      if (page.next === null) return levels;
      after = page.next;
    }
  }
}
