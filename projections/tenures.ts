/** Posts held over time, built from 任职 and 离任 in whatever order they come. */
import type { LegalDay } from '../src/domain/legal-day';

/** A time in a post, both ends included. */
export interface Tenure {
  readonly postId: string;
  readonly personId: string;
  /** Absent when only the leaving stands on record. */
  readonly assumedOn?: LegalDay;
  /** Absent while the post is held. */
  readonly vacatedOn?: LegalDay;
  readonly isPromotion?: boolean;
  /** Why the post was left. */
  readonly reason?: string;
  /** The measure that the leaving carries out. */
  readonly measureId?: string;
}

const isSame = (a: Tenure, b: Tenure): boolean => a.postId === b.postId && a.personId === b.personId;

/** Puts `next` in the place of `old`; at the end when there is no old one. */
const placed = <T extends Tenure>(tenures: readonly T[], old: T | undefined, next: T): readonly T[] =>
  old ? tenures.map((each) => (each === old ? next : each)) : [...tenures, next];

/**
 * The tenures with one more beginning. On the day on which a post is taken up and left, the leaving may be filed first;
 * the beginning then joins it.
 */
export function begun<T extends Tenure>(
  tenures: readonly T[],
  start: T & { readonly assumedOn: LegalDay },
): readonly T[] {
  const ending = tenures.find(
    (each) =>
      isSame(each, start) &&
      each.assumedOn === undefined &&
      each.vacatedOn !== undefined &&
      each.vacatedOn >= start.assumedOn,
  );
  return placed(tenures, ending, ending ? { ...start, ...ending } : start);
}

/** The tenures with one ended: the latest that is open. Without one, the leaving stands alone. */
export function ended<T extends Tenure>(
  tenures: readonly T[],
  end: T & { readonly vacatedOn: LegalDay },
): readonly T[] {
  const open = tenures.findLast((each) => isSame(each, end) && each.vacatedOn === undefined);
  return placed(tenures, open, { ...end, ...open, ...leaving(end) });
}

const leaving = ({ vacatedOn, reason, measureId }: Tenure): Partial<Tenure> => ({
  ...(vacatedOn === undefined ? {} : { vacatedOn }),
  ...(reason === undefined ? {} : { reason }),
  ...(measureId === undefined ? {} : { measureId }),
});
