/** Which version of each projection answers, which ones the log moves forward, and which are still to be built. */
import type { Projection } from '../../projections/projection';
import type { RowStore } from './row-store';
import { readViewStates, versionOf, VIEW_STATE_SPACE, writeViewState } from './view-state';

export class ViewVersions {
  private readonly byName = new Map<string, Projection>();

  /**
   * @param newest one version of each name: what the program reads and decides with
   * @param superseded older versions that go on answering until the newest one is built
   */
  constructor(
    private readonly rows: RowStore,
    private readonly newest: readonly Projection[],
    private readonly superseded: readonly Projection[],
  ) {}

  /**
   * Settles what a row store that is opened holds: in an empty one every newest version serves, from the first fact on.
   * What this program does not follow is retired before the log moves on, so that no rows are taken for those of a
   * later size; one transaction.
   */
  open(empty: boolean): void {
    this.rows.transaction(() => {
      if (empty) {
        this.rows.clear(VIEW_STATE_SPACE);
        for (const projection of this.newest) writeViewState(this.rows, versionOf(projection), { status: 'serving' });
      }
      const known = new Map([...this.superseded, ...this.newest].map((each) => [versionOf(each), each]));
      for (const [version, { status }] of readViewStates(this.rows)) {
        const projection = known.get(version);
        if (projection && status === 'serving') this.byName.set(projection.name, projection);
        else if (!projection || !this.newest.includes(projection))
          writeViewState(this.rows, version, { status: 'retired' });
      }
    });
  }

  /** The version of a name that answers; undefined while there is none. */
  serving(name: string): Projection | undefined {
    return this.byName.get(name);
  }

  /** Whether there is a view of this name, built or not. */
  knows(name: string): boolean {
    return this.newest.some((each) => each.name === name);
  }

  /** What the log has to move forward. */
  followed(): readonly Projection[] {
    const states = readViewStates(this.rows);
    const complete = this.newest.filter((each) => states.get(versionOf(each))?.status === 'followed');
    return [...this.byName.values(), ...complete];
  }

  /** Newest versions that do not answer yet. */
  lacking(): readonly Projection[] {
    return this.newest.filter((each) => this.byName.get(each.name) !== each);
  }

  /** Versions whose rows are stale. */
  retired(): readonly string[] {
    return [...readViewStates(this.rows)].filter(([, { status }]) => status === 'retired').map(([version]) => version);
  }

  /**
   * From here on the projection answers in the place of the older version, which is given back. One transaction: after
   * a crash either the one or the other serves. Whoever asks has the version before or behind it, never both.
   */
  serve(projection: Projection): Projection | undefined {
    const old = this.byName.get(projection.name);
    this.rows.transaction(() => {
      writeViewState(this.rows, versionOf(projection), { status: 'serving' });
      if (old) writeViewState(this.rows, versionOf(old), { status: 'retired' });
    });
    this.byName.set(projection.name, projection);
    return old;
  }
}
