/** 民主测评 outside 云栖市: every leading cadre once in each year in post, some results entered months later. */
import { daysAfter } from '../calendar';
import { countOf, openingOf, type Ballot } from '../city/ballots';
import type { Told } from '../script';
import { two, type Holding, type Province, type ProvincialPost } from './province';
import { committeeOf } from './terms';

/** Everybody who held a leading post in the year. */
export function evaluateYear(province: Province, year: number): void {
  const posts = new Map(province.posts.map((post) => [post.id, post]));
  for (const held of province.holdings) {
    if (held.vacatedOn !== undefined && held.vacatedOn < `${year}-01-01`) continue;
    evaluate(province, posts.get(held.postId) as ProvincialPost, held, year);
  }
}

function evaluate(province: Province, { body }: ProvincialPost, held: Holding, year: number): void {
  const { chance, script } = province;
  const usual = `${year}-11-${two(chance.between(3, 28))}`;
  const heldOn = held.vacatedOn !== undefined && held.vacatedOn < usual ? daysAfter(held.vacatedOn, -2) : usual;
  const of = chance.between(40, 120);
  const ballot: Ballot = {
    evaluationId: `${year}-${held.postId}-${held.personId.slice(0, 6)}`,
    subject: `person-${held.personId}`,
    heldOn,
    distrust: chance.between(0, Math.floor(of / 6)),
    of,
    invalid: chance.between(0, 2),
  };
  const organiserOrgId = `${body.area}-committee`;
  const stream = `evaluation-${ballot.evaluationId}`;
  const after = { after: [held.assumed] };
  script.say(committeeOf(body), 'DemocraticEvaluationOpened', stream, { ...openingOf(ballot), organiserOrgId }, after);
  const counted = { ...countOf(ballot), countedByOrgId: `${body.area}-organisation` };
  const delay = chance.onceIn(30) ? chance.between(60, 170) : chance.between(1, 8);
  const told = script.say(committeeOf(body), 'DemocraticEvaluationHeld', stream, counted, { delay });
  if (chance.onceIn(60) && year < 2025)
    correctCount(province, body.area, { ...ballot, distrust: ballot.distrust + 1 }, told);
}

/** A slip of the pen, far from every threshold, put right when the archive is checked. */
function correctCount({ chance, docNo, script }: Province, area: string, ballot: Ballot, told: Told): void {
  const correctedOn = daysAfter(ballot.heldOn, chance.between(120, 210));
  script.say(committeeOf({ area }), 'EventCorrected', `evaluation-${ballot.evaluationId}`, {
    targetEventId: told.id,
    correctedPayload: { ...countOf(ballot), countedByOrgId: `${area}-organisation` },
    reason: 'clerical',
    approvedByOrgId: `${area}-committee`,
    docNo: docNo('澜更', correctedOn),
    correctedOn,
  });
}
