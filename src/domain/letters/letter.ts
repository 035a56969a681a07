/**
 * 责任书: one letter of responsibility from its signing to its end (GS-PA-5, CN-PA-9, SX-PA-10 and the articles that carry
 * it down). Signing by somebody who did not hold the post, to the wrong recipient or twice is recorded: a rule finds it.
 */
import { refuse, type Known, type Refusal } from '../decider';
import { stream } from '../dispatch';
import { define, type DataOf } from '../fact';
import {
  businessDate,
  count,
  decimal,
  group,
  id,
  list,
  oneOf,
  optional,
  ref,
  scheduledDate,
  sha256,
  text,
  type Static,
} from '../fields';
import { post } from '../organisations/post';
import { cycle, cycleFault } from './cycle';
import { edgeOf, letterEdgeIds, letterKinds, signatoryRoles } from './edges';

/** Who signs. A helper unit signs as a body (SX-PA-32); everybody else as a person in a post. */
const signatory = () =>
  group({
    personId: optional(ref('person')),
    postId: optional(ref('post')),
    orgId: ref('org'),
    role: oneOf(signatoryRoles),
  });

/** 目标责任体系 (GS-PA-5); what a target consists of is the ledger's own. */
const target = () =>
  group({ metric: text({ max: 200 }), unit: text({ max: 40 }), value: decimal(), dueOn: scheduledDate() });

export type Signatory = Static<ReturnType<typeof signatory>>;
export type LetterTarget = Static<ReturnType<typeof target>>;

const named = ({ role, personId, postId }: Signatory, pointer: string): Refusal | undefined => {
  if (role === 'unit') return undefined;
  const missing = personId === undefined ? 'personId' : postId === undefined ? 'postId' : undefined;
  return missing === undefined
    ? undefined
    : refuse('incoherent-fact', 'whoever does not sign as a unit signs as a person in a post', {
        pointer: `${pointer}/${missing}`,
        cites: ['GS-PA-5', 'SX-PA-32'],
      });
};

const first = (faults: readonly (Refusal | undefined)[]): Refusal | undefined => faults.find((fault) => fault);

export const ResponsibilityLetterSigned = define({
  type: 'ResponsibilityLetterSigned',
  zh: '责任书签订',
  cites: [
    'GS-PA-5',
    'CN-PA-9',
    'SX-PA-4',
    'SX-PA-10',
    'SX-PA-12',
    'SX-PA-17',
    'SX-PA-22',
    'SX-PA-23',
    'SX-PA-26',
    'SX-PA-27',
    'SX-PA-32',
    'SX-PA-36',
    'SX-PA-37',
  ],
  recordedBy: ['leading-group', 'leading-group-office', 'party-committee', 'government'],
  occurredOn: 'signedOn',
  naturalKey: ['edgeId', 'cycle', 'signatories', 'linkedRegionCode', 'docNo'],
  documentNumber: true,
  fields: {
    letterId: id(),
    edgeId: oneOf(letterEdgeIds, { from: ['GS-PA-5', 'SX-PA-17'] }),
    kind: oneOf(letterKinds, { from: ['SX-PA-10', 'SX-PA-32'] }),
    cycle: cycle(),
    signatories: list(signatory(), { from: ['GS-PA-5', 'SX-PA-10'], max: 50 }),
    recipientOrgId: ref('org', { from: ['GS-PA-5', 'SX-PA-17'] }),
    /** 联系县、联系点 of an assistance letter. */
    linkedRegionCode: optional(id({ from: ['SX-PA-10'] })),
    /** As printed: the main letter goes by three names (AMB-43). */
    titleZh: text({ from: ['SX-PA-10', 'SX-PA-12', 'SX-PA-17'], max: 200 }),
    signedOn: businessDate({ from: ['GS-PA-5', 'SX-PA-10'] }),
    validFrom: scheduledDate(),
    validTo: optional(scheduledDate()),
    targets: list(target(), { from: ['GS-PA-5'], min: 0, max: 200 }),
    roundId: optional(ref('letter_round', { from: ['SX-PA-12'] })),
    docNo: text({ max: 200 }),
    /** Two letters on one paper have one digest. */
    docSha256: sha256(),
  },
  check: (data) =>
    cycleFault(data.cycle) ??
    first(data.signatories.map((each, i) => named(each, `/signatories/${i}`))) ??
    (data.kind === edgeOf(data.edgeId).kind
      ? undefined
      : refuse('incoherent-fact', `${data.edgeId} is a letter of kind ${edgeOf(data.edgeId).kind}`, {
          pointer: '/kind',
          cites: edgeOf(data.edgeId).cites,
        })) ??
    (data.kind === 'assistance' && data.linkedRegionCode === undefined
      ? refuse('incoherent-fact', 'an assistance letter names the linked county or point', {
          pointer: '/linkedRegionCode',
          cites: ['SX-PA-10'],
        })
      : undefined) ??
    (data.validTo !== undefined && data.validTo < data.validFrom
      ? refuse('incoherent-fact', 'the letter ends before it begins', { pointer: '/validTo' })
      : undefined),
});

