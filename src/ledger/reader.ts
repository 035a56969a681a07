/** The read path: a view at any point of the two clocks, with everything that the answer depends on beside it. */
import { parameters, type ParameterId, type ParameterValue } from '../domain/parameters/parameters';
import type { Fact } from '../domain/fact';
import type { Cite } from '../domain/fields';
import { legalDayOf, isLegalDay, type LegalDay } from '../domain/legal-day';
import { parameterValues, valueOf } from '../../projections/parameters';
import type { MeasureProjection, Projection, SomeRowProjection } from '../../projections/projection';
import type { Finding, Moment } from '../rulebook/rule';
import { entriesOf, judge, rulebookVersion } from '../rulebook/rulebook';
import type { Basis, Question, Unanswerable } from './asking';
import type { Clock } from './clock';
import type { Log } from './log';
import type { MeasureViews, PeriodKind, Series, Sums } from './measure-views';
import { rowSpace, type FiledFact, type RowViews } from './row-views';
import { behind, type RowStore } from './row-store';
import type { Seal } from './seal';
import { versionOf } from './view-state';
import type { ViewVersions } from './view-versions';

/** How long a question about a size that is not applied yet waits. */
const WAIT_MS = 2_000;
const LIST_MAX = 500;
const SCAN_PAGE = 200;

/** A row as it stands, with what the rules that read it say. */
export interface Judged {
  readonly key: string;
  /** undefined: nothing is filed under the key at this point of the clocks. */
  readonly row: unknown;
  /** What the rulebook derives from the row beside findings (the matters of the docket). */
  readonly entries?: readonly unknown[];
  readonly findings: readonly Finding[];
}

export interface ListQuery {
  readonly organ?: string;
  readonly year?: number;
  /** Key behind which the list goes on. */
  readonly after?: string;
  /** 1 to 500; default 100. */
  readonly limit?: number;
}

export interface ReaderParts {
  readonly log: Log;
  readonly rowStore: RowStore;
  readonly rows: RowViews;
  readonly measures: MeasureViews;
  readonly seal: Pick<Seal, 'covering'>;
  readonly clock: Clock;
  readonly versions: ViewVersions;
  /** Set on a ledger that is served although it is damaged. */
  readonly warning?: string;
}

export const isUnanswerable = (answer: object): answer is Unanswerable => 'code' in answer && 'detail' in answer;

/** A question with both clocks settled. */
interface Settled {
  readonly basis: Basis;
  readonly on: LegalDay;
  readonly size: number;
}

export class Reader {
  constructor(private readonly parts: ReaderParts) {}

  /** What an answer to the question would be based on. */
  async basis(question: Question, name: string): Promise<Basis | Unanswerable> {
    const projection = this.projection(name);
    if (isUnanswerable(projection)) return projection;
    const settled = await this.settle(question, projection);
    return isUnanswerable(settled) ? settled : settled.basis;
  }

  /** One row and its findings. */
  async row(
    name: string,
    key: string,
    question: Question,
  ): Promise<(Judged & { readonly basis: Basis }) | Unanswerable> {
    const projection = this.rowProjection(name);
    if (isUnanswerable(projection)) return projection;
    const settled = await this.settle(question, projection);
    if (isUnanswerable(settled)) return settled;
    const moment = await this.moment(settled);
    return { basis: settled.basis, ...(await this.judged(projection, key, settled, moment)) };
  }

  /** The rows of these keys, in their order, each once; a key that nothing is filed under is left out. */
  async rows(
    name: string,
    keys: readonly string[],
    question: Question,
  ): Promise<{ readonly basis: Basis; readonly items: readonly Judged[] } | Unanswerable> {
    const projection = this.rowProjection(name);
    if (isUnanswerable(projection)) return projection;
    const settled = await this.settle(question, projection);
    if (isUnanswerable(settled)) return settled;
    const moment = await this.moment(settled);
    const items: Judged[] = [];
    for (const key of new Set(keys)) {
      const item = await this.judged(projection, key, settled, moment);
      if (item.row !== undefined) items.push(item);
    }
    return { basis: settled.basis, items };
  }

