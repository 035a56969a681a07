/**
 * Brings versions of projections that do not answer yet to where they do: built beside what is served, handed to the log
 * between two of its batches, compared, and switched to in one step. Reads and appends wait for one batch of it at most.
 */
import type { Projection } from '../../projections/projection';
import type { MeasureViews } from './measure-views';
import type { RowViews } from './row-views';
import { ViewBuilder, type BuildingPlace } from './view-builder';
import { compareVersions, type VersionsCompared } from './versions-compared';
import { readViewStates, spacesNamed, versionOf, writeViewState } from './view-state';
import type { ViewVersions } from './view-versions';

/** Facts built at once while others wait. */
const BATCH = 250;
/** Facts built at once where nobody waits. */
const BATCH_ALONE = 2_000;
/** Entries of a retired version that are thrown away at once. */
const DROPPED_AT_ONCE = 500;

const PAUSE_MAX_MS = 100;

/** What is said of a version that was built. */
export type SwitchTold =
  | { readonly version: string; readonly outcome: 'building'; readonly facts: number }
  | {
      readonly version: string;
      readonly outcome: 'switched';
      readonly before: string | null;
      readonly compared: VersionsCompared;
    }
  | { readonly version: string; readonly outcome: 'refused'; readonly compared: VersionsCompared }
  | { readonly version: string; readonly outcome: 'failed'; readonly error: Error };

export interface SwitchParts extends BuildingPlace {
  readonly rows: RowViews;
  readonly measures: MeasureViews;
  readonly versions: ViewVersions;
}

/** The ledger is being closed. */
class Stopped extends Error {}

export class ProjectionSwitch {
  /** Why a version does not answer although it should; the older one, if there is one, goes on. */
  fault: string | undefined;
  private stopping = false;
  private running: Promise<void> | undefined;
  private resumed = 0;

  constructor(private readonly parts: SwitchParts) {}

  /** Builds, compares and switches to what is lacking, one after the other, and then throws stale rows away. */
  start(tell: (told: SwitchTold) => void): void {
    this.running ??= this.run(tell);
  }

  /** Ends behind the batch under way; another start goes on from there. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  /** Builds a version that nothing can do without and lets it answer, before anything else is done. */
  async bringAlone(projection: Projection): Promise<void> {
    await this.build(projection, BATCH_ALONE);
    this.serve(projection);
  }

  private async run(tell: (told: SwitchTold) => void): Promise<void> {
    // Those that are retired from here on may still be read by who asked before: they are left to the next start.
    const stale = this.parts.versions.retired();
    this.resumed = performance.now();
    try {
      for (const projection of this.parts.versions.lacking()) await this.bring(projection, tell);
      const retired = new Set(this.parts.versions.retired());
      for (const version of stale) if (retired.has(version)) await this.dropRetired(version);
    } catch (error) {
      if (!(error instanceof Stopped)) this.fault ??= messageOf(error);
    }
  }

  private async bring(projection: Projection, tell: (told: SwitchTold) => void): Promise<void> {
    const version = versionOf(projection);
    try {
      tell({ version, outcome: 'building', facts: this.parts.log.size });
      await this.build(projection, BATCH);
      const compared = await compareVersions(
        this.parts,
        this.parts.versions.serving(projection.name),
        projection,
        this.pause,
      );
      if (compared.fault === undefined) {
        const old = this.serve(projection);
        tell({ version, outcome: 'switched', before: old ? versionOf(old) : null, compared });
      } else {
        this.giveUp(projection);
        this.fault ??= `${version} is not served: folding ${compared.fault} again gives another row`;
        tell({ version, outcome: 'refused', compared });
      }
    } catch (error) {
      if (error instanceof Stopped) throw error;
      this.fault ??= `${version} is not built: ${messageOf(error)}`;
      tell({ version, outcome: 'failed', error: error instanceof Error ? error : new Error(messageOf(error)) });
    }
  }

  /** Ends when the log moves the rows forward; a version that it does already is left as it is. */
  private async build(projection: Projection, batch: number): Promise<void> {
    const { rowStore, log } = this.parts;
    const version = versionOf(projection);
    const status = readViewStates(rowStore).get(version)?.status;
    if (status === 'followed') return;
    if (status === 'retired') await this.dropRetired(version);
    const builder = new ViewBuilder(this.parts, projection);
    const joined = async (): Promise<boolean> => {
      // The log may have grown while this waited for its turn.
      if (builder.behind > batch) return false;
      await builder.take(batch);
      writeViewState(rowStore, version, { status: 'followed' });
      this.follow(projection);
      return true;
    };
    do {
      while (builder.behind > batch) {
        await builder.take(batch);
        await this.pause();
      }
    } while (!(await log.betweenBatches(joined)));
    await this.pause();
  }

  private follow(projection: Projection): void {
    if (projection.kind === 'rows') this.parts.rows.follow(projection);
    else this.parts.measures.follow(projection);
  }

  private leave(projection: Projection): void {
    if (projection.kind === 'rows') this.parts.rows.leave(projection);
    else this.parts.measures.leave(projection);
  }

  private serve(projection: Projection): Projection | undefined {
    const old = this.parts.versions.serve(projection);
    if (old) this.leave(old);
    return old;
  }

  /** Its rows are left to the next start, which builds them anew. */
  private giveUp(projection: Projection): void {
    writeViewState(this.parts.rowStore, versionOf(projection), { status: 'retired' });
    this.leave(projection);
  }

  /** Throws stale rows away in small ranges, and their state last: after a crash the rest of them is known. */
  private async dropRetired(version: string): Promise<void> {
    const { rowStore } = this.parts;
    for (const space of spacesNamed(version)) {
      for (;;) {
        const entries = rowStore.scan(space, { limit: DROPPED_AT_ONCE });
        if (entries.length === 0) break;
        rowStore.transaction(() => {
          for (const [key] of entries) rowStore.put(space, key, undefined);
        });
        await this.pause();
      }
    }
    writeViewState(rowStore, version, undefined);
  }

  /** Lets whatever waits go first, for as long as was worked since the last time: others have half of the thread. */
  private readonly pause = async (): Promise<void> => {
    const worked = performance.now() - this.resumed;
    if (this.running) await new Promise((resolve) => setTimeout(resolve, Math.min(worked, PAUSE_MAX_MS)));
    this.resumed = performance.now();
    if (this.stopping) throw new Stopped();
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
