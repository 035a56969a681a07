/**
 * Builds one version of a projection from the log, beside what is followed. Rows and how far they have come move in one
 * transaction, so after a crash another builder goes on from there, and no fact is applied twice or skipped.
 */
import type { Projection } from '../../projections/projection';
import { factFrom, skimmedFact } from './decoding';
import type { EventStore } from './event-store';
import type { Log, LogFollower } from './log';
import { MeasureViews } from './measure-views';
import { RowViews } from './row-views';
import type { RowStore } from './row-store';
import { continued, StreamFacts } from './stream-facts';
import type { Fact } from '../domain/fact';
import { readViewStates, versionOf, writeViewState } from './view-state';

/** What a builder reads and writes. */
export interface BuildingPlace {
  readonly store: EventStore;
  readonly rowStore: RowStore;
  readonly log: Log;
}

export class ViewBuilder {
  private applied: number;
  /** Its own: those of the log hold facts that are not in these rows yet. */
  private readonly streams: StreamFacts;
  private readonly views: LogFollower;

  constructor(
    private readonly place: BuildingPlace,
    private readonly projection: Projection,
  ) {
    const state = readViewStates(place.rowStore).get(versionOf(projection));
    this.applied = state?.status === 'building' ? state.applied : 0;
    this.streams = new StreamFacts((stream) => this.readStream(stream));
    this.views =
      projection.kind === 'rows'
        ? new RowViews(place.rowStore, this.streams, [projection])
        : new MeasureViews(place.rowStore, this.streams, [projection]);
  }

  /** Facts that the log has followed and these rows do not hold yet. */
  get behind(): number {
    return this.place.log.size - this.applied;
  }

  /** Applies the next facts of those that the log has followed, at most `limit`; durable as one batch of the log is. */
  async take(limit: number): Promise<void> {
    const facts = await this.next(Math.min(limit, this.behind));
    await this.streams.load(continued(facts));
    for (const fact of facts) this.streams.add(fact);
    const write = await this.views.plan(facts);
    const { rowStore } = this.place;
    const applied = this.applied + facts.length;
    rowStore.transaction(() => {
      write();
      writeViewState(rowStore, versionOf(this.projection), { status: 'building', applied });
    });
    this.applied = applied;
    this.streams.trim();
  }

  private async next(count: number): Promise<readonly Fact[]> {
    const facts: Fact[] = [];
    if (count === 0) return facts;
    const { store, log } = this.place;
    for await (const record of store.readAll(log.entry(this.applied).position)) {
      facts.push(skimmedFact(record, this.applied + facts.length));
      if (facts.length === count) break;
    }
    return facts;
  }

  /** Up to what is applied here. */
  private async readStream(stream: string): Promise<readonly Fact[]> {
    const facts: Fact[] = [];
    for await (const record of this.place.store.readStream(stream)) {
      const index = this.place.log.indexOf(record.id);
      if (index === undefined || index >= this.applied) break;
      facts.push(factFrom(record, index));
    }
    return facts;
  }
}