  /**
   * The facts that are or were filed under a key, as known, in log order. The legal day asked about leaves none out: it
   * only names the basis.
   */
  async history(
    name: string,
    key: string,
    question: Question,
  ): Promise<{ readonly basis: Basis; readonly items: readonly FiledFact[] } | Unanswerable> {
    const projection = this.rowProjection(name);
    if (isUnanswerable(projection)) return projection;
    const settled = await this.settle(question, projection);
    if (isUnanswerable(settled)) return settled;
    return { basis: settled.basis, items: await this.parts.rows.history(projection, key, settled.size) };
  }

  /**
   * Rows in the order of their keys, with their findings. A filter is read from each row as it stands, so a narrow one
   * may look at many rows for one page.
   */
  async list(
    name: string,
    query: ListQuery,
    question: Question,
  ): Promise<
    { readonly basis: Basis; readonly items: readonly Judged[]; readonly next: string | null } | Unanswerable
  > {
    const projection = this.rowProjection(name);
    if (isUnanswerable(projection)) return projection;
    const settled = await this.settle(question, projection);
    if (isUnanswerable(settled)) return settled;
    const limit = Math.min(query.limit ?? 100, LIST_MAX);
    const moment = await this.moment(settled);
    const items: Judged[] = [];
    for (let after = query.after; ;) {
      const keys = this.keysBehind(projection, after);
      for (const key of keys) {
        const item = await this.judged(projection, key, settled, moment);
        if (item.row !== undefined && isListed(projection, item.row) && passes(projection, item.row, query))
          items.push(item);
        if (items.length > limit)
          return { basis: settled.basis, items: items.slice(0, limit), next: items[limit - 1]?.key ?? null };
      }
      if (keys.length < SCAN_PAGE) return { basis: settled.basis, items, next: null };
      after = keys.at(-1);
    }
  }

  /** All sums of a measure projection. */
  async sums(name: string, question: Question): Promise<{ readonly basis: Basis; readonly sums: Sums } | Unanswerable> {
    const found = await this.measured(name, question);
    if (isUnanswerable(found)) return found;
    const { projection, settled } = found;
    const { basis, on, size } = settled;
    return { basis, sums: this.parts.measures.sums(projection, on, size) };
  }

  /** The same by year or month, up to the legal day asked about, over the groups that count. */
  async series(
    name: string,
    by: PeriodKind,
    counts: (group: string) => boolean,
    question: Question,
  ): Promise<{ readonly basis: Basis; readonly periods: Series } | Unanswerable> {
    const found = await this.measured(name, question);
    if (isUnanswerable(found)) return found;
    const { projection, settled } = found;
    const { basis, on, size } = settled;
    return { basis, periods: this.parts.measures.series(projection, on, size, by, counts) };
  }

  /** The facts of one stream in log order, as they stand in the log prefix of `size`; none for no such stream. */
  async stream(name: string, size: number): Promise<readonly Fact[]> {
    const { streams } = this.parts.log;
    const facts = await streams.at(name, size);
    streams.forgetMissing(name);
    return facts;
  }

  private async measured(
    name: string,
    question: Question,
  ): Promise<{ readonly projection: MeasureProjection; readonly settled: Settled } | Unanswerable> {
    const projection = this.projection(name);
    if (isUnanswerable(projection)) return projection;
    if (projection.kind !== 'measures') return notFound(name);
    const settled = await this.settle(question, projection);
    return isUnanswerable(settled) ? settled : { projection, settled };
  }

  private rowProjection(name: string): SomeRowProjection | Unanswerable {
    const projection = this.projection(name);
    return isUnanswerable(projection) || projection.kind === 'rows' ? projection : notFound(name);
  }

  /** The version that answers from here to the end of the question, whatever is switched meanwhile. */
  private projection(name: string): Projection | Unanswerable {
    const { versions } = this.parts;
    return versions.serving(name) ?? (versions.knows(name) ? notBuilt(name) : notFound(name));
  }