export const ResponsibilityLetterSupplemented = define({
  type: 'ResponsibilityLetterSupplemented',
  zh: '责任书补充(调整目标)',
  cites: ['GS-PA-5'],
  extra: true,
  recordedBy: ['leading-group', 'leading-group-office'],
  occurredOn: 'supplementedOn',
  naturalKey: ['letterId', 'docNo'],
  documentNumber: true,
  fields: {
    letterId: ref('letter'),
    supplementedOn: businessDate(),
    /** A target with the metric and unit of an earlier one takes its place; any other is added. */
    changes: list(target(), { max: 200 }),
    docNo: text({ max: 200 }),
    docSha256: sha256(),
  },
});

export const ResponsibilityLetterSucceeded = define({
  type: 'ResponsibilityLetterSucceeded',
  zh: '责任书承接(人员变动)',
  cites: ['GS-PA-5', 'GS-PA-4'],
  extra: true,
  recordedBy: ['leading-group', 'leading-group-office'],
  occurredOn: 'succeededOn',
  fields: {
    letterId: ref('letter'),
    outgoing: signatory(),
    incoming: signatory(),
    succeededOn: businessDate(),
    docNo: optional(text({ max: 200 })),
  },
  check: ({ outgoing, incoming }) => named(outgoing, '/outgoing') ?? named(incoming, '/incoming'),
});

export const ResponsibilityLetterEnded = define({
  type: 'ResponsibilityLetterEnded',
  zh: '责任书终止',
  cites: ['GS-PA-5'],
  extra: true,
  recordedBy: ['leading-group', 'leading-group-office'],
  occurredOn: 'endedOn',
  fields: {
    letterId: ref('letter'),
    endedOn: businessDate(),
    reason: oneOf(['fulfilled', 'expired', 'replaced', 'revoked']),
  },
});

export const LetterFulfilmentAssessed = define({
  type: 'LetterFulfilmentAssessed',
  zh: '责任书履行考核',
  cites: ['GS-PA-7', 'SX-PA-11', 'SX-PA-24'],
  extra: true,
  recordedBy: ['leading-group'],
  occurredOn: 'assessedOn',
  naturalKey: ['letterId', 'assessmentId'],
  fields: {
    letterId: ref('letter'),
    /** 成效考核: the articles order an assessment of effect, not of the letter. */
    assessmentId: ref('assessment', { from: ['GS-PA-7', 'SX-PA-11'] }),
    assessedOn: businessDate(),
    /** `targetIdx` counts the letter's targets from 0, those added later behind those signed. */
    outcomes: list(group({ targetIdx: count(), actual: decimal(), unit: text({ max: 40 }) }), { min: 0, max: 400 }),
    overall: oneOf(['fulfilled', 'partly', 'not_fulfilled'], { from: ['SX-PA-50'] }),
  },
});

/** Targets in the order in which they were agreed; a later one on the same metric and unit replaces the earlier. */
export const targetsAfter = (
  targets: readonly LetterTarget[],
  changes: readonly LetterTarget[],
): readonly LetterTarget[] =>
  changes.reduce<readonly LetterTarget[]>((agreed, change) => {
    const at = agreed.findIndex(({ metric, unit }) => metric === change.metric && unit === change.unit);
    return at === -1 ? [...agreed, change] : agreed.with(at, change);
  }, targets);

/** What follows the signing stays when the signing is voided: the letter may be recorded anew. */
export interface Letter {
  readonly signed: boolean;
  readonly ended: boolean;
  readonly signatories: readonly Signatory[];
  readonly targets: readonly LetterTarget[];
}

