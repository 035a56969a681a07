/**
 * What the replayed ledger holds: two facts of three are penalties, by fours to a stream; the others are of officials
 * (registered, in a post), of their democratic evaluations (opened, held) and of the measures that follow from some.
 */
import type { Submission } from '../../src/ledger/recording';
import { factOf, newCase, organRegistered, ORGAN } from '../append/cases';
import { random } from '../figures';
import { actor, type Told } from '../ledgers';

const COMMITTEE = 'county-committee';
const ORGANISATION = 'county-organisation';
const BODIES = [
  [COMMITTEE, '虚县县委', 'party_committee'],
  [ORGANISATION, '虚县县委组织部', 'organisation_dept'],
] as const;

const registrar = actor('registrar');
const organisation = actor('organisation-department', ORGANISATION);
const enforcement = actor('law-enforcement-organ', ORGAN);
const about = { jurisdiction: 'CN-629999' };

/** One request that opens a stream. */
const opens = (by: Told['actor'], stream: string, facts: readonly (readonly [type: string, data: object])[]): Told => ({
  actor: by,
  expected: 'no-stream',
  facts: facts.map(([type, data]): Submission => ({ stream, type, about, data })),
});

function* foundation(): Iterable<Told> {
  const { data } = organRegistered;
  yield opens(registrar, organRegistered.stream, [['OrganisationRegistered', data]]);
  for (const [orgId, nameZh, orgKind] of BODIES) {
    const body = { ...data, orgId, nameZh, orgKind, level: 'county' };
    yield opens(registrar, `org-${orgId}`, [['OrganisationRegistered', body]]);
  }
}

const digits = (n: number, width: number): string => String(n).padStart(width, '0');

/** One official: registered, in a post, evaluated in two years, and in one case of four punished for it. */
function* official(n: number): Iterable<Told> {
  const personId = `00000000-0000-4000-8000-${digits(n, 12)}`;
  const postId = `post-${n}`;
  yield opens(organisation, `person-${personId}`, [
    [
      'PersonRegistered',
      { personId, nameZh: `虚名${n}`, partyMember: true, cadreManagementOrgId: COMMITTEE, occurredOn: '2018-03-01' },
    ],
  ]);
  yield opens(organisation, `post-${postId}`, [
    [
      'PostEstablished',
      {
        postId,
        orgId: COMMITTEE,
        titleZh: '虚设职位',
        leadershipRole: 'other',
        rankOrdinal: n % 7,
        appointingOrgId: ORGANISATION,
        isLeadingCadre: true,
        occurredOn: '2018-03-01',
      },
    ],
    [
      'PostAssumed',
      {
        postId,
        personId,
        assumedOn: '2018-04-02',
        decisionDocNo: `虚组〔2018〕${n}号`,
        decidedByOrgId: ORGANISATION,
        isPromotion: false,
      },
    ],
  ]);
  for (const year of [2022, 2023]) yield evaluation(`e${n}-${year}`, year, personId, n);
  if (n % 4 === 0) yield measure(`m${n}`, personId, n);
}

function evaluation(evaluationId: string, cycleYear: number, subjectPersonId: string, n: number): Told {
  const distrust = n % 4 === 0 ? 45 : n % 20;
  return opens(organisation, `evaluation-${evaluationId}`, [
    [
      'DemocraticEvaluationOpened',
      {
        evaluationId,
        cycleYear,
        subjectKind: 'leading_cadre',
        subjectPersonId,
        purpose: 'integrity_status',
        organiserOrgId: COMMITTEE,
        combinedWith: 'annual_appraisal',
        openedOn: `${cycleYear}-12-01`,
      },
    ],
    [
      'DemocraticEvaluationHeld',
      {
        evaluationId,
        heldOn: `${cycleYear}-12-20`,
        eligibleVoters: 120,
        ballotsIssued: 110,
        ballotsReturned: 105,
        ballotsInvalid: 5,
        counts: { trust: 80 - distrust, basicallyTrust: 15, distrust, abstain: 3, blank: 2 },
        denominatorPolicyId: 'VALID_RETURNED',
        countedByOrgId: ORGANISATION,
        docSha256: 'a'.repeat(64),
      },
    ],
  ]);
}

const measure = (measureId: string, personId: string, n: number): Told =>
  opens(organisation, `sanction-${measureId}`, [
    [
      'OrganisationalMeasureImposed',
      {
        measureId,
        personId,
        measureCode: 'ADMONITION_TALK',
        ground: 'CG-14-i2',
        severity: 'general',
        responsibleRole: 'cadre',
        imposedOn: '2024-02-01',
        takesEffectOn: '2024-02-01',
        decidedByOrgId: COMMITTEE,
        docNo: `虚组〔2024〕${n}号`,
      },
    ],
  ]);

const penalty = (draw: () => number): Told => {
  const of = newCase(draw);
  const facts = [0, 1, 2, 3].map((number) => factOf(of, number));
  return opens(
    enforcement,
    `penalty-${of.id}`,
    facts.map(({ type, data }) => [type, data]),
  );
};

/** Penalties for each official, so that two facts of three are theirs. */
const PENALTIES = 4;

/** At least `facts` facts; the same ones each time but for the ids of the penalties. */
export function* mixed(facts: number): Iterable<Told> {
  const draw = random(11);
  let told = 0;
  const counted = (request: Told): Told => {
    told += request.facts.length;
    return request;
  };
  for (const request of foundation()) yield counted(request);
  for (let n = 0; told < facts; n += 1) {
    for (const request of official(n)) yield counted(request);
    for (let i = 0; i < PENALTIES; i += 1) yield counted(penalty(draw));
  }
}

/** At least `facts` facts, all of them penalties. */
export function* penaltiesOnly(facts: number): Iterable<Told> {
  const draw = random(13);
  yield* foundation();
  for (let told = 0; told < facts; told += 4) yield penalty(draw);
}
