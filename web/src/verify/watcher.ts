/**
 * Watches the log for one tab: every checkpoint that reaches it is verified with the pinned key and held against the
 * newest one that this browser has seen, and every opened fact against those.
 */
import { brokenMarks, markBroken, type BrokenMark } from '../session/broken';
import { assertClaim, claimsIn, type Claim } from './claims';
import { assertConsistent, type ReadTile } from './consistency';
import { Broken, isSameFault, NotNow, type Fault, type FaultReason } from './faults';
import { verifyFact, type FactVerdict, type OpenedFact } from './opened-fact';
import { recall, remember, type Remembered, type Shelf } from './remembered';
import { openCheckpoint, type PinnedKey, type SignedCheckpoint } from './signed-checkpoint';
import { markOf, nothingKnown, type Standing } from '../session/standing';

/** What a watcher needs of the world. */
export interface Surroundings {
  /** The newest checkpoint's note; undefined when the service says that nothing is sealed. @throws NotNow */
  readonly newest: () => Promise<string | undefined>;
  /** @throws NotNow */
  readonly readTile: ReadTile;
  /** Shared by the tabs of this browser. */
  readonly shelf: Shelf;
  /** Of this tab alone. */
  readonly tab: Shelf;
  /** RFC 3339. */
  readonly now: () => string;
}

/** The same fault is found again at every question: more different ones than this need no list. */
const MARKS_MAX = 20;

export class Watcher {
  private standing: Standing;
  /** The newest verified checkpoint: all others are held against it, so that all agree with one another. */
  private anchor: SignedCheckpoint | undefined;
  private readonly related = new Set<string>();
  private readonly waiting = new Map<string, Claim>();
  private readonly facts = new Map<string, FactVerdict['verdict']>();
  private readonly listeners = new Set<() => void>();
  /** Checks run one after the other: each may move the anchor that the next one is held against. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly key: PinnedKey,
    private readonly world: Surroundings,
  ) {
    const before = recall(world.shelf, key);
    this.anchor = before?.checkpoint;
    const known = {
      ...nothingKnown,
      origin: key.name,
      keyId: key.keyId,
      before: before && { size: before.checkpoint.size, seenAt: before.seenAt },
      broken: brokenMarks(world.tab),
    };
    this.standing = { ...known, mark: markOf(known) };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same object until something changes. */
  readonly current = (): Standing => this.standing;

  /** Asks for the newest checkpoint and verifies it, and what had to wait. Never rejects. */
  watch(): Promise<void> {
    return this.inTurn(async () => {
      // Read before asking: what another tab sees meanwhile is no reproach to this answer.
      const before = this.newestSeen();
      try {
        await this.head(await this.world.newest(), before);
        await this.verifyWaiting();
        const newest = { size: this.anchor?.size ?? 0, checkedAt: this.world.now() };
        this.change({ newest, trouble: undefined });
      } catch (error) {
        this.cannot(error);
      }
    });
  }

  /** Verifies the checkpoints that an answer names. Never rejects. */
  answered(address: string, answer: unknown): Promise<void> {
    const { claims, unsealed } = claimsIn(address, answer);
    if (unsealed > 0) this.change({ unsealedAnswers: this.standing.unsealedAnswers + unsealed });
    for (const claim of claims) {
      const name = JSON.stringify(claim);
      if (!this.related.has(name)) this.waiting.set(name, claim);
    }
    if (this.waiting.size === 0) return Promise.resolve();
    return this.inTurn(() => this.verifyWaiting().catch((error: unknown) => this.cannot(error)));
  }

  /** Makes every check of an opened fact, counts it and marks what is wrong. */
  opened(fact: OpenedFact): Promise<FactVerdict> {
    return this.inTurn(async () => {
      const verdict = await verifyFact(fact, {
        origin: this.key.name,
        open: (note) => openCheckpoint(note, this.key),
        relate: (checkpoint) => this.relate(checkpoint),
      }).catch((error: unknown) => {
        this.change({ trouble: 'failed' });
        throw error;
      });
      this.facts.set(fact.id, verdict.verdict);
      for (const fault of verdict.faults) this.mark(fault);
      this.change({});
      return verdict;
    });
  }

