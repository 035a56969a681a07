/** What goes wrong in the city, and is dealt with as articles 13 to 15 say. */
import { addMonths, type LegalDay } from '../../src/domain/legal-day';
import { daysAfter } from '../calendar';
import type { Told } from '../script';
import { holdEvaluation } from './ballots';
import { fill, vacate } from './careers';
import { classify, investigate, openCase, propose, transfer, type CasePlan } from './cases';
import { holderOn, type City, type Tenure } from './city';
import { isDue } from './evaluations';
import * as measures from './measures';
import { joinStaff } from './officials';
import { organisationDepartment } from './organs';

/** Where and when: `day` begins the incident, and everything else follows within the year. */
export interface Place {
  readonly postId: string;
  readonly day: LegalDay;
}

/** 2年内不得提拔, from the day on which the removal takes effect. */
const BAR_MONTHS = 24;

const subjectOf = ({ official }: Tenure): string => `person-${official.personId}`;
const yearOf = ({ day }: Place): number => Number(day.slice(0, 4));
const named = (what: string, { postId, day }: Place): string => `${what}-${day.slice(0, 4)}-${postId}`;

/** An evaluation of the holder with so many distrust ballots of a hundred; it is the year's own. */
export function evaluate(city: City, place: Place, distrust: number): { readonly tenure: Tenure; readonly held: Told } {
  const tenure = holderOn(city, place.postId, place.day);
  const subject = subjectOf(tenure);
  if (!isDue(city, yearOf(place), subject)) throw new Error(`${subject} was evaluated in ${yearOf(place)} already`);
  const { held } = holdEvaluation(city.script, {
    evaluationId: named('e', place),
    subject,
    heldOn: place.day,
    distrust,
    of: 100,
    after: [tenure.assumed],
  });
  return { tenure, held };
}

interface Decided {
  readonly tenure: Tenure;
  readonly measureId: string;
  readonly decidedOn: LegalDay;
}

/** A measure decided on a vote, with the result that it rests on. */
interface DecidedOnVote extends Decided {
  readonly held: Told;
}

/** A case without an investigation, for what a distrust vote made due: the vote is on record itself. */
function caseOfVote(city: City, place: Place, tenure: Tenure, held: Told): { plan: CasePlan; after: readonly Told[] } {
  const plan: CasePlan = {
    caseId: named('c', place),
    ground: 'CG-14-i2',
    subject: subjectOf(tenure),
    openedOn: daysAfter(place.day, 8),
    after: [held],
  };
  openCase(city, plan);
  return { plan, after: [classify(city, plan, 6)] };
}

/** Above 40%: the admonition talk (诫勉谈话), decided and held. */
export function admonished(city: City, place: Place, distrust: number): DecidedOnVote {
  const { tenure, held } = evaluate(city, place, distrust);
  const { plan, after } = caseOfVote(city, place, tenure, held);
  const decision = { measureId: named('talk', place), imposedOn: daysAfter(place.day, 26), caseId: plan.caseId };
  const { personId } = tenure.official;
  measures.imposeOrganisational(
    city,
    { ...decision, personId, after },
    { measureCode: 'ADMONITION_TALK', ground: 'CG-14-i2' },
  );
  measures.execute(city, decision.measureId, daysAfter(decision.imposedOn, 9), 'talk_held');
  return { tenure, held, measureId: decision.measureId, decidedOn: decision.imposedOn };
}

/** A case that rests on what is on record and needs no investigation. */
export function classifiedCase(city: City, plan: CasePlan): Told {
  openCase(city, plan);
  return classify(city, plan, 7);
}

/** Above 40% and nobody has decided: what the docket lists by age. */
export function admonitionPending(city: City, place: Place, distrust: number): void {
  evaluate(city, place, distrust);
}

/** Above 60%, or above 50% for the second year: removal (免职), the post vacated, the leaver audited. */
export function removedByVote(city: City, place: Place, distrust: number): Decided {
  const { tenure, held } = evaluate(city, place, distrust);
  const { plan, after } = caseOfVote(city, place, tenure, held);
  const { personId } = tenure.official;
  const measureId = named('removal', place);
  const decidedOn = daysAfter(place.day, 40);
  const proposalId = propose(city, plan, 'REMOVAL', 10);
  measures.imposeOrganisational(
    city,
    { measureId, personId, imposedOn: decidedOn, caseId: plan.caseId, after },
    { measureCode: 'REMOVAL', ground: 'CG-14-i2', proposalId, leavingOfficeAuditNeeded: true },
  );
  leave(city, tenure, measureId, daysAfter(decidedOn, 9), plan.caseId);
  return { tenure, measureId, decidedOn };
}

/** Carried out: the post is vacated, the leaver audited, and a successor found. */
function leave(city: City, tenure: Tenure, measureId: string, on: LegalDay, caseId: string): void {
  measures.execute(city, measureId, on, 'removal_effective');
  vacate(city, tenure, on, { reason: 'removal_sanction', measureId });
  measures.auditLeaving(city, tenure.official.personId, {
    orderedOn: daysAfter(on, 12),
    from: tenure.assumedOn,
    to: on,
    caseId,
  });
  fill(city, tenure.post, daysAfter(on, 25));
}

