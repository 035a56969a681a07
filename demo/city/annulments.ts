/** 测评作废, and measures recorded of the wrong person: what is taken back by annulling, voiding and correcting. */
import type { LegalDay } from '../../src/domain/legal-day';
import { daysAfter } from '../calendar';
import { holdEvaluation, openingOf, type Ballot } from './ballots';
import { holderOn, type City } from './city';
import { correctCount, isDue } from './evaluations';
import { admonished, evaluate, type Place } from './incidents';
import { imposeOrganisational } from './measures';
import { committee, organisationDepartment } from './organs';

/** An evaluation annulled for its procedure; held again a month later unless it is forgotten. */
export function annulled(city: City, place: Place, remeasured: boolean): void {
  const { tenure } = evaluate(city, place, 12);
  const year = place.day.slice(0, 4);
  const evaluationId = `e-${year}-${place.postId}`;
  const annulledOn = daysAfter(place.day, 15);
  const again = `${evaluationId}-again`;
  if (remeasured) {
    const subject = `person-${tenure.official.personId}`;
    holdEvaluation(city.script, {
      evaluationId: again,
      subject,
      heldOn: daysAfter(place.day, 33),
      distrust: 9,
      of: 96,
      after: [tenure.assumed],
    });
  }
  city.script.say(
    committee,
    'DemocraticEvaluationAnnulled',
    `evaluation-${evaluationId}`,
    {
      evaluationId,
      annulledOn,
      reason: 'procedure',
      remeasured,
      ...(remeasured ? { newEvaluationId: again } : {}),
    },
    remeasured ? { delay: 60 } : {},
  );
}

/** More ballots came back than were given out: void. Held again a month later unless it is forgotten. */
export function voidBallot(city: City, place: Place, repeated: boolean): void {
  const { official, assumed } = holderOn(city, place.postId, place.day);
  const subject = `person-${official.personId}`;
  if (!isDue(city, Number(place.day.slice(0, 4)), subject)) throw new Error(`${subject} was evaluated already`);
  const ballot = { subject, of: 88, after: [assumed] };
  const evaluationId = `e-${place.day.slice(0, 4)}-${place.postId}`;
  holdEvaluation(city.script, { ...ballot, evaluationId, heldOn: place.day, distrust: 70, issued: 84 });
  if (!repeated) return;
  const again = { evaluationId: `${evaluationId}-again`, heldOn: daysAfter(place.day, 32), distrust: 6 };
  holdEvaluation(city.script, { ...ballot, ...again });
}

/** Opened under a colleague's name by mistake: the year after, the opening is corrected and the vote moves to its subject. */
export function wrongName(city: City, place: Place, colleague: string): void {
  const year = Number(place.day.slice(0, 4));
  const { official, assumed } = holderOn(city, place.postId, place.day);
  const other = holderOn(city, colleague, place.day);
  const subject = `person-${official.personId}`;
  if (!isDue(city, year, subject)) throw new Error(`${subject} was evaluated already`);
  const evaluationId = `e-${year}-${place.postId}`;
  const ballot: Ballot = { evaluationId, subject, heldOn: place.day, distrust: 11, of: 92 };
  const after = [assumed, other.assumed];
  const misnamed = { ...ballot, subject: `person-${other.official.personId}`, after };
  const { opened } = holdEvaluation(city.script, misnamed);
  const correctedOn = `${year + 1}-03-10`;
  city.script.say(committee, 'EventCorrected', `evaluation-${evaluationId}`, {
    targetEventId: opened.id,
    correctedPayload: { ...openingOf(ballot) },
    reason: 'wrong_person',
    approvedByOrgId: 'yunqi-committee',
    docNo: city.docNo('云委更', correctedOn),
    correctedOn,
  });
}

/** An admonition talk for 42 distrust ballots of 100; years later the count proves to have been 24. */
export function basisChanged(city: City, place: Place, correctedOn: LegalDay): void {
  const { tenure, held } = admonished(city, place, 42);
  const evaluationId = `e-${place.day.slice(0, 4)}-${place.postId}`;
  const subject = `person-${tenure.official.personId}`;
  correctCount(city, { evaluationId, subject, heldOn: place.day, distrust: 24, of: 100 }, held, correctedOn);
}

/** A talk entered for a colleague of the same county by mistake: voided, the right one stands in a stream of its own. */
export function wrongPerson(city: City, place: Place, colleague: string): void {
  const { measureId, decidedOn } = admonished(city, place, 46);
  const { official, assumed } = holderOn(city, colleague, place.day);
  const wrongId = `${measureId}-wrong`;
  const wrong = imposeOrganisational(
    city,
    { measureId: wrongId, personId: official.personId, imposedOn: decidedOn, after: [assumed] },
    { measureCode: 'ADMONITION_TALK', ground: 'CG-14-i2' },
  );
  city.script.say(organisationDepartment, 'EventVoided', `sanction-${wrongId}`, {
    targetEventId: wrong.id,
    reason: 'recorded_in_error',
    approvedByOrgId: 'yunqi-organisation',
    voidedOn: daysAfter(decidedOn, 140),
    note: '误记他人,正确的处理另行登记',
  });
}
