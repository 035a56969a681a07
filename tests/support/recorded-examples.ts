/** The example of every kind of fact, on record in a running ledger, each once as it is and once corrected. */
import { competentRoles } from '../../src/access/recording';
import { declarationOf } from '../../src/domain/catalogue';
import { roles } from '../../src/domain/roles';
import type { Recorder } from '../../src/ledger/recorder';
import type { Actor, Submission } from '../../src/ledger/recording';
import * as accountability from './examples/accountability';
import { penalties } from './examples/enforcement';
import { evaluations } from './examples/evaluations';
import type { Example } from './examples/example';
import { funds } from './examples/funds';
import * as records from './examples/funds-records';
import { integrityFiles } from './examples/integrity-file';
import { DEMO_SUCCESSOR, letters } from './examples/letters';
import { DEMO_ORG, organisations } from './examples/organisations';
import { parameterExamples } from './examples/parameters';

const examples: readonly (readonly [type: string, example: Example<object>])[] = Object.entries({
  ...organisations,
  ...evaluations,
  ...accountability.cases,
  ...accountability.sanctions,
  ...integrityFiles,
  ...letters,
  ...funds,
  ...records.designations,
  ...records.fundRegime,
  ...records.projects,
  ...records.claims,
  ...records.disclosures,
  ...records.audits,
  ...records.irregularities,
  ...records.support,
  ...penalties,
  ...parameterExamples,
});

const about: NonNullable<Submission['about']> = {
  jurisdiction: 'CN-62',
  correlation: 'a1b2c3d4-0000-4000-8000-000000000001',
  evidence: [
    { docNo: '示证〔2020〕1号', title: '示例', issuedBy: '示例机关', issuedOn: '2020-01-02', sha256: 'd'.repeat(64) },
  ],
};

function actorFor(type: string): Actor {
  const declaration = declarationOf(type);
  const [role = 'auditor'] = declaration ? competentRoles(declaration) : [];
  return { role, keyId: 'example', ...(roles[role].needsOrgan ? { organ: DEMO_ORG } : {}) };
}

/** The kinds that have an example here. */
export const exampleKinds: ReadonlySet<string> = new Set(examples.map(([type]) => type));

interface Wanted {
  readonly type: string;
  readonly stream: string;
  readonly data: object;
}

/** What the examples refer to and do not hold. */
const successor: Wanted = {
  type: 'PersonRegistered',
  stream: `person-${DEMO_SUCCESSOR}`,
  data: { ...organisations.PersonRegistered.data, personId: DEMO_SUCCESSOR, nameZh: '示例乙' },
};
const { toAllocationId } = funds.FundReallocated.data;
const secondFund: Wanted = {
  type: 'FundAllocated',
  stream: `fund-${toAllocationId}`,
  data: { ...funds.FundAllocated.data, allocationId: toAllocationId, amount: '1000000', docNo: '虚财〔2018〕9号' },
};

/** Two later payments at which the register's own total is not what was paid. */
const misstated = ['2024-05-20', '2024-06-20'].map((paidOn): Wanted => {
  const { stream, data } = penalties.PenaltyPaid;
  return { type: 'PenaltyPaid', stream, data: { ...data, paidOn, amount: '100', recordedTotal: '9999' } };
});

const [first, ...others] = examples.map(([type, { stream, data }]): Wanted => ({ type, stream, data }));
const wanted = [...(first ? [first] : []), successor, ...others, secondFund, ...misstated];

/** Several are of one kind. */
const nameOf = (each: Wanted): string => `${each.type} ${String(wanted.indexOf(each))}`;

/**
 * Records them in whatever order the ledger accepts them, and then a correction of each that changes nothing.
 *
 * @returns what was refused to the end, with the reason
 */
export async function recordExamples(recorder: Recorder): Promise<readonly string[]> {
  const revisions = new Map<string, number>();
  const send = async (idempotencyKey: string, actor: Actor, submission: Submission) => {
    const seen = revisions.get(submission.stream);
    const done = await recorder.record({ actor, idempotencyKey, expected: seen ?? 'no-stream', facts: [submission] });
    if (done.outcome === 'recorded') {
      revisions.set(submission.stream, (seen ?? -1) + 1);
      return done.receipts[0]?.id;
    }
    // A parameter is set in a stream that the ledger may have already.
    if (typeof done.actual === 'number') revisions.set(submission.stream, done.actual);
    return `refused ${done.code}: ${done.detail}`;
  };
  const isRefused = (id: string | undefined): boolean => id === undefined || id.startsWith('refused');
  const ids = new Map<Wanted, string | undefined>();
  /** An entry of the file names the fact that it enters. */
  const dataOf = ({ type, data }: Wanted): object =>
    type === 'IntegrityFileEntryMade' && first ? { ...data, sourceEventId: ids.get(first) } : data;
  for (let before = -1, left = [...wanted]; left.length > 0 && left.length !== before;) {
    before = left.length;
    for (const each of left) {
      const { type, stream } = each;
      const beside = type === 'OrganisationRegistered' ? about : { ...about, onBehalfOf: DEMO_ORG };
      ids.set(
        each,
        await send(`example ${nameOf(each)}`, actorFor(type), { stream, type, about: beside, data: dataOf(each) }),
      );
    }
    left = left.filter((each) => isRefused(ids.get(each)));
  }
  const corrected = new Map<Wanted, string | undefined>();
  for (const each of wanted.filter((one) => !isRefused(ids.get(one)))) {
    const data = {
      targetEventId: ids.get(each),
      correctedPayload: dataOf(each),
      reason: 'clerical',
      approvedByOrgId: DEMO_ORG,
      docNo: `示更〔2026〕${each.stream} ${nameOf(each)}`,
      correctedOn: '2026-01-05',
    };
    const correction = { stream: each.stream, type: 'EventCorrected', about, data };
    corrected.set(each, await send(`correct ${nameOf(each)}`, actorFor(each.type), correction));
  }
  return [...ids, ...corrected].flatMap(([{ type }, id]) => (isRefused(id) ? [`${type} ${id ?? ''}`] : []));
}
