/**
 * The worked story: 辛砚秋, an invented county secretary. A count of 61 distrust ballots in 100 makes removal due; the
 * removal is decided, carried out and appealed. The recount finds 59, which makes no more than an admonition talk due, and
 * the removal is revoked. Every step stays on record, so each question is answered as it would have been on its day.
 */
import type { LegalDay } from '../src/domain/legal-day';
import { daysAfter, morningInstant } from './calendar';
import { holdEvaluation, type Ballot } from './city/ballots';
import { classify, openCase, propose } from './city/cases';
import type { City } from './city/city';
import { assume, fill, vacate } from './city/careers';
import { holderOn } from './city/city';
import { correctCount, isDue } from './city/evaluations';
import { appeal, auditLeaving, execute, imposeOrganisational, revoke } from './city/measures';
import { registerOfficial } from './city/officials';

/** Whom the story is about. */
export const HEROINE = {
  personId: '7c1f9a52-0d3e-4b68-9f27-5e8a31c04d19',
  nameZh: '辛砚秋',
  postId: 'qinghe-committee-principal',
} as const;

export const STORY_MEASURE = 'story-removal';
export const STORY_EVALUATION = 'story-2023';

const days = {
  assumed: '2022-01-05',
  evaluated: '2023-03-15',
  decided: '2023-04-24',
  vacated: '2023-05-08',
  appealed: '2023-06-05',
  corrected: '2023-09-11',
  decidedOnAppeal: '2023-12-04',
  reinstated: '2024-01-09',
} as const satisfies Record<string, LegalDay>;

const ballot: Ballot = {
  evaluationId: STORY_EVALUATION,
  subject: `person-${HEROINE.personId}`,
  heldOn: days.evaluated,
  distrust: 61,
  of: 100,
};

/** One point of both clocks at which the story is looked at. */
export interface StoryPoint {
  readonly zh: string;
  readonly en: string;
  readonly effectiveOn: LegalDay;
  readonly knownAt: string;
}

/** The second and the third ask about one legal day: only what the ledger knew differs. */
export const storyPoints = [
  {
    zh: '测评之后、决定之前:应予免职',
    en: 'before the decision: removal is due',
    effectiveOn: '2023-04-10',
    knownAt: morningInstant('2023-04-12'),
  },
  {
    zh: '免职已执行,所知不信任票为61',
    en: 'carried out, the count known as 61',
    effectiveOn: '2023-06-30',
    knownAt: morningInstant('2023-07-05'),
  },
  {
    zh: '同一天,其后更正为59:依据已变更',
    en: 'the same day, the count known as 59: the basis has changed',
    effectiveOn: '2023-06-30',
    knownAt: morningInstant('2023-10-11'),
  },
  {
    zh: '申诉成立,免职自始撤销',
    en: 'the removal revoked on appeal',
    effectiveOn: '2023-12-31',
    knownAt: morningInstant('2024-02-14'),
  },
] as const satisfies readonly StoryPoint[];

/** 2022: she takes up the county secretary's post. Her evaluations of other years are held in the yearly round. */
export function beginStory(city: City): void {
  const { personId, nameZh, postId } = HEROINE;
  const official = registerOfficial(city, personId, nameZh, '2021-12-20');
  const before = city.tenures.find(({ post, vacatedOn }) => post.id === postId && vacatedOn === undefined);
  if (before) vacate(city, before, daysAfter(days.assumed, -2), { reason: 'transfer' });
  assume(city, official, postOf(city), days.assumed, true);
}

const postOf = ({ posts }: City) => {
  const post = posts.find(({ id }) => id === HEROINE.postId);
  if (!post) throw new Error(`${HEROINE.postId} is not a leading post of the city`);
  return post;
};

/** 2023: from the count to the appeal's end; 2024 opens with her return. */
export function tellStory(city: City): void {
  const { personId } = HEROINE;
  const tenure = holderOn(city, HEROINE.postId, days.evaluated);
  isDue(city, 2023, ballot.subject);
  const { held } = holdEvaluation(city.script, { ...ballot, after: [tenure.assumed] });
  const plan = {
    caseId: 'story',
    ground: 'CG-14-i2',
    subject: ballot.subject,
    openedOn: daysAfter(days.evaluated, 12),
    after: [held],
  } as const;
  openCase(city, plan);
  const classified = classify(city, plan, 5);
  const proposalId = propose(city, plan, 'REMOVAL', 9);
  const decision = { measureId: STORY_MEASURE, personId, imposedOn: days.decided, caseId: plan.caseId };
  imposeOrganisational(
    city,
    { ...decision, after: [classified] },
    { measureCode: 'REMOVAL', ground: 'CG-14-i2', proposalId, leavingOfficeAuditNeeded: true },
  );
  execute(city, STORY_MEASURE, days.vacated, 'removal_effective');
  vacate(city, tenure, days.vacated, { reason: 'removal_sanction', measureId: STORY_MEASURE });
  auditLeaving(city, personId, {
    orderedOn: daysAfter(days.vacated, 10),
    from: days.assumed,
    to: days.vacated,
    caseId: plan.caseId,
  });
  correctCount(city, { ...ballot, distrust: 59 }, held, days.corrected);
  appeal(city, STORY_MEASURE, personId, days.appealed, 'revoked', days.decidedOnAppeal);
  revoke(city, STORY_MEASURE, daysAfter(days.decidedOnAppeal, 3));
  fill(city, tenure.post, daysAfter(days.vacated, 30));
}

/** 2024: back in the rank she held, in another county; no promotion. */
export function endStory(city: City): void {
  const official = city.officials.find(({ personId }) => personId === HEROINE.personId);
  const post = city.posts.find(({ id }) => id === 'chengxi-committee-principal');
  if (!official || !post) throw new Error('the story ends before it began');
  const before = city.tenures.find((each) => each.post === post && each.vacatedOn === undefined);
  if (before) vacate(city, before, daysAfter(days.reinstated, -2), { reason: 'transfer' });
  assume(city, official, post, days.reinstated, false);
}
