/** Everything that happened to an allocation, in legal order, with what it held after each. */
import { wholeOf } from '../../../shown/whole';
import type { AuditItem, IrregularityItem, LifeAnswer, Move } from '../answers';

/** What is told of an event beside its day; which members there are depends on `sort`. */
export type Told =
  | { readonly sort: 'move'; readonly move: Move }
  | { readonly sort: 'report'; readonly report: LifeAnswer['reports'][number]; readonly ledger: string }
  | { readonly sort: 'entry'; readonly systemName: string; readonly enteredBy: string }
  | { readonly sort: 'audit'; readonly auditId: string; readonly amount?: string; readonly words?: string }
  | {
      readonly sort: 'irregularity';
      readonly irregularityId: string;
      readonly misuseType?: string;
      readonly amount?: string;
      readonly delayDays?: number;
      readonly words?: string;
      /** Money that came back to this allocation. */
      readonly isHere?: boolean;
    };

export interface FundEvent {
  readonly factId: string;
  readonly index: number;
  readonly day: string;
  readonly correctedBy?: number;
  /** Kind of fact. */
  readonly type: string;
  readonly told: Told;
  /** Signed; absent for what moves none of its money. */
  readonly change?: string;
  /** What it holds after the event. */
  readonly balance: string;
}

type Unsummed = Omit<FundEvent, 'balance'>;

interface Fact {
  readonly factId: string;
  readonly index: number;
  readonly day: string;
  readonly correctedBy?: number;
}

const event = ({ factId, index, day, correctedBy }: Fact, type: string, told: Told): Unsummed => ({
  factId,
  index,
  day,
  type,
  told,
  ...(correctedBy === undefined ? {} : { correctedBy }),
});

function ofAudit({ key: auditId, row }: AuditItem): readonly Unsummed[] {
  const { opening, reports, findings } = row;
  const told = (amount: string | undefined, words: string | undefined): Told => ({
    sort: 'audit',
    auditId,
    ...(amount === undefined ? {} : { amount }),
    ...(words === undefined ? {} : { words }),
  });
  return [
    ...(opening === undefined ? [] : [event(opening, 'AuditOpened', told(undefined, opening.docNo))]),
    ...reports.map((report) => event(report, 'AuditReportIssued', told(report.audited, report.opinionZh))),
    ...findings.flatMap(({ raised, rectification }) => [
      ...(raised ? [event(raised, 'AuditFindingRaised', told(raised.amount, raised.description))] : []),
      ...(rectification
        ? [event(rectification, 'AuditFindingRectified', told(rectification.amount, rectification.measure))]
        : []),
    ]),
  ];
}

function ofIrregularity({ key: irregularityId, row }: IrregularityItem, fundId: string): readonly Unsummed[] {
  const { found, recoveries, correction } = row;
  const base = { sort: 'irregularity', irregularityId } as const;
  return [
    ...(found === undefined
      ? []
      : [
          event(found, 'FundIrregularityFound', {
            ...base,
            misuseType: found.misuseType,
            ...(found.amount === undefined ? {} : { amount: found.amount }),
            ...(found.delayDays === undefined ? {} : { delayDays: found.delayDays }),
          }),
        ]),
    ...recoveries.map((recovery) =>
      event(recovery, 'FundRecovered', {
        ...base,
        amount: recovery.amount,
        isHere: recovery.toAllocationId === fundId,
      }),
    ),
    ...(correction === undefined
      ? []
      : [event(correction, 'FundIrregularityCorrected', { ...base, words: correction.measure })]),
  ];
}

/** Minor units paid out by the end of a day. */
const paidBy = (moves: readonly Move[], day: string): bigint =>
  moves
    .filter((move) => move.type === 'FundDisbursed' && move.day <= day)
    .reduce((sum, { change }) => sum - wholeOf(change), 0n);

const inLegalOrder = (a: Unsummed, b: Unsummed): number =>
  a.day === b.day ? a.index - b.index : a.day < b.day ? -1 : 1;

/**
 * By legal day, then in the order of the log. What moves no money of the allocation leaves its balance as it is. A report
 * of execution stands beside what the ledger had paid by its day.
 */
export function eventsOf(life: LifeAnswer): readonly FundEvent[] {
  const { id, moves, reports, entries } = life;
  const events: readonly Unsummed[] = [
    ...moves.map((move) => ({ ...event(move, move.type, { sort: 'move', move }), change: move.change })),
    ...reports.map((report) =>
      event(report, 'FundExecutionReported', {
        sort: 'report',
        report,
        ledger: paidBy(moves, report.asOf).toString(),
      }),
    ),
    ...entries.map((entry) =>
      event(entry, 'FundDataEntered', { sort: 'entry', systemName: entry.systemName, enteredBy: entry.enteredBy }),
    ),
    ...(life.audits ?? []).flatMap(ofAudit),
    ...(life.irregularities ?? []).flatMap((item) => ofIrregularity(item, id)),
  ];
  let balance = 0n;
  return [...events].sort(inLegalOrder).map((each) => {
    balance += wholeOf(each.change);
    return { ...each, balance: balance.toString() };
  });
}

/** What this allocation paid for each project: minor units, by project. */
export function paidFor(moves: readonly Move[]): ReadonlyMap<string, bigint> {
  const paid = new Map<string, bigint>();
  for (const { type, projectId, change } of moves) {
    if (type !== 'FundDisbursed' || projectId === undefined) continue;
    paid.set(projectId, (paid.get(projectId) ?? 0n) - wholeOf(change));
  }
  return paid;
}

/** Money that left: split, paid, given back, moved, integrated. */
export const outOf = ({ conservation: c }: Pick<LifeAnswer, 'conservation'>): bigint =>
  [c.passedOn, c.paid, c.withdrawn, c.reallocated, c.integrated].reduce((sum, each) => sum + wholeOf(each), 0n);
