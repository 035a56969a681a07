/** The views, each at both clocks of the question. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Basis, Question } from '../ledger/asking';
import type { Bearer } from '../ledger/key-ring';
import { answered, markPinned, nextOf, pageOf } from './answering';
import {
  FundsQuery,
  YearListQuery,
  limitOf,
  OfficialsQuery,
  OrganListQuery,
  questionOf,
  QuestionQuery,
  type ListQuery,
} from './queries.dto';
import { assertMayRead, CurrentBearer, Reads } from './reading-guard';
import { ServedLedger, type ListFilter, type ShownRow } from './served-ledger';

interface ShownList {
  readonly items: readonly ShownRow[];
  readonly next: string | null;
  readonly basis: Basis;
}

interface ListedOfficial {
  readonly nameZh?: string;
  readonly posts?: readonly { readonly postId: string; readonly titleZh: string }[];
}

interface ListedFund {
  /** Signed, minor units. */
  readonly balance: string;
  readonly allocation?: { readonly docNo: string; readonly purposeZh: string };
}

@ApiTags('views 视图')
@ApiBearerAuth()
@Controller('v1')
export class ViewsController {
  constructor(private readonly ledger: ServedLedger) {}

  @Get('organisations')
  @Reads({ kind: 'view', name: 'organisations' })
  @ApiOperation({ summary: '机构名录: registered organs' })
  organisations(@Query() query: OrganListQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return this.list('organisations', query, { organ: query.organ }, reply);
  }

  @Get('officials')
  @Reads({ kind: 'view', name: 'officials' })
  @ApiOperation({ summary: '人员名录: persons and the posts they hold or held' })
  officials(@Query() query: OfficialsQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { q, name, post, organ } = query;
    const wanted =
      q === undefined && name === undefined && post === undefined
        ? undefined
        : ({ key, row }: ShownRow): boolean => {
            const { nameZh = '', posts = [] } = row as ListedOfficial;
            return (
              nameZh.includes(name ?? '') &&
              (post === undefined || posts.some(({ postId }) => postId === post)) &&
              (q === undefined ||
                nameZh.includes(q) ||
                key.startsWith(q) ||
                posts.some(({ titleZh }) => titleZh.includes(q)))
            );
          };
    return this.list('officials', query, { organ, name, post, q }, reply, wanted);
  }

  @Get('evaluations')
  @Reads({ kind: 'view', name: 'evaluations' })
  @ApiOperation({ summary: '民主测评台账: democratic evaluations, with what their ballots make due' })
  evaluations(@Query() query: YearListQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return this.list('evaluations', query, { organ: query.organ, year: query.year }, reply);
  }

  @Get('docket')
  @Reads({ kind: 'view', name: 'docket' })
  @ApiOperation({ summary: '追责处理台账: measures due, decided and executed' })
  docket(@Query() query: OrganListQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return this.list('docket', query, { organ: query.organ }, reply);
  }

  @Get('funds')
  @Reads({ kind: 'view', name: 'funds' })
  @ApiOperation({
    summary:
      '资金台账: allocations of money, each with what became of it; `q` looks for a text, `overdrawn` for what more has gone ' +
      'out of than came in',
  })
  funds(@Query() query: FundsQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { organ, year, q, overdrawn } = query;
    const wanted =
      q === undefined && overdrawn === undefined
        ? undefined
        : ({ key, row }: ShownRow): boolean => {
            const { allocation, balance } = row as ListedFund;
            const texts = [key, allocation?.docNo ?? '', allocation?.purposeZh ?? ''];
            const isFound = q === undefined || texts.some((text) => text.includes(q));
            return isFound && (overdrawn === undefined || balance.startsWith('-') === (overdrawn === 'true'));
          };
    return this.list('funds', query, { organ, year, q, overdrawn }, reply, wanted);
  }

  @Get('funds/growth')
  @Reads({ kind: 'view', name: 'budgets' })
  @ApiOperation({ summary: '预算台账: budgets by organ, with the findings of the growth rules' })
  growth(@Query() query: YearListQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return this.list('budgets', query, { organ: query.organ, year: query.year }, reply);
  }

