/** 资金监管: where public money went, at both clocks of the question. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayRead, type ViewName } from '../access/reading';
import type { Basis } from '../ledger/asking';
import type { Bearer } from '../ledger/key-ring';
import { answered, markPinned } from './answering';
import { FlowGraphQuery, FlowsQuery, questionOf, QuestionQuery } from './queries.dto';
import { CurrentBearer, Reads } from './reading-guard';
import { ServedLedger, type FundFlow, type FundFlowGraph } from './served-ledger';

const LIFE =
  '资金全程: the life of one allocation: {id, allocation, path (what it was split from, nearest first, to the line of a ' +
  'budget), parts, moves (each with the balance after it, and its counterpart), projects, audits, irregularities, ' +
  'conservation, reports, entries, findings, names, truncated, basis}, all at one basis. `audits` and `irregularities` are ' +
  'null for those who do not read these views; each item says in `concerns` how it concerns the allocation: it names the ' +
  '`allocation`; money came back here (`recovery`); it names a `project` that was paid and no other allocation; it names ' +
  'the `organ` that holds the money, or a `superior` of the same region. Of audits the last two count where they are of the ' +
  'fiscal year or of none, of irregularities where they were found in it and name nothing else. `names` are those of the ' +
  'organs in the answer, for all its readers. `truncated` names the lists that were cut at 500 items; `moves` are never ' +
  'cut. Amounts in the minor unit, decimal strings';

const FLOWS =
  '资金流向: {nodes, links, conservation, names} of money from its source to its payee; `group` says whether a node is an organ ' +
  'or a level. `conservation`: {in, out, held, residue}, what came from budgets and from outside is what was paid and given ' +
  'back and what is held, money in integration plans included; around one organ, what came to it and what left it. `names` ' +
  'are those of the organs among the nodes, for all readers of this view. Amounts in the minor unit, decimal strings';

/** What is read of an organ’s registration. */
interface Organ {
  readonly nameZh: string;
  readonly level: string;
}

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
  @ApiOperation({ summary: FLOWS })
  async flows(@Query() query: FlowGraphQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { flows, basis } = await this.asked(query, reply);
    const { organ, group = organ === undefined ? 'level' : 'organ' } = query;
    const organs = await this.organsOf(flows, basis);
    const named = (sort: string, id: string): string => {
      if (group === 'organ') return id;
      return sort === 'allocation' ? 'any' : (organs.get(id)?.level ?? 'unknown');
    };
    const graph = this.ledger.flowGraph(flows, named);
    const conservation = this.ledger.flowConservation(flows, organ);
    const names = group === 'organ' ? namesIn(graph, organs) : {};
    return { basis, currency: this.ledger.currency, ...graph, conservation, names };
  }

  @Get('summary')
  @Reads({ kind: 'view', name: 'fund-flows' })
  @ApiOperation({ summary: '资金汇总: money received, passed on, paid and given back, by level, source and year' })
  async summary(@Query() query: FlowsQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { flows, basis } = await this.asked(query, reply);
    const organs = await this.organsOf(flows, basis);
    const lines = this.ledger.fundSummary(flows, (orgId) => organs.get(orgId)?.level);
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

  /** Flows of the year and the source, and through the organ, that were asked for. */
  private async asked(query: FlowsQuery, reply: FastifyReply): Promise<Asked> {
    const question = questionOf(query);
    const { sums, basis } = answered(await this.ledger.reader.sums('fund-flows', question));
    markPinned(reply, question, basis);
    const { organ, year, source } = query;
    const flows = this.ledger
      .flows(sums)
      .filter(
        ({ from, to, fiscalYear, sourceKind }) =>
          (organ === undefined || from === organ || to === organ) &&
          (year === undefined || fiscalYear === Number(year)) &&
          (source === undefined || sourceKind === source),
      );
    return { flows, basis };
  }

  /** The organs that the flows run between, as registered at the clocks of the answer: read once, whatever is asked of them. */
  private async organsOf(flows: readonly FundFlow[], basis: Basis): Promise<ReadonlyMap<string, Organ>> {
    const ids = new Set<string>();
    for (const { kind, from, to } of flows) {
      ids.add(from);
      // What is moved to another allocation names that one, and no organ.
      if (kind !== 'reallocated') ids.add(to);
    }
    const pinned = { effectiveOn: basis.effectiveOn, knownAt: basis.size };
    const { items } = answered(await this.ledger.reader.rows('organisations', [...ids], pinned));
    return new Map(items.map(({ key, row }) => [key, row as Organ]));
  }
}

/** Nodes of these sorts are named after organs; a source is a kind of money, an allocation has no name. */
const ORGAN_NODE = /^(?:budget|organ|payee|returned):(.+)$/;

function namesIn({ nodes }: FundFlowGraph, organs: ReadonlyMap<string, Organ>): Readonly<Record<string, string>> {
  const ids = nodes.flatMap(({ id }) => ORGAN_NODE.exec(id)?.[1] ?? []);
  const names = [...new Set(ids)].sort().map((id) => [id, organs.get(id)?.nameZh] as const);
  return Object.fromEntries(names.filter(([, name]) => name !== undefined)) as Readonly<Record<string, string>>;
}