  /** Another tab has put something else on the shelf. Never rejects. */
  shelfChanged(): Promise<void> {
    return this.inTurn(() => this.settle().catch((error: unknown) => this.cannot(error)));
  }

  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.queue.then(step);
    this.queue = result.catch(() => undefined);
    return result;
  }

  private async head(note: string | undefined, before: SignedCheckpoint | undefined): Promise<void> {
    if (note === undefined) {
      if (before) throw rolledBack(0, before);
      throw new NotNow('not-sealed');
    }
    const checkpoint = openCheckpoint(note, this.key);
    if (before && checkpoint.size < before.size) throw rolledBack(checkpoint.size, before, note);
    await this.relate(checkpoint);
    await this.settle();
  }

  private newestSeen(): SignedCheckpoint | undefined {
    const shelved = recall(this.world.shelf, this.key)?.checkpoint;
    if (!shelved || !this.anchor) return shelved ?? this.anchor;
    return shelved.size > this.anchor.size ? shelved : this.anchor;
  }

  /** Holds a signed checkpoint against the newest; becomes the newest itself when it is larger. @throws Broken, NotNow */
  private async relate(checkpoint: SignedCheckpoint): Promise<void> {
    if (this.anchor) await assertConsistent(this.anchor, checkpoint, this.world.readTile);
    if (!this.anchor || checkpoint.size > this.anchor.size) this.anchor = checkpoint;
  }

  /**
   * Leaves the newest verified checkpoint on the shelf. Tabs share it without a lock (browsers give none on plain http),
   * so what stands there is verified first and replaced only by a larger one; a tab whose own was overwritten by a
   * smaller one is told of the change and comes here again.
   */
  private async settle(): Promise<void> {
    const { shelf, now } = this.world;
    for (let checked: string | undefined; ;) {
      const shelved = recall(shelf, this.key)?.checkpoint;
      if (shelved && shelved.note !== checked) {
        await this.relate(shelved);
        checked = shelved.note;
        continue;
      }
      const { anchor } = this;
      if (anchor && (!shelved || shelved.size < anchor.size)) {
        remember(shelf, this.key, { checkpoint: anchor, seenAt: now() } satisfies Remembered);
      }
      return;
    }
  }

  /** A fault of one checkpoint does not keep the others from being verified. @throws NotNow, and the rest waits on */
  private async verifyWaiting(): Promise<void> {
    for (const [name, claim] of [...this.waiting]) {
      try {
        const checkpoint = openCheckpoint(claim.note, this.key);
        assertClaim(claim, checkpoint);
        await this.relate(checkpoint);
        this.related.add(name);
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
        this.mark(error.fault);
      }
      this.waiting.delete(name);
    }
    await this.settle();
    this.change({});
  }

  private cannot(error: unknown): void {
    if (error instanceof Broken) this.mark(error.fault);
    else if (error instanceof NotNow) this.change({ trouble: error.why });
    else {
      this.change({ trouble: 'failed' });
      throw error;
    }
  }

  private mark(fault: Fault): void {
    const { broken } = this.standing;
    const isKnown = broken.some((mark) => isSameFault({ ...mark, reason: mark.reason as FaultReason }, fault));
    if (isKnown || broken.length >= MARKS_MAX) return;
    const marks: readonly BrokenMark[] = [...broken, { ...fault, foundAt: this.world.now() }];
    markBroken(this.world.tab, marks);
    this.change({ broken: marks });
  }

  private change(changed: Partial<Standing>): void {
    const verdicts = [...this.facts.values()];
    const next = {
      ...this.standing,
      ...changed,
      checkpoints: this.related.size,
      waiting: this.waiting.size,
      facts: {
        proven: verdicts.filter((verdict) => verdict === 'passed').length,
        unproven: verdicts.filter((verdict) => verdict === 'unproven').length,
      },
    };
    this.standing = { ...next, mark: markOf(next) };
    for (const listener of this.listeners) listener();
  }
}

const rolledBack = (size: number, before: SignedCheckpoint, note?: string): Broken =>
  new Broken('rolled-back', { size, before: before.size }, [before.note, ...(note === undefined ? [] : [note])]);
