/**
 * The cells of the responsibility matrix: for each letter that the chain asks of a body, each cycle, and each holder of
 * the signatory's post in it, whether there is a letter, and since when there is none.
 */
import type { Cite } from '../../domain/fields';
import { daysBetween, yearOf, type LegalDay } from '../../domain/legal-day';
import type { LetterEdgeId, LetterKind, SignatoryRole } from '../../domain/letters/edges';
import type { Signatory } from '../../domain/letters/letter';
import { signedFor, type LetterMatrixRow, type LetterOfBody } from '../../../projections/letter-matrix';
import type { Moment } from '../rule';
import { requiredLetters, signingRoleOf, type RequiredLetter } from './required-letters';

/** Time without anybody who answers for a signed letter; `to` is absent while it lasts. */
export interface Uncovered {
  readonly from: LegalDay;
  readonly to?: LegalDay;
  readonly days: number;
  /** What ended it. */
  readonly endedBy?: 'succession' | 'new_letter' | 'end_of_letter';
}

export interface MatrixCell {
  /** Two where one letter meets both. */
  readonly edges: readonly LetterEdgeId[];
  readonly kind: LetterKind;
  /** 双签: the letter is one of the two that the holder signs. */
  readonly dual: boolean;
  /** The text presses responsibility down and orders no signature: never missing. */
  readonly implied: boolean;
  readonly cites: readonly Cite[];
  /** First and last day of the cycle; its year where the cycle is one. */
  readonly cycle: { readonly year?: number; readonly from: LegalDay; readonly to: LegalDay };
  readonly role: SignatoryRole;
  readonly postId?: string;
  readonly personId?: string;
  readonly state: 'signed' | 'missing' | 'not_ordered';
  readonly letter?: LetterInCell;
  /** Since when no letter covers the holder, or nobody the letter; absent where all is covered. */
  readonly uncoveredSince?: LegalDay;
  readonly uncovered?: Uncovered;
}

export interface LetterInCell {
  readonly letterId: string;
  readonly factId: string;
  readonly titleZh: string;
  readonly signedOn: LegalDay;
  readonly succeededOn?: LegalDay;
  readonly recipientOrgId: string;
  readonly linkedRegionCode?: string;
  readonly validFrom: LegalDay;
  readonly validTo?: LegalDay;
  readonly endedOn?: LegalDay;
  readonly roundId?: string;
  /** The newest assessment of its fulfilment. */
  readonly fulfilment?: 'fulfilled' | 'partly' | 'not_fulfilled';
}

/** True when nobody took the letter's place: it lasts, or the letter ran out uncovered. */
export const isOpen = ({ endedBy }: Uncovered): boolean => endedBy === undefined || endedBy === 'end_of_letter';

/** Whoever has to sign: a person in a post for a time, or the unit itself. */
interface Holder {
  readonly role: SignatoryRole;
  readonly orgId: string;
  readonly postId?: string;
  readonly personId?: string;
  readonly from?: LegalDay;
  readonly to?: LegalDay;
}

interface Cycle {
  readonly year?: number;
  readonly from: LegalDay;
  readonly to: LegalDay;
  /** Days on which the duty held; absent outside it. */
  readonly duty?: { readonly from: LegalDay; readonly to: LegalDay };
}

const later = (...days: readonly (LegalDay | undefined)[]): LegalDay | undefined =>
  days.reduce((a, b) => (b !== undefined && (a === undefined || b > a) ? b : a), undefined);
const earlier = (...days: readonly (LegalDay | undefined)[]): LegalDay | undefined =>
  days.reduce((a, b) => (b !== undefined && (a === undefined || b < a) ? b : a), undefined);

const signs = (signatory: Signatory, holder: Holder): boolean =>
  holder.role === 'unit'
    ? signatory.role === 'unit' && signatory.orgId === holder.orgId
    : signatory.personId === holder.personId && signatory.postId === holder.postId;

