/** 行政执法: what the penalties come to, over time, and where a register's totals do not add up. */
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { seesOwnOrganOnly, type ViewName } from '../access/reading';
import type { Bearer } from '../ledger/key-ring';
import { answered, markPinned, nextOf, pageOf } from './answering';
import { Problem } from './problem';
import { limitOf, OrganListQuery, questionOf, SeriesQuery, SummaryQuery } from './queries.dto';
import { CurrentBearer, Reads } from './reading-guard';
import { ServedLedger } from './served-ledger';

const FIGURES = 'enforcement-summary';
const DISCREPANCIES = 'enforcement-discrepancies';

@ApiTags('views 视图')
@ApiBearerAuth()
@Controller('v1/enforcement')
export class EnforcementController {
  constructor(private readonly ledger: ServedLedger) {}

  @Get('summary')
  @Reads({ kind: 'view', name: FIGURES })
  @ApiOperation({
    summary: '执法统计: penalties, in all and by article; amounts in the minor unit, as decimal strings',
  })
  async summary(
    @CurrentBearer() bearer: Bearer,
    @Query() query: SummaryQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const [question, organ] = [questionOf(query), organAsked(bearer, FIGURES, query.organ)];
    const { sums, basis } = answered(await this.ledger.reader.sums(FIGURES, question));
    markPinned(reply, question, basis);
    return { basis, ...this.ledger.enforcementSummary(sums, organ) };
  }

  @Get('series')
  @Reads({ kind: 'view', name: FIGURES })
  @ApiOperation({
    summary:
      '执法统计(按时间): the figures of the summary by year or month of their legal day; ' +
      'periods without any are left out, and what is left adds up to the summary',
  })
  async series(
    @CurrentBearer() bearer: Bearer,
    @Query() query: SeriesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const [question, organ] = [questionOf(query), organAsked(bearer, FIGURES, query.organ)];
    const { by = 'year' } = query;
    const counts = this.ledger.enforcementGroups(organ);
    const { periods, basis } = answered(await this.ledger.reader.series(FIGURES, by, counts, question));
    markPinned(reply, question, basis);
    return { currency: this.ledger.currency, by, items: this.ledger.enforcementSeries(periods), basis };
  }

  @Get('discrepancies')
  @Reads({ kind: 'view', name: DISCREPANCIES })
  @ApiOperation({
    summary:
      '缴款核对: payments at which the running total of the register disagrees with the sum of the payments recorded, ' +
      'by penalty; `difference` is the stated less the computed total',
  })
  async discrepancies(
    @CurrentBearer() bearer: Bearer,
    @Query() query: OrganListQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const organ = organAsked(bearer, DISCREPANCIES, query.organ);
    const page = pageOf('enforcement/discrepancies', [organ], query.after, questionOf(query));
    const { sums, basis } = answered(await this.ledger.reader.sums(DISCREPANCIES, page.question));
    markPinned(reply, page.question, basis);
    const limit = limitOf(query);
    const { key: from, given } = page.cursor ?? { key: '', given: 0 };
    const found: { readonly item: object; readonly stream: string; readonly given: number }[] = [];
    for (const stream of this.ledger.discrepantPenalties(sums, organ)) {
      if (stream < from) continue;
      if (found.length > limit) break;
      const facts = await this.ledger.reader.stream(stream, basis.size);
      const all = this.ledger.discrepanciesOf(facts, basis.effectiveOn);
      const located = all.map((item, i) => ({ item, stream, given: i + 1 }));
      found.push(...located.slice(stream === from ? given : 0));
    }
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return {
      currency: this.ledger.currency,
      items: shown.map(({ item }) => item),
      next: last ? nextOf(page, basis, last.stream, last.given) : null,
      basis,
    };
  }
}

/** The organ whose part is answered; undefined stands for all. @throws Problem for the part of another organ */
function organAsked(bearer: Bearer, view: ViewName, asked: string | undefined): string | undefined {
  const own = seesOwnOrganOnly(bearer.role, view) && 'organ' in bearer ? bearer.organ : undefined;
  if (own !== undefined && asked !== undefined && asked !== own) {
    throw new Problem('not-permitted', 'an enforcement organ reads its own figures');
  }
  return own ?? asked;
}
