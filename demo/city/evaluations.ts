/** The yearly round (每年1次): every team, and every leading cadre who held a post in any part of the year. */
import type { LegalDay } from '../../src/domain/legal-day';
import { daysAfter, earlierOf, LAST_DAY, laterOf } from '../calendar';
import type { Told } from '../script';
import { countOf, holdEvaluation, type Ballot } from './ballots';
import type { City, Tenure } from './city';
import { committee, teams } from './organs';

const evaluationKey = (year: number, subject: string): string => `${year} ${subject}`;

/** True once, for each subject and year: nobody is evaluated twice in the yearly round. */
export function isDue({ evaluated }: City, year: number, subject: string): boolean {
  const key = evaluationKey(year, subject);
  if (evaluated.has(key)) return false;
  evaluated.add(key);
  return true;
}

/** Most results are entered within the week, every fortieth months later. */
const delayOf = ({ chance }: City): number => (chance.onceIn(40) ? chance.between(60, 150) : chance.between(1, 6));

/** Ordinary figures: far from the thresholds of GS-CG-14-i2. */
function ordinary(city: City): Pick<Ballot, 'of' | 'distrust' | 'invalid' | 'delay'> {
  const of = city.chance.between(48, 130);
  return {
    of,
    distrust: city.chance.between(0, Math.floor(of / 6)),
    invalid: city.chance.between(0, 2),
    delay: delayOf(city),
  };
}

export function yearlyRound(city: City, year: number): void {
  for (const { id } of teams) {
    if (city.unheld.has(evaluationKey(year, `org-${id}`)) || !isDue(city, year, `org-${id}`)) continue;
    const heldOn = `${year}-11-${String(city.chance.between(5, 28)).padStart(2, '0')}`;
    const evaluationId = `${year}-team-${id}`;
    holdEvaluation(city.script, { evaluationId, subject: `org-${id}`, heldOn, ...ordinary(city) });
  }
  for (const tenure of city.tenures) {
    const heldOn = dayWithin(city, tenure, year);
    const subject = `person-${tenure.official.personId}`;
    if (heldOn === undefined || city.unheld.has(`${year} ${tenure.post.id}`) || !isDue(city, year, subject)) continue;
    const evaluationId = `${year}-${tenure.post.id}-${tenure.official.personId.slice(0, 4)}`;
    const ballot = { evaluationId, subject, heldOn, after: [tenure.assumed], ...ordinary(city) };
    const { held } = holdEvaluation(city.script, ballot);
    if (city.chance.onceIn(50)) correctLater(city, ballot, held);
  }
}

/** A slip of the pen, found when the archive is checked years later; the share stays far from every threshold. */
function correctLater(city: City, ballot: Ballot, held: Told): void {
  const correctedOn = daysAfter(ballot.heldOn, city.chance.between(200, 1200));
  if (correctedOn > daysAfter(LAST_DAY, -10)) return;
  correctCount(city, { ...ballot, distrust: ballot.distrust + 1 }, held, correctedOn);
}

/** The whole result again, with the figures as they should have been. */
export function correctCount({ script, docNo }: City, ballot: Ballot, held: Told, correctedOn: LegalDay): void {
  script.say(committee, 'EventCorrected', `evaluation-${ballot.evaluationId}`, {
    targetEventId: held.id,
    correctedPayload: { ...countOf(ballot) },
    reason: 'clerical',
    approvedByOrgId: 'yunqi-committee',
    docNo: docNo('云委更', correctedOn),
    correctedOn,
  });
}

/** A day in November or December, or the last ones of a post given up before; undefined outside the tenure. */
function dayWithin({ chance }: City, { assumedOn, vacatedOn }: Tenure, year: number): LegalDay | undefined {
  const from = laterOf(assumedOn, `${year}-01-01`);
  const to = earlierOf(vacatedOn ?? `${year}-12-31`, `${year}-12-31`);
  if (from > to) return undefined;
  const usual = `${year}-11-${String(chance.between(4, 29)).padStart(2, '0')}`;
  return usual < from || usual > to ? laterOf(from, daysAfter(to, -2)) : usual;
}