function holdersOf(row: LetterMatrixRow, roles: readonly SignatoryRole[]): readonly Holder[] {
  const { orgId, posts, tenures } = row;
  if (roles.includes('unit')) return [{ role: 'unit', orgId }];
  return posts.flatMap(({ postId, leadershipRole }) => {
    const role = signingRoleOf(leadershipRole);
    if (role === undefined || !roles.includes(role)) return [];
    return tenures
      .filter((tenure) => tenure.postId === postId)
      .map(({ personId, assumedOn, vacatedOn }) => ({
        role,
        orgId,
        postId,
        personId,
        ...(assumedOn === undefined ? {} : { from: assumedOn }),
        ...(vacatedOn === undefined ? {} : { to: vacatedOn }),
      }));
  });
}

/** Last day of the duties of the campaign; far away when none is set. */
const campaignEnd = (moment: Moment): LegalDay => {
  const end = moment.parameter('P-CAMPAIGN-END');
  return typeof end === 'string' ? end : '9999-12-31';
};

function cyclesOf({ from }: RequiredLetter, letters: readonly LetterOfBody[], moment: Moment): readonly Cycle[] {
  const end = campaignEnd(moment);
  if (moment.parameter('P-LETTER-CYCLE') === 'campaign') {
    if (from !== undefined && from <= moment.effectiveOn) return [{ from, to: end, duty: { from, to: end } }];
    return letters.length === 0 ? [] : [{ from: from ?? (letters[0] as LetterOfBody).signedOn, to: end }];
  }
  const years = new Set(letters.map(({ signedOn }) => yearOf(signedOn)));
  const last = yearOf(earlier(end, moment.effectiveOn) as LegalDay);
  if (from !== undefined) for (let year = yearOf(from); year <= last; year += 1) years.add(year);
  return [...years]
    .sort((a, b) => a - b)
    .map((year) => {
      const [first, final] = [`${year}-01-01`, `${year}-12-31`];
      const duty = { from: later(first, from) as LegalDay, to: earlier(final, end) as LegalDay };
      const bound = from !== undefined && duty.from <= duty.to && duty.from <= moment.effectiveOn;
      return { year, from: first, to: final, ...(bound ? { duty } : {}) };
    });
}

const inCycle = ({ signedOn }: LetterOfBody, { year, to }: Cycle): boolean =>
  year === undefined ? signedOn <= to : yearOf(signedOn) === year;

/** Every cell of a body's row, by letter asked for, cycle, and holder. */
export function cellsOf(row: LetterMatrixRow, moment: Moment): readonly MatrixCell[] {
  if (!row.registration) return [];
  return requiredLetters(row.registration, moment).flatMap((required) => {
    const letters = signedFor(row).filter(({ edgeId }) => required.edges.includes(edgeId));
    const holders = holdersOf(row, required.roles);
    return cyclesOf(required, letters, moment).flatMap((cycle) =>
      holders.flatMap((holder) => cellOf(row, required, cycle, holder, letters, moment) ?? []),
    );
  });
}

function cellOf(
  row: LetterMatrixRow,
  required: RequiredLetter,
  cycle: Cycle,
  holder: Holder,
  letters: readonly LetterOfBody[],
  moment: Moment,
): MatrixCell | undefined {
  const { edges, kind, dual, implied, cites } = required;
  const { year, from, to, duty } = cycle;
  const base = {
    edges,
    kind,
    dual,
    implied,
    cites,
    cycle: year === undefined ? { from, to } : { year, from, to },
    role: holder.role,
    ...(holder.postId === undefined ? {} : { postId: holder.postId, personId: holder.personId as string }),
  };
  const own = letters
    .filter((letter) => inCycle(letter, cycle))
    .map((letter) => ({ letter, succeededOn: takenOver(row, letter, holder), end: endOf(row, letter) }))
    .filter(({ letter, succeededOn }) => succeededOn !== undefined || letter.signatories.some((s) => signs(s, holder)));
  const stopped = ({ end }: (typeof own)[number]) =>
    end !== undefined && end.reason !== 'fulfilled' && end.endedOn <= to;
  const standing = own.find((each) => !stopped(each));
  if (!overlaps(holder, cycle)) return undefined;
  if (standing) {
    const uncovered = uncoveredOf(row, standing.letter, holder, letters, moment);
    return {
      ...base,
      state: 'signed',
      letter: shown(row, standing.letter, standing.succeededOn),
      ...(uncovered ? { uncovered } : {}),
      ...(uncovered && isOpen(uncovered) ? { uncoveredSince: uncovered.from } : {}),
    };
  }
  if (!duty || !overlaps(holder, duty)) return undefined;
  if (implied) return { ...base, state: 'not_ordered' };
  const since = later(duty.from, holder.from, ...own.map(({ end }) => end?.endedOn)) as LegalDay;
  return { ...base, state: 'missing', uncoveredSince: since };
}

