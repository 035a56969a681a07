import { grounds, isGroundCode, severities } from '../../domain/accountability/grounds';
import { docket } from '../../../projections/docket';
import { measuresOf, type MeasureCourse } from '../../../projections/docket-joins';
import type { DocketRow } from '../../../projections/docket-row';
import { classCodes, ladders, type Ladder, type PrintedClass, type Rung } from '../ladders';
import type { Finding, Rule } from '../rule';
import { revokedFromBeginning, stepsOf, type MeasureStep } from './measure-history';
import { measureEn, measureZh } from './terms';

/** The ladders of a ground; for one of article 15 its closing paragraph (LD-15-8) beside them. */
const laddersOf = (ground: string): readonly Ladder[] => {
  const own = ladders.filter((ladder) => ladder.ground === ground);
  const tail = ladders.filter(({ id }) => id === 'LD-15-8');
  return own.length > 0 && ground.startsWith('CG-15-') && ground !== 'CG-15-tail' ? [...own, ...tail] : own;
};

/**
 * The graded rung that holds for a severity: its own, or the heaviest printed below it. A ladder that prints 一般 and
 * 情节严重 only says of 情节较重 what it says without qualification.
 */
function gradeFor(rungs: readonly Rung[], severity: string): string | undefined {
  const upTo = severities.slice(0, (severities as readonly string[]).indexOf(severity) + 1);
  return upTo.findLast((each) => rungs.some(({ tier }) => tier === each));
}

/** Rungs that hold for a severity. Without one (administrative discipline records none) every rung may be meant. */
function rungsFor({ rungs }: Ladder, severity: string | undefined): readonly Rung[] {
  if (severity === undefined) return rungs;
  const grade = gradeFor(rungs, severity);
  const graded: readonly string[] = severities;
  return rungs.filter(({ tier }) => tier === grade || !graded.includes(tier));
}

const isClass = (code: string): code is PrintedClass => Object.hasOwn(classCodes, code);

const holds = (printed: Rung['measures'][number], code: string): boolean =>
  isClass(printed) ? classCodes[printed].some((each) => each === code) : printed === code;

const classZh: Readonly<Record<PrintedClass, string>> = {
  PARTY_DISCIPLINE: '党纪处分',
  ADMIN_DISCIPLINE: '政纪处分',
  ORGANISATIONAL_HANDLING: '组织处理',
  TRANSFER_JUDICIARY: '移送司法机关',
};
const severityZh: Readonly<Record<string, string>> = {
  general: '一般',
  fairly_serious: '情节较重',
  serious: '情节严重',
};

function offLadder(row: DocketRow, course: MeasureCourse, step: MeasureStep): readonly Finding[] {
  const { severity, ground = course.measure.groundArticle === undefined ? undefined : 'CG-13-p1' } = course.measure;
  const printed = ground === undefined ? [] : laddersOf(ground);
  // Grounds of the other regulations print no ladder of this one.
  if (printed.length === 0) return [];
  const allowed = printed.flatMap((ladder) => rungsFor(ladder, severity)).flatMap(({ measures }) => measures);
  if (allowed.some((each) => holds(each, step.code))) return [];
  const set = [...new Set(allowed)];
  const own = printed.filter((ladder) => ladder.ground === ground);
  const when = severity === undefined ? '' : `(${severityZh[severity] ?? severity})`;
  const named = set.map((each) => (isClass(each) ? classZh[each] : measureZh(each))).join('、');
  return [
    {
      rule: 'R-22',
      status: 'breach',
      code: 'MEASURE_OFF_LADDER',
      subject: row.subject,
      cites: [...new Set(own.map(({ cite }) => cite))],
      facts: [...new Set([course.measure.factId, step.factId])],
      arithmetic: `${step.code} is not in {${set.join(', ')}}`,
      zh: `对“${ground !== undefined && isGroundCode(ground) ? grounds[ground].zh : ''}”${when},条文规定的处理为${named === '' ? '(无)' : named},不含${measureZh(step.code)}。`,
      en: `${measureEn(step.code)} is not among what is printed for ${ground ?? ''}${severity === undefined ? '' : `, ${severity}`}: ${set.join(', ') || 'nothing'}.`,
      since: step.decidedOn,
      measure: step.code,
    },
  ];
}

/** A measure must be one of those printed for its ground and severity (GS-CG-13 to GS-CG-15). */
export const r22LadderLegality: Rule<DocketRow> = {
  id: 'R-22',
  zh: '处分幅度',
  en: 'Ladder legality',
  cites: ['GS-CG-13', 'GS-CG-14', 'GS-CG-15'],
  reading:
    'Rungs printed without a condition or with 视其情节 hold for every severity. A severity that a ladder does not print ' +
    'takes the heaviest rung printed below it. A rung of the next tier by way of mitigation is flagged, not refused: ' +
    'only the organ can say why. For every ground of article 15 its closing paragraph allows administrative discipline ' +
    'beside; its severity is not recorded, so it is measured against all rungs. 撤职 in 15(5) is taken as printed ' +
    '(AMB-05). Under CG-14-i2 both ladders hold; whether the ballots carry the measure is asked by R-73. Measures of ' +
    'the other regulations, and those revoked from the beginning, are not judged.',
  parameters: [],
  breaches: ['MEASURE_OFF_LADDER'],
  examples: {
    1: 'CG-15-i1, general, serious warning: allowed',
    2: 'CG-15-i1, general, removal from party posts: flagged, printed for 情节严重 only',
    3: 'CG-15-i4, fairly serious, removal from party posts: allowed, the only ladder with three tiers',
  },
  reads: docket,
  check: (row) =>
    measuresOf(row)
      .filter((course) => revokedFromBeginning(course) === undefined)
      .flatMap((course) => stepsOf(course).flatMap((step) => offLadder(row, course, step))),
};
