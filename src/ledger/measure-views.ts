/**
 * Keeps the figures of measure projections. Each fact adds, at its place in the log, the difference that it makes to
 * what its stream contributes; a sum over days <= E and places < K answers any pair of clocks.
 */
import type { Fact } from '../domain/fact';
import { dayNumber, dayNumbered, type LegalDay } from '../domain/legal-day';
import type { Measure, MeasureProjection } from '../../projections/projection';
import { standing } from './decoding';
import { MeasureColumns } from './measure-columns';
import type { RowStore } from './row-store';
import type { StreamFacts } from './stream-facts';

/** Sums by measure, then by group. */
export type Sums = ReadonlyMap<string, ReadonlyMap<string, bigint>>;

/** Totals by period (`2003`, `2003-05`), then by measure. */
export type Series = ReadonlyMap<string, ReadonlyMap<string, bigint>>;
export type PeriodKind = 'year' | 'month';

/** Joins measure and group in the dictionary; no measure's name holds it. */
const SEPARATOR = '\u0001';
/** Streams whose last contribution is remembered, so that the next fact need not fold the old state again. */
const REMEMBERED = 2_000;

export class MeasureViews {
  private readonly columns = new Map<MeasureProjection, MeasureColumns>();
  private readonly last = new Map<string, ReadonlyMap<string, number>>();

  constructor(
    private readonly rows: RowStore,
    private readonly streams: StreamFacts,
    private projections: readonly MeasureProjection[],
  ) {}

  /** From the next batch on the figures are moved forward; they have to hold every fact before it, saved. */
  follow(projection: MeasureProjection): void {
    this.projections = [...this.projections, projection];
  }

  /** From the next batch on the figures stay as they are. */
  leave(projection: MeasureProjection): void {
    this.projections = this.projections.filter((each) => each !== projection);
  }

  /** Works out what a batch adds; the returned function writes it, inside the row store's transaction. */
  plan(batch: readonly Fact[]): () => void {
    for (const projection of this.projections) {
      const prefix = `${projection.stream}-`;
      const columns = this.columnsOf(projection);
      for (const fact of batch) {
        if (!fact.stream.startsWith(prefix)) continue;
        for (const [figure, n] of this.difference(projection, fact)) {
          const cut = figure.lastIndexOf(SEPARATOR);
          columns.add(figure.slice(0, cut), Number(figure.slice(cut + 1)), fact.index, n);
        }
      }
    }
    return () => {
      for (const columns of this.columns.values()) columns.save();
    };
  }

  /** All sums at one point of both clocks: facts with index < `size`, then days <= `on`. */
  sums(projection: MeasureProjection, on: LegalDay, size: number): Sums {
    const sums = new Map<string, Map<string, bigint>>();
    for (const [name, n] of this.columnsOf(projection).sums(dayNumber(on), size)) {
      const cut = name.indexOf(SEPARATOR);
      const measure = name.slice(0, cut);
      let groups = sums.get(measure);
      if (!groups) sums.set(measure, (groups = new Map<string, bigint>()));
      groups.set(name.slice(cut + 1), n);
    }
    return sums;
  }

  /** The same figures by the period of their day, over the groups that count; periods in no order. */
  series(
    projection: MeasureProjection,
    on: LegalDay,
    size: number,
    by: PeriodKind,
    counts: (group: string) => boolean,
  ): Series {
    const length = by === 'year' ? 'YYYY'.length : 'YYYY-MM'.length;
    const measureOf = (name: string): string | undefined => {
      const cut = name.indexOf(SEPARATOR);
      return counts(name.slice(cut + 1)) ? name.slice(0, cut) : undefined;
    };
    const periodOf = (day: number): string => dayNumbered(day).slice(0, length);
    return this.columnsOf(projection).series(dayNumber(on), size, measureOf, periodOf);
  }

  private columnsOf(projection: MeasureProjection): MeasureColumns {
    let columns = this.columns.get(projection);
    if (!columns) {
      columns = new MeasureColumns(this.rows, `measures/${projection.name}@${String(projection.version)}`);
      this.columns.set(projection, columns);
    }
    return columns;
  }

  /** What the fact adds to each figure of its stream (measure, group, day). */
  private difference(projection: MeasureProjection, fact: Fact): readonly (readonly [figure: string, n: number])[] {
    const stream = this.streams.of(fact.stream);
    const memory = `${projection.name}@${String(projection.version)} ${fact.stream}`;
    const old = this.last.get(memory) ?? figures(projection.measures(standing(stream, fact.index)));
    const now = figures(projection.measures(standing(stream, fact.index + 1)));
    this.last.delete(memory);
    this.last.set(memory, now);
    if (this.last.size > REMEMBERED) this.last.delete(this.last.keys().next().value as string);
    const changed: [string, number][] = [];
    for (const [figure, n] of now) if (n !== (old.get(figure) ?? 0)) changed.push([figure, n - (old.get(figure) ?? 0)]);
    for (const [figure, n] of old) if (!now.has(figure)) changed.push([figure, -n]);
    return changed;
  }
}

/** A list of measures as totals by figure; figures that cancel out are left at 0. */
function figures(measures: readonly Measure[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { measure, group, day, n } of measures) {
    const figure = `${measure}${SEPARATOR}${group}${SEPARATOR}${String(dayNumber(day))}`;
    totals.set(figure, (totals.get(figure) ?? 0) + n);
  }
  return totals;
}
