/**
 * 责任书: one row for each letter: who answered for it from when to when, its targets with those they replaced, its end,
 * and how it was fulfilled. Whether it should have been signed so is for the rules.
 */
import type { FactNamed } from '../src/domain/catalogue';
import { streamId, type Fact } from '../src/domain/fact';
import type { LegalDay } from '../src/domain/legal-day';
import type { Cycle } from '../src/domain/letters/cycle';
import type { LetterEdgeId, LetterKind } from '../src/domain/letters/edges';
import type { LetterTarget, Signatory } from '../src/domain/letters/letter';
import { only, recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

export interface LetterSigning extends Recorded {
  readonly edgeId: LetterEdgeId;
  readonly kind: LetterKind;
  readonly cycle: Cycle;
  readonly signatories: readonly Signatory[];
  readonly recipientOrgId: string;
  readonly linkedRegionCode?: string;
  readonly titleZh: string;
  readonly signedOn: LegalDay;
  readonly validFrom: LegalDay;
  readonly validTo?: LegalDay;
  readonly targets: readonly LetterTarget[];
  readonly roundId?: string;
  readonly docNo: string;
  readonly docSha256: string;
}

export interface LetterSupplement extends Recorded {
  readonly supplementedOn: LegalDay;
  readonly changes: readonly LetterTarget[];
  readonly docNo: string;
}

export interface LetterSuccession extends Recorded {
  readonly outgoing: Signatory;
  readonly incoming: Signatory;
  readonly succeededOn: LegalDay;
  readonly docNo?: string;
}

export interface LetterEnd extends Recorded {
  readonly endedOn: LegalDay;
  readonly reason: 'fulfilled' | 'expired' | 'replaced' | 'revoked';
}

export interface LetterFulfilment extends Recorded {
  readonly assessmentId: string;
  readonly assessedOn: LegalDay;
  readonly outcomes: readonly { readonly targetIdx: number; readonly actual: string; readonly unit: string }[];
  readonly overall: 'fulfilled' | 'partly' | 'not_fulfilled';
}

/** Somebody who answers for the letter, from signing or taking over until handing on. */
export type SignatoryInLetter = Signatory & { readonly from: LegalDay; readonly until?: LegalDay };

/** One target as it stood; the last of its metric and unit is in force until the letter ends. */
export interface AgreedTarget extends LetterTarget {
  /** Place among the letter's targets, which outcomes refer to. */
  readonly targetIdx: number;
  readonly since: LegalDay;
  readonly replacedOn?: LegalDay;
}

export interface LetterRow {
  readonly letterId: string;
  readonly state: 'unsigned' | 'signed' | 'ended';
  /** Absent when the signing does not stand on the day asked about. */
  readonly signing?: LetterSigning;
  readonly signatories: readonly SignatoryInLetter[];
  readonly targets: readonly AgreedTarget[];
  readonly supplements: readonly LetterSupplement[];
  readonly successions: readonly LetterSuccession[];
  readonly end?: LetterEnd;
  readonly fulfilments: readonly LetterFulfilment[];
  /** Ids of corrections and voids in this letter's stream, in legal order. */
  readonly corrections: readonly string[];
}

type Parts = Omit<LetterRow, 'letterId' | 'state' | 'signatories' | 'targets'>;

const none: Parts = { supplements: [], successions: [], fulfilments: [], corrections: [] };

const isSame = (a: Signatory, b: Signatory): boolean =>
  a.personId === b.personId && a.postId === b.postId && a.orgId === b.orgId;

function signatoriesOf({ signing, successions }: Parts): readonly SignatoryInLetter[] {
  const signed = (signing?.signatories ?? []).map((each) =>
    Object.assign({ from: signing?.signedOn as LegalDay }, each),
  );
  return successions.reduce<readonly SignatoryInLetter[]>((answering, { outgoing, incoming, succeededOn }) => {
    const at = answering.findIndex((each) => each.until === undefined && isSame(each, outgoing));
    const left = answering.map((each, i) => (i === at ? Object.assign({ until: succeededOn }, each) : each));
    return [...left, Object.assign({ from: succeededOn }, incoming)];
  }, signed);
}

function targetsOf({ signing, supplements }: Parts): readonly AgreedTarget[] {
  const signed = (signing?.targets ?? []).map((each, targetIdx) =>
    Object.assign({ targetIdx, since: signing?.signedOn as LegalDay }, each),
  );
  const changes = supplements.flatMap((each) => each.changes.map((change) => [change, each.supplementedOn] as const));
  return changes.reduce<readonly AgreedTarget[]>((agreed, [change, since]) => {
    const earlier = agreed.find(
      ({ metric, unit, replacedOn }) => replacedOn === undefined && metric === change.metric && unit === change.unit,
    );
    const targetIdx = earlier?.targetIdx ?? new Set(agreed.map((each) => each.targetIdx)).size;
    const replaced = agreed.map((each) => (each === earlier ? Object.assign({ replacedOn: since }, each) : each));
    return [...replaced, Object.assign({ targetIdx, since }, change)];
  }, signed);
}

function merge(row: LetterRow | undefined, fact: Fact, change: (parts: Parts) => Partial<Parts>): LetterRow {
  const parts: Parts = row ?? none;
  const merged: Parts = Object.assign({}, parts, change(parts));
  const state = merged.end ? 'ended' : merged.signing ? 'signed' : 'unsigned';
  const read = {
    letterId: streamId(fact.stream),
    state,
    signatories: signatoriesOf(merged),
    targets: targetsOf(merged),
  };
  return Object.assign({}, merged, read as Pick<LetterRow, keyof typeof read>);
}

const noteCorrection = (row: LetterRow | undefined, fact: Fact): LetterRow | undefined =>
  row && { ...row, corrections: [...row.corrections, fact.id] };

export const letters: RowProjection<LetterRow> = {
  kind: 'rows',
  name: 'letters',
  version: 1,
  zh: '责任书',
  keys: (fact) => (fact.type in letters.on ? [streamId(fact.stream)] : []),
  on: {
    ResponsibilityLetterSigned: (row, fact) => merge(row, fact, () => ({ signing: signingOf(fact) })),
    ResponsibilityLetterSupplemented: (row, fact) =>
      merge(row, fact, ({ supplements }) => ({
        supplements: [...supplements, recorded(fact, only(fact.data, ['supplementedOn', 'changes', 'docNo']))],
      })),
    ResponsibilityLetterSucceeded: (row, fact) =>
      merge(row, fact, ({ successions }) => ({
        successions: [
          ...successions,
          recorded(fact, only(fact.data, ['outgoing', 'incoming', 'succeededOn', 'docNo'])),
        ],
      })),
    ResponsibilityLetterEnded: (row, fact) =>
      merge(row, fact, () => ({ end: recorded(fact, only(fact.data, ['endedOn', 'reason'])) })),
    LetterFulfilmentAssessed: (row, fact) =>
      merge(row, fact, ({ fulfilments }) => ({
        fulfilments: [
          ...fulfilments,
          recorded(fact, only(fact.data, ['assessmentId', 'assessedOn', 'outcomes', 'overall'])),
        ],
      })),
    EventCorrected: noteCorrection,
    EventVoided: noteCorrection,
  },
  filters: ({ signing, signatories }) => ({
    organs: [...new Set([...signatories.map(({ orgId }) => orgId), ...(signing ? [signing.recipientOrgId] : [])])],
    years: signing?.cycle.year === undefined ? [] : [signing.cycle.year],
  }),
};

const signingOf = (fact: FactNamed<'ResponsibilityLetterSigned'>): LetterSigning =>
  recorded(
    fact,
    only(fact.data, [
      'edgeId',
      'kind',
      'cycle',
      'signatories',
      'recipientOrgId',
      'linkedRegionCode',
      'titleZh',
      'signedOn',
      'validFrom',
      'validTo',
      'targets',
      'roundId',
      'docNo',
      'docSha256',
    ]),
  );