/** GS-CG-14-i4: not clean, verified, short of discipline. Removed, and barred from promotion for two years. */
export function removedUnclean(city: City, place: Place): Decided {
  const tenure = holderOn(city, place.postId, place.day);
  const { personId } = tenure.official;
  const plan: CasePlan = {
    caseId: named('c', place),
    ground: 'CG-14-i4',
    subject: subjectOf(tenure),
    openedOn: place.day,
    after: [tenure.assumed],
  };
  openCase(city, plan);
  investigate(city, plan, { severity: 'general', outcome: 'verified_below_discipline', fault: 'none' });
  const after = [classify(city, plan)];
  const proposalId = propose(city, plan, 'REMOVAL');
  const measureId = named('removal', place);
  const decidedOn = daysAfter(place.day, 60);
  measures.imposeOrganisational(
    city,
    { measureId, personId, imposedOn: decidedOn, caseId: plan.caseId, after },
    { measureCode: 'REMOVAL', ground: 'CG-14-i4', proposalId, leavingOfficeAuditNeeded: true },
  );
  const leftOn = daysAfter(decidedOn, 8);
  city.barredUntil.set(personId, addMonths(daysAfter(decidedOn, 1), BAR_MONTHS));
  leave(city, tenure, measureId, leftOn, plan.caseId);
  joinStaff(city, tenure.official, 'yunqi-personnel', daysAfter(leftOn, 40));
  return { tenure, measureId, decidedOn };
}

export type Disciplined = Readonly<{
  ground: 'CG-15-i1' | 'CG-15-i4' | 'CG-15-i6b';
  severity: 'general' | 'fairly_serious' | 'serious';
  sanction: Parameters<typeof measures.imposeParty>[2]['sanction'];
  needsAdmin?: boolean;
}>;

/** GS-CG-15: party discipline after an investigation; the post is kept. */
export function disciplined(city: City, place: Place, measure: Disciplined): Decided {
  const tenure = holderOn(city, place.postId, place.day);
  const plan: CasePlan = {
    caseId: named('c', place),
    ground: measure.ground,
    subject: subjectOf(tenure),
    openedOn: place.day,
    after: [tenure.assumed],
  };
  openCase(city, plan);
  const { severity } = measure;
  const concluded = investigate(city, plan, { severity, outcome: 'disciplinable', fault: 'negligence' });
  const classified = classify(city, plan);
  const measureId = named('party', place);
  const decidedOn = daysAfter(place.day, 70);
  measures.imposeParty(
    city,
    {
      measureId,
      personId: tenure.official.personId,
      imposedOn: decidedOn,
      caseId: plan.caseId,
      after: [concluded, classified],
    },
    measure,
  );
  return { tenure, measureId, decidedOn };
}

/** Expulsion, dismissal by its measure, and the case handed to the prosecutors (GS-CG-15-i4, GS-CG-15-tail). */
export function expelled(city: City, place: Place): Decided {
  const tenure = holderOn(city, place.postId, place.day);
  const { personId } = tenure.official;
  const plan: CasePlan = {
    caseId: named('c', place),
    ground: 'CG-15-i4',
    subject: subjectOf(tenure),
    openedOn: place.day,
    after: [tenure.assumed],
  };
  openCase(city, plan);
  const found = { severity: 'serious', outcome: 'suspected_crime', fault: 'intent', badEffect: true } as const;
  const concluded = investigate(city, plan, found);
  const classified = classify(city, plan);
  const measureId = named('party', place);
  const decidedOn = daysAfter(place.day, 70);
  const { caseId } = plan;
  const imposed = measures.imposeParty(
    city,
    { measureId, personId, imposedOn: decidedOn, caseId, after: [concluded, classified] },
    { sanction: 'EXPULSION', ground: 'CG-15-i4', severity: 'serious', needsAdmin: true },
  );
  const administrativeId = named('admin', place);
  measures.imposeAdministrative(
    city,
    { measureId: administrativeId, personId, imposedOn: daysAfter(decidedOn, 5), caseId, after: [imposed] },
    { sanction: 'DISMISSAL', ground: 'CG-15-i4', parallelTo: measureId },
  );
  transfer(city, plan, 80);
  const leftOn = daysAfter(decidedOn, 6);
  vacate(city, tenure, leftOn, { reason: 'removal_sanction', measureId: administrativeId });
  measures.auditLeaving(city, personId, {
    orderedOn: daysAfter(leftOn, 7),
    from: tenure.assumedOn,
    to: leftOn,
    caseId,
  });
  fill(city, tenure.post, daysAfter(leftOn, 25));
  return { tenure, measureId, decidedOn };
}

/** GS-CG-13-p1: a team that did not keep article 3 writes a self-criticism and is criticised in a circular. */
export function teamCriticised(city: City, organ: string, day: LegalDay): void {
  const plan: CasePlan = {
    caseId: `c-${day.slice(0, 4)}-team-${organ}`,
    ground: 'CG-13-p1',
    subject: `org-${organ}`,
    openedOn: day,
  };
  openCase(city, plan);
  const concluded = investigate(city, plan, {
    severity: 'general',
    outcome: 'verified_below_discipline',
    fault: 'negligence',
  });
  const classified = classify(city, plan);
  const measureId = `team-${day.slice(0, 4)}-${organ}`;
  const imposedOn = daysAfter(day, 55);
  city.script.say(
    organisationDepartment,
    'TeamMeasureImposed',
    `sanction-${measureId}`,
    {
      measureId,
      orgId: organ,
      measures: ['WRITTEN_SELF_CRITICISM', 'CIRCULAR_CRITICISM'],
      groundArticle: 'GS-CG-3',
      imposedOn,
      decidedByOrgId: 'yunqi-committee',
      docNo: city.docNo('云委处', imposedOn),
      caseId: plan.caseId,
    },
    { after: [concluded, classified] },
  );
  measures.execute(city, measureId, daysAfter(imposedOn, 20), 'self_criticism_submitted');
  measures.execute(city, measureId, daysAfter(imposedOn, 30), 'criticism_published');
}
