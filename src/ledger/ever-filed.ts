/** Under which keys the facts of one stream ever stood: a correction stands wherever its target did. */
import { opensStream } from '../domain/catalogue';
import { isCorrection } from '../domain/corrections/correction';
import type { Fact } from '../domain/fact';
import type { SomeRowProjection } from '../../projections/projection';
import { corrected } from './decoding';
import { openingOf } from './stream-facts';

const NONE: ReadonlySet<string> = new Set();

/**
 * A stream's facts with index < `size`, walked once: a fact moves only by its own corrections and with its stream's
 * opening, and a stream may hold thousands of both.
 */
export class EverFiled {
  private readonly ordinary = new Map<string, Fact>();
  private readonly marks = new Map<string, Fact[]>();
  /** The opening as it stood from an index on, in order. */
  private readonly openings: { readonly from: number; readonly opening: Fact | undefined }[] = [];
  private readonly found = new Map<string, ReadonlySet<string>>();

  /** @param all the whole stream in log order, corrections among its facts */
  constructor(all: readonly Fact[], size: number) {
    const corrections = new Map<string, Fact>();
    const voided = new Set<string>();
    let opening: Fact | undefined;
    for (const fact of all) {
      if (fact.index >= size) break;
      const was = opening;
      const target = fact.data['targetEventId'] as string;
      if (!isCorrection(fact.type)) {
        this.ordinary.set(fact.id, fact);
        if (!opening || opensStream(fact.type)) opening = openingOf(opening ? [opening, fact] : [fact]);
      } else {
        const earlier = this.marks.get(target);
        if (earlier) earlier.push(fact);
        else this.marks.set(target, [fact]);
        if (fact.type === 'EventCorrected') corrections.set(target, fact);
        else voided.add(target);
        if (opening && voided.has(opening.id)) {
          opening = openingOf([...this.ordinary.values()].filter(({ id }) => !voided.has(id)));
        }
      }
      if (opening === was && target !== opening?.id) continue;
      this.openings.push({ from: fact.index, opening: opening && corrected(opening, corrections.get(opening.id)) });
    }
  }

  /** The keys of a correction or void: all those of its target. */
  keysOfMark(projection: SomeRowProjection, mark: Fact): ReadonlySet<string> {
    const target = mark.data['targetEventId'] as string;
    if (!((this.ordinary.get(target)?.type ?? '') in projection.on)) return NONE;
    const name = `${projection.name}@${String(projection.version)} ${target}`;
    let keys = this.found.get(name);
    if (!keys) this.found.set(name, (keys = this.keysOf(projection, target)));
    return keys;
  }

  /** Keys under which an ordinary fact stood at any size. */
  keysOf(projection: SomeRowProjection, id: string): ReadonlySet<string> {
    const fact = this.ordinary.get(id);
    if (!fact || !(fact.type in projection.on)) return NONE;
    const keys = new Set<string>();
    const own = this.marks.get(id) ?? [];
    let stood = fact;
    let at = this.openings.findLastIndex(({ from }) => from <= fact.index);
    for (let passed = 0; ;) {
      const opening = this.openings[at]?.opening;
      if (opening) for (const key of projection.keys(stood, opening)) keys.add(key);
      const [mark, moved] = [own[passed], this.openings[at + 1]];
      if (!mark && !moved) return keys;
      const next = Math.min(mark?.index ?? Infinity, moved?.from ?? Infinity);
      if (moved?.from === next) at += 1;
      if (mark?.index !== next) continue;
      if (mark.type === 'EventVoided') return keys;
      stood = corrected(fact, mark);
      passed += 1;
    }
  }
}
