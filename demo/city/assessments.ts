/** 年终考核: the committee assesses the bodies under it and their leaders; the discipline organ enters the results. */
import { daysAfter } from '../calendar';
import type { City, Tenure } from './city';
import { committee, discipline, organs, teams } from './organs';
import type { Told } from '../script';
import { resultsNotEntered } from './unlawful';

/** A result that is not the usual one, by `year post`. */
export type Assessed = Readonly<{ grade: string; dutyNotPerformed: boolean; severity: 'none' | 'general' | 'serious' }>;

const GRADES = ['优秀', '合格', '合格', '合格'] as const;

/** Article 7 has the committee assess those under it, so it is not among its own subjects. */
const subjects = organs.filter(({ id }) => id !== 'yunqi-committee').map(({ id }) => id);

/** Bodies that get a result of their own; the others are assessed in their leaders. */
const assessedTeams = teams.filter(({ id }) => id !== 'yunqi-committee').map(({ id }) => id);

/** Assesses everybody in post on 20 December. Returns the fact of each person's result. */
export function assess(
  city: City,
  year: number,
  unusual: ReadonlyMap<string, Assessed> = new Map(),
): ReadonlyMap<string, Told> {
  const assessmentId = `cg-${year}`;
  const stream = `assessment-${assessmentId}`;
  const { script, chance, tenures } = city;
  const launched = script.say(committee, 'AssessmentLaunched', stream, {
    assessmentId,
    kind: 'clean_governance_annual',
    cycleYear: year,
    assessorOrgId: 'yunqi-committee',
    subjects,
    contents: ['党风廉政建设责任制执行情况'],
    launchedOn: `${year}-12-02`,
  });
  const determinedOn = `${year}-12-${chance.between(20, 26)}`;
  const common = { assessmentId, metrics: [], determinedOn };
  for (const subjectOrgId of assessedTeams) {
    const grade = chance.pick(GRADES);
    script.say(committee, 'AssessmentResultDetermined', stream, { ...common, subjectOrgId, grade, severity: 'none' });
  }
  const results = new Map<string, Told>();
  for (const { post, official, assumed } of inPost(tenures, `${year}-12-20`)) {
    const result = unusual.get(`${year} ${post.id}`) ?? { grade: chance.pick(GRADES), severity: 'none' };
    const told = script.say(
      committee,
      'AssessmentResultDetermined',
      stream,
      { ...common, subjectPersonId: official.personId, ...result },
      { after: [launched, assumed] },
    );
    results.set(official.personId, told);
    const enteredOn = daysAfter(determinedOn, chance.between(4, 20));
    if (resultsNotEntered.has(`${year} ${post.id}`)) continue;
    enterResult(city, official.personId, `assessment-${year}`, told, enteredOn);
  }
  return results;
}

const inPost = (tenures: readonly Tenure[], day: string): readonly Tenure[] =>
  tenures.filter(
    ({ post, assumedOn, vacatedOn }) =>
      post.organ.id !== 'yunqi-committee' && assumedOn <= day && (vacatedOn === undefined || vacatedOn >= day),
  );

/** The entry in the file: an act of the organ that keeps it, some days after the result (GS-CG-12). */
function enterResult(
  { script, files }: City,
  personId: string,
  entryId: string,
  result: Told,
  enteredOn: string,
): void {
  const file = files.get(personId);
  if (!file) throw new Error(`no file on ${personId}`);
  script.say(
    discipline,
    'IntegrityFileEntryMade',
    `integrity-${personId}`,
    {
      entryId,
      personId,
      entryKind: 'assessment_result',
      sourceEventId: result.id,
      enteredOn,
      sectionCode: 'F-03',
    },
    { after: [file, result], about: { classification: 'restricted' } },
  );
}