/** The day on which the holder took the letter over from somebody else. */
const takenOver = ({ successions }: LetterMatrixRow, { letterId }: LetterOfBody, holder: Holder) =>
  successions.find((each) => each.letterId === letterId && signs(each.incoming, holder))?.succeededOn;

const endOf = ({ ends }: LetterMatrixRow, { letterId }: LetterOfBody) =>
  ends.find((each) => each.letterId === letterId);

const overlaps = (holder: Holder, { from, to }: { readonly from: LegalDay; readonly to: LegalDay }): boolean =>
  (holder.from === undefined || holder.from <= to) && (holder.to === undefined || holder.to >= from);

function shown(row: LetterMatrixRow, letter: LetterOfBody, succeededOn: LegalDay | undefined): LetterInCell {
  const { letterId, factId, titleZh, signedOn, recipientOrgId, linkedRegionCode, validFrom, validTo, roundId } = letter;
  const fulfilment = row.fulfilments.filter((each) => each.letterId === letterId).at(-1)?.overall;
  const endedOn = endOf(row, letter)?.endedOn;
  return {
    letterId,
    factId,
    titleZh,
    signedOn,
    ...(succeededOn === undefined ? {} : { succeededOn }),
    recipientOrgId,
    ...(linkedRegionCode === undefined ? {} : { linkedRegionCode }),
    validFrom,
    ...(validTo === undefined ? {} : { validTo }),
    ...(endedOn === undefined ? {} : { endedOn }),
    ...(roundId === undefined ? {} : { roundId }),
    ...(fulfilment === undefined ? {} : { fulfilment }),
  };
}

/** From the signatory's leaving until somebody takes the letter over, another is signed for the post, or it ends. */
function uncoveredOf(
  row: LetterMatrixRow,
  letter: LetterOfBody,
  holder: Holder,
  letters: readonly LetterOfBody[],
  { effectiveOn }: Moment,
): Uncovered | undefined {
  const from = holder.to;
  if (from === undefined) return undefined;
  const { letterId, cycle, validTo } = letter;
  const termEnd = validTo ?? (cycle.year === undefined ? undefined : `${cycle.year}-12-31`);
  const end = earlier(termEnd, endOf(row, letter)?.endedOn);
  if (end !== undefined && end <= from) return undefined;
  const succession = row.successions.find((each) => each.letterId === letterId && signs(each.outgoing, holder));
  const next = letters
    .filter((each) => each.signedOn >= from && each.signatories.some(({ postId }) => postId === holder.postId))
    .find((each) => each.letterId !== letterId);
  const endings = [
    ['succession', succession?.succeededOn],
    ['new_letter', next?.signedOn],
    ['end_of_letter', end],
  ] as const;
  const to = earlier(...endings.map(([, day]) => day));
  if (to === undefined || to > effectiveOn) return { from, days: daysBetween(from, effectiveOn) };
  if (to === from) return undefined;
  const [endedBy] = endings.find(([, day]) => day === to) as (typeof endings)[number];
  return { from, to, days: daysBetween(from, to), endedBy };
}