/** Signed -> (Supplemented | Succeeded | FulfilmentAssessed)* -> Ended; a fulfilment may be assessed after the end. */
export const letter = stream({
  kind: 'letter',
  zh: '责任书',
  idField: 'letterId',
  facts: [
    ResponsibilityLetterSigned,
    ResponsibilityLetterSupplemented,
    ResponsibilityLetterSucceeded,
    ResponsibilityLetterEnded,
    LetterFulfilmentAssessed,
  ],
  initial: { signed: false, ended: false, signatories: [], targets: [] } as Letter,
  guards: {
    ResponsibilityLetterSigned: ({ data }, { signed }, known) =>
      signed
        ? outOfOrder('is already signed')
        : first(data.signatories.map((each, i) => wrongOrgan(each, `/signatories/${i}`, known))),
    ResponsibilityLetterSupplemented: (_, state) => notActive(state),
    ResponsibilityLetterSucceeded: ({ data }, state, known) => notActive(state) ?? wrongSuccession(data, state, known),
    ResponsibilityLetterEnded: (_, state) => notActive(state),
    LetterFulfilmentAssessed: ({ data }, state) =>
      state.signed ? wrongOutcomes(data, state) : outOfOrder('is not signed'),
  },
  evolve: {
    ResponsibilityLetterSigned: (before, { data: { signatories, targets } }) => ({
      ...before,
      signed: true,
      signatories: [...signatories, ...before.signatories],
      targets: targetsAfter(targets, before.targets),
    }),
    ResponsibilityLetterSupplemented: (before, { data: { changes } }) => ({
      ...before,
      targets: targetsAfter(before.targets, changes),
    }),
    ResponsibilityLetterSucceeded: (before, { data: { incoming } }) => ({
      ...before,
      signatories: [...before.signatories, incoming],
    }),
    ResponsibilityLetterEnded: (before) => ({ ...before, ended: true }),
  },
});

const outOfOrder = (why: string): Refusal =>
  refuse('out-of-order', `the letter ${why}`, { pointer: '/letterId', cites: ['GS-PA-5'] });

const notActive = ({ signed, ended }: Letter): Refusal | undefined => {
  if (!signed) return outOfOrder('is not signed');
  return ended ? outOfOrder('is ended') : undefined;
};

/** The post belongs to the body that the signatory signs for, as far as the post is established. */
function wrongOrgan({ postId, orgId }: Signatory, pointer: string, known: Known): Refusal | undefined {
  const org = postId === undefined ? undefined : known.state(post, postId)?.org;
  return org === undefined || org === orgId
    ? undefined
    : refuse('incoherent-fact', `the post belongs to org-${org}`, { pointer: `${pointer}/orgId`, cites: ['GS-PA-5'] });
}

function wrongSuccession(
  { outgoing, incoming, succeededOn }: DataOf<typeof ResponsibilityLetterSucceeded>,
  { signatories }: Letter,
  known: Known,
): Refusal | undefined {
  const cites = ['GS-PA-5', 'GS-PA-4'];
  const signs = signatories.some(
    ({ personId, postId, orgId }) =>
      personId === outgoing.personId && postId === outgoing.postId && orgId === outgoing.orgId,
  );
  if (!signs) {
    return refuse('incoherent-fact', 'the outgoing person is no signatory of the letter', {
      pointer: '/outgoing',
      cites,
    });
  }
  const left = known
    .holdings(outgoing.personId ?? '')
    .some(
      ({ post: held, vacatedOn }) => held === outgoing.postId && vacatedOn !== undefined && vacatedOn <= succeededOn,
    );
  return left
    ? wrongOrgan(incoming, '/incoming', known)
    : refuse('incoherent-fact', `the outgoing person has not left the post by ${succeededOn}`, {
        pointer: '/outgoing/personId',
        cites,
      });
}

function wrongOutcomes(
  { outcomes }: DataOf<typeof LetterFulfilmentAssessed>,
  { targets }: Letter,
): Refusal | undefined {
  const cites = ['GS-PA-7', 'SX-PA-11'];
  const unknown = outcomes.findIndex(
    ({ targetIdx }, i) =>
      targetIdx >= targets.length || outcomes.findIndex((each) => each.targetIdx === targetIdx) !== i,
  );
  if (unknown !== -1) {
    return refuse('incoherent-fact', 'an outcome is of one of the letter’s targets, each named once', {
      pointer: `/outcomes/${unknown}/targetIdx`,
      cites,
    });
  }
  return outcomes.length === targets.length
    ? undefined
    : refuse('incoherent-fact', `${outcomes.length} outcomes for ${targets.length} targets`, {
        pointer: '/outcomes',
        cites,
      });
}