  @Get('projects')
  @Reads({ kind: 'view', name: 'projects' })
  @ApiOperation({ summary: '项目库: poverty-alleviation projects, with the payments made outside the library' })
  projects(@Query() query: YearListQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return this.list('projects', query, { organ: query.organ, year: query.year }, reply);
  }

  @Get('claims')
  @Reads({ kind: 'view', name: 'claims' })
  @ApiOperation({ summary: '县级报账台账: claims for reimbursement, with what was accepted and paid' })
  claims(@Query() query: YearListQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return this.list('claims', query, { organ: query.organ, year: query.year }, reply);
  }

  @Get('irregularities')
  @Reads({ kind: 'view', name: 'irregularities' })
  @ApiOperation({ summary: '资金违规台账: irregularities, with what came back and for how long they are open' })
  irregularities(@Query() query: YearListQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return this.list('irregularities', query, { organ: query.organ, year: query.year }, reply);
  }

  @Get('audits')
  @Reads({ kind: 'view', name: 'audits' })
  @ApiOperation({
    summary:
      '审计台账: audits, with what was reported, found and rectified; `year` is a fiscal year that the audit is about',
  })
  audits(@Query() query: YearListQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return this.list('audits', query, { organ: query.organ, year: query.year }, reply);
  }

  @Get('views/:name/:key')
  @Reads('checked-by-controller')
  @ApiOperation({
    summary: 'One row of any view by its key: {key, row, findings, basis}; row is null when there is none',
  })
  async view(
    @CurrentBearer() bearer: Bearer,
    @Param('name') name: string,
    @Param('key') key: string,
    @Query() query: QuestionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    assertMayRead(bearer, { kind: 'projection', name });
    const question = questionOf(query);
    const { basis, ...judged } = answered(await this.ledger.reader.row(name, key, question));
    markPinned(reply, question, basis);
    return { ...shownRow({ ...judged, row: judged.row ?? null }), basis };
  }

  private async list(
    name: string,
    query: ListQuery,
    filters: Readonly<Record<string, string | undefined>>,
    reply: FastifyReply,
    wanted?: (row: ShownRow) => boolean,
  ): Promise<object> {
    const page = pageOf(name, Object.values(filters), query.after, questionOf(query));
    const { organ, year } = filters;
    const filter: ListFilter = {
      ...(organ !== undefined ? { organ } : {}),
      ...(year !== undefined ? { year: Number(year) } : {}),
      ...(page.cursor ? { after: page.cursor.key } : {}),
      limit: limitOf(query),
    };
    const { items, next, basis } = wanted
      ? await this.search(name, filter, page.question, wanted)
      : answered(await this.ledger.reader.list(name, filter, page.question));
    markPinned(reply, page.question, basis);
    return { items: items.map(shownRow), next: nextOf(page, basis, next), basis };
  }

  /** A list narrowed by what the projection has no filter for; looks at whole pages until one is full or all are seen. */
  private async search(
    name: string,
    filter: ListFilter,
    question: Question,
    wanted: (row: ShownRow) => boolean,
  ): Promise<ShownList> {
    const limit = filter.limit ?? 1;
    const first = await this.pageAt(name, { ...filter, limit: 500 }, question);
    const { basis } = first;
    const pinned = { effectiveOn: basis.effectiveOn, knownAt: basis.size };
    const found: ShownRow[] = [];
    for (
      let read = first;
      ;
      read = await this.pageAt(name, { ...filter, limit: 500, after: read.next as string }, pinned)
    ) {
      found.push(...read.items.filter(wanted));
      if (found.length > limit) return { items: found.slice(0, limit), next: found[limit - 1]?.key ?? null, basis };
      if (read.next === null) return { items: found, next: null, basis };
    }
  }

  private async pageAt(name: string, filter: ListFilter, question: Question): Promise<ShownList> {
    return answered(await this.ledger.reader.list(name, filter, question));
  }
}

const shownRow = ({ key, row, entries, findings }: ShownRow): object => ({
  key,
  row,
  ...(entries === undefined ? {} : { entries }),
  findings,
});
