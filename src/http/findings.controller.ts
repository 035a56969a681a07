/** What the rules find, over all rows that they judge. */
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Basis, Question } from '../ledger/asking';
import { answered, markPinned, nextOf, pageOf } from './answering';
import { FindingsQuery, limitOf, questionOf } from './queries.dto';
import { Reads } from './reading-guard';
import { ServedLedger, type ShownFinding } from './served-ledger';

/** Rows read at a time. */
const ROWS = 100;
const SEPARATOR = '\u0000';

interface Located {
  readonly finding: ShownFinding;
  readonly view: string;
  readonly key: string;
  /** Findings of the row up to and including this one. */
  readonly given: number;
}

@ApiTags('findings 判断')
@ApiBearerAuth()
@Controller('v1/findings')
export class FindingsController {
  constructor(private readonly ledger: ServedLedger) {}

  @Get()
  @Reads({ kind: 'view', name: 'findings' })
  @ApiOperation({ summary: 'Findings of all rules: {items, next, basis}' })
  async findings(@Query() query: FindingsQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { rule, status } = query;
    const page = pageOf('findings', [rule, status], query.after, questionOf(query));
    const [firstView] = this.ledger.judged;
    if (firstView === undefined) return { items: [], next: null };
    const basis = answered(await this.ledger.reader.basis(page.question, firstView));
    markPinned(reply, page.question, basis);
    const limit = limitOf(query);
    const items: Located[] = [];
    const pinned = { effectiveOn: basis.effectiveOn, knownAt: page.question.knownAt ?? basis.size };
    for await (const located of this.behind(page.cursor, pinned)) {
      const { finding } = located;
      if ((rule !== undefined && finding.rule !== rule) || (status !== undefined && finding.status !== status))
        continue;
      items.push(located);
      if (items.length > limit) break;
    }
    const shown = items.slice(0, limit);
    const last = items.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(({ finding, view, key }) => ({ view, key, ...finding })),
      next: last ? nextOf(page, basis, `${last.view}${SEPARATOR}${last.key}`, last.given) : null,
      basis: withoutProjection(basis),
    };
  }

  /** Findings in the order of the views, their keys, and the rules; behind a cursor where there is one. */
  private async *behind(
    cursor: { readonly key: string; readonly given: number } | undefined,
    question: Question,
  ): AsyncGenerator<Located> {
    const [fromView, fromKey] = cursor?.key.split(SEPARATOR) ?? [];
    const views = this.ledger.judged;
    for (const view of views.slice(fromView === undefined ? 0 : views.indexOf(fromView))) {
      if (view === fromView && fromKey !== undefined) {
        const { findings } = answered(await this.ledger.reader.row(view, fromKey, question));
        yield* located(view, fromKey, findings, cursor?.given ?? 0);
      }
      let after = view === fromView ? fromKey : undefined;
      for (;;) {
        const filter = { limit: ROWS, ...(after !== undefined ? { after } : {}) };
        const { items, next } = answered(await this.ledger.reader.list(view, filter, question));
        for (const { key, findings } of items) yield* located(view, key, findings, 0);
        if (next === null) break;
        after = next;
      }
    }
  }
}

function* located(view: string, key: string, findings: readonly ShownFinding[], from: number): Generator<Located> {
  for (let i = from; i < findings.length; i++) {
    yield { finding: findings[i] as ShownFinding, view, key, given: i + 1 };
  }
}

/** Several views were read; each item names its own. */
const withoutProjection = ({ projection: _, ...basis }: Basis): Omit<Basis, 'projection'> => basis;