  private async judged(
    projection: SomeRowProjection,
    key: string,
    { on, size }: Settled,
    moment: Moment,
  ): Promise<Judged> {
    const row: unknown = await this.parts.rows.at(projection, key, on, size);
    if (row === undefined) return { key, row, findings: [] };
    const entries = entriesOf(projection, row, moment);
    return { key, row, ...(entries ? { entries } : {}), findings: judge(projection, row, key, moment) };
  }

  private keysBehind(projection: SomeRowProjection, after: string | undefined): readonly string[] {
    const range = { limit: SCAN_PAGE, ...(after === undefined ? {} : { from: behind(after) }) };
    return this.parts.rowStore.scan(rowSpace(projection), range).map(([key]) => key);
  }

  private async settle(question: Question, projection: Projection): Promise<Settled | Unanswerable> {
    const { clock, seal, warning } = this.parts;
    const now = clock.now();
    const on = question.effectiveOn ?? legalDayOf(now);
    if (!isLegalDay(on))
      return { code: 'invalid-question', detail: 'effectiveOn is a calendar day, YYYY-MM-DD, such as 2024-06-30' };
    const size = await this.sizeKnown(question.knownAt, now);
    if (typeof size !== 'number') return size;
    const basis: Basis = {
      effectiveOn: on,
      knownAt: question.knownAt ?? null,
      size,
      checkpoint: seal.covering(size)?.note ?? null,
      projection: versionOf(projection),
      rulebook: rulebookVersion,
      ...(warning === undefined ? {} : { warning }),
    };
    return { basis, on, size };
  }

  private async sizeKnown(knownAt: Question['knownAt'], now: number): Promise<number | Unanswerable> {
    const { log } = this.parts;
    if (knownAt === undefined) return log.size;
    if (typeof knownAt === 'string') {
      const instant = Date.parse(knownAt);
      if (Number.isNaN(instant)) return { code: 'invalid-question', detail: 'knownAt is an instant or a log size' };
      if (instant > now) return { code: 'known-in-future', detail: 'nothing is known of the future' };
      return log.index.sizeAt(new Date(instant).toISOString(), log.size);
    }
    if (knownAt > log.size) await this.applied(knownAt);
    return knownAt <= log.size
      ? knownAt
      : { code: 'not-yet-applied', detail: `the ledger has ${String(log.size)} facts` };
  }

  private async applied(size: number): Promise<void> {
    const { log } = this.parts;
    for (let waited = 0; waited < WAIT_MS && log.size < size; waited += 50) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Parameters are read at both clocks of the question: once for each question, not once for each row. */
  private async moment({ on, size }: Settled): Promise<Moment> {
    const values = new Map<ParameterId, ParameterValue>();
    for (const id of Object.keys(parameters) as ParameterId[]) {
      const row = await this.parts.rows.at(parameterValues, id, on, size);
      const set = row && valueOf(row, areaOf(parameters[id].cites[0]), on);
      values.set(id, set ?? parameters[id].default);
    }
    return { effectiveOn: on, parameter: (id) => values.get(id) ?? null };
  }
}

/** The area for which a regulation was made: what is set for it, or for the whole country, is what its rules read. */
const areaOf = (cite: Cite): string => ({ GS: 'CN-62', SX: 'CN-14' })[cite.slice(0, 2)] ?? 'CN';

const notFound = (name: string): Unanswerable => ({ code: 'not-found', detail: `there is no view named ${name}` });

const notBuilt = (name: string): Unanswerable => ({
  code: 'not-yet-applied',
  detail: `the view ${name} is being built`,
});

const isListed = (projection: SomeRowProjection, row: unknown): boolean => projection.listed?.(row) ?? true;

function passes(projection: SomeRowProjection, row: unknown, { organ, year }: ListQuery): boolean {
  if (organ === undefined && year === undefined) return true;
  const { organs = [], years = [] } = projection.filters?.(row) ?? {};
  return (organ === undefined || organs.includes(organ)) && (year === undefined || years.includes(year));
}
