/** what the ballots of a democratic evaluation make due. */
import { evaluations } from '../../../../projections/evaluations';
import { idOf } from '../../../support/spec';
import {
  annulled,
  ANYBODY,
  corrected,
  docketOf,
  dueCodes,
  evaluated,
  example,
  imposed,
  judged,
  leadingPost,
  left,
  ofRule,
  took,
  TEAM,
  type Ballot,
} from './example';
import { docket } from '../../../../projections/docket';

const LATER = { on: '2025-06-30' } as const;

const dueAfter = (...ballots: readonly Ballot[]) => dueCodes(docketOf(ballots.flatMap(evaluated), ANYBODY, LATER));
const ballot = (distrust: number, all: number): Ballot => ({ id: 'e', year: 2024, distrust, all });

describe('R-01 不信任票超过40%', () => {
  example('R-01/1', 'makes a talk due at 41 of 100, with the calculation, the fact, the article and the day', () => {
    const [finding, ...others] = ofRule(docketOf(evaluated(ballot(41, 100)), ANYBODY, LATER), 'R-01', 'R-02', 'R-03');
    expect(others).toEqual([]);
    expect(finding).toEqual({
      rule: 'R-01',
      status: 'due',
      code: 'ADMONITION_TALK_DUE',
      subject: `person-${ANYBODY}`,
      cites: ['GS-CG-14-i2'],
      facts: [idOf(1)],
      arithmetic: '5 x 41 = 205 > 2 x 100 = 200',
      zh: '2024年度民主测评不信任票超过40%,应给予诫勉谈话。',
      en: 'distrust for 2024 is above 40%: an admonition talk is due and not decided.',
      since: '2024-12-20',
      measure: 'ADMONITION_TALK',
    });
  });
  example('R-01/2', 'makes nothing due at 2 of 5', () => {
    expect(docketOf(evaluated(ballot(2, 5)), ANYBODY, LATER)).toEqual([]);
  });
  example('R-01/3', 'makes a talk due at 3 of 7', () => {
    expect(dueAfter(ballot(3, 7))).toEqual(['R-01 ADMONITION_TALK_DUE']);
  });
  example('R-01/4', 'is not decided by a rounded display', () => {
    expect(dueAfter(ballot(4001, 10_000))).toEqual(['R-01 ADMONITION_TALK_DUE']);
    expect(dueAfter(ballot(4000, 10_000))).toEqual([]);
  });
  example('R-01/5', 'makes nothing due for a leadership team', () => {
    const told = evaluated({ id: 't', year: 2024, distrust: 70, team: TEAM });
    expect(judged(docket, told, `org-${TEAM}`, LATER)).toEqual([]);
  });

  it('looks at every purpose unless P-EVAL-PURPOSE names one', () => {
    const told = evaluated({ ...ballot(41, 100), purpose: 'responsibility_implementation' });
    expect(dueCodes(docketOf(told, ANYBODY, LATER))).toHaveLength(1);
    const strict = { ...LATER, set: { 'P-EVAL-PURPOSE': 'integrity_status_only' } };
    expect(docketOf(told, ANYBODY, strict)).toEqual([]);
  });

  it('is an alert, not due, where the share alone is said not to suffice', () => {
    const findings = docketOf(evaluated(ballot(41, 100)), ANYBODY, { ...LATER, set: { 'P-PURPOSE-14': false } });
    expect(findings).toMatchObject([{ rule: 'R-01', status: 'alert', code: 'THRESHOLD_CROSSED' }]);
  });

  it('makes nothing due before the regulation was issued on 1999-03-23', () => {
    expect(dueAfter({ ...ballot(90, 100), year: 1999, heldOn: '1999-03-22' })).toEqual([]);
    expect(dueAfter({ ...ballot(90, 100), year: 1999, heldOn: '1999-03-23' })).toEqual(['R-02 REMOVAL_DUE']);
  });
});

describe('R-02 不信任票超过60%', () => {
  example('R-02/1', 'asks for a talk at exactly 60 of 100 after 45 of 100', () => {
    expect(dueAfter({ id: 'a', year: 2023, distrust: 45 }, { id: 'b', year: 2024, distrust: 60 })).toEqual([
      'R-01 ADMONITION_TALK_DUE',
      'R-01 ADMONITION_TALK_DUE',
    ]);
  });
  example('R-02/2', 'makes removal due at 61 of 100, and vacates nothing', () => {
    const findings = docketOf(evaluated(ballot(61, 100)), ANYBODY, LATER);
    expect(findings).toMatchObject([
      { rule: 'R-02', status: 'due', code: 'REMOVAL_DUE', arithmetic: '5 x 61 = 305 > 3 x 100 = 300' },
      { rule: 'R-72', status: 'info', code: 'TRIGGER_OPEN' },
    ]);
  });
  example('R-02/3', 'makes removal due at 2 of 3', () => {
    expect(dueAfter(ballot(2, 3))).toEqual(['R-02 REMOVAL_DUE']);
  });
});

describe('R-03 连续2年不信任票超过50%', () => {
  const year = (cycleYear: number, distrust: number): Ballot => ({ id: `e${cycleYear}`, year: cycleYear, distrust });

  example('R-03/1', 'makes removal due in the second year', () => {
    const findings = docketOf([year(2023, 51), year(2024, 51)].flatMap(evaluated), ANYBODY, LATER);
    const due = findings.filter(({ status }) => status === 'due');
    expect(due).toMatchObject([
      { rule: 'R-01', code: 'ADMONITION_TALK_DUE', since: '2023-12-20' },
      {
        rule: 'R-03',
        code: 'REMOVAL_DUE',
        since: '2024-12-20',
        facts: [idOf(1), idOf(3)],
        arithmetic: '2023: 2 x 51 = 102 > 100; 2024: 2 x 51 = 102 > 100',
      },
    ]);
  });
  example('R-03/2', 'does not count exactly 50%', () => {
    expect(dueAfter(year(2023, 51), year(2024, 50))).toEqual(['R-01 ADMONITION_TALK_DUE', 'R-01 ADMONITION_TALK_DUE']);
  });
  example('R-03/3', 'is broken by a year without an evaluation, which R-05 reports', () => {
    const told = [leadingPost('p'), took('p', '2021-01-01'), ...[year(2022, 55), year(2024, 55)].flatMap(evaluated)];
    const findings = docketOf(told, ANYBODY, LATER);
    expect(dueCodes(findings)).toEqual(['R-01 ADMONITION_TALK_DUE', 'R-01 ADMONITION_TALK_DUE']);
    const overdue = ofRule(findings, 'R-05').filter(({ code }) => code === 'EVALUATION_OVERDUE');
    expect(overdue.map(({ since }) => since)).toEqual(['2022-01-01', '2024-01-01']);
  });
  example('R-03/4', 'follows the person from county to county', () => {
    const moved = [
      leadingPost('county-a', 'county-a'),
      leadingPost('county-b', 'county-b'),
      took('county-a', '2020-01-01'),
      left('county-a', '2024-03-01'),
      took('county-b', '2024-03-02'),
      ...[year(2023, 55), year(2024, 55)].flatMap(evaluated),
    ];
    expect(dueCodes(docketOf(moved, ANYBODY, LATER))).toContain('R-03 REMOVAL_DUE');
    const byPost = { ...LATER, set: { 'P-CONSEC-SCOPE': 'post' } };
    expect(dueCodes(docketOf(moved, ANYBODY, byPost))).not.toContain('R-03 REMOVAL_DUE');
    const stayed = moved.filter(({ type }) => type !== 'PostVacated');
    expect(dueCodes(docketOf(stayed, ANYBODY, byPost))).toContain('R-03 REMOVAL_DUE');
  });
  example('R-03/5', 'lets go of the trigger once the correction is known, and alerts to the removal', () => {
    const [opened, held] = evaluated(year(2023, 55));
    const told = [
      ...[opened, held].filter((each) => each !== undefined),
      ...evaluated(year(2024, 55)),
      imposed({ id: 'm', code: 'REMOVAL', on: '2025-03-01' }),
      corrected('evaluation-e2023', idOf(1), evaluated(year(2023, 49))[1]?.data ?? {}, '2025-05-01'),
    ];
    const before = docketOf(told, ANYBODY, { ...LATER, knownAt: 5 });
    expect(before.filter(({ status }) => status === 'alert')).toEqual([]);
    expect(ofRule(before, 'R-72')).toMatchObject([{ code: 'MEASURE_DECIDED' }, { code: 'MEASURE_DECIDED' }]);
    const after = docketOf(told, ANYBODY, LATER);
    expect(after.filter(({ status }) => status === 'alert')).toMatchObject([
      {
        rule: 'R-73',
        code: 'BASIS_CHANGED',
        facts: [idOf(3), idOf(4), idOf(5)],
        arithmetic: '5 x 55 = 275 > 2 x 100 = 200',
        since: '2025-05-01',
        measure: 'REMOVAL',
      },
    ]);
    expect(dueCodes(after)).toEqual([]);
    expect(ofRule(after, 'R-72').every(({ code }) => code === 'MEASURE_DECIDED')).toBe(true);
  });
  example('R-03/6', 'is one entry with R-02', () => {
    const findings = docketOf([year(2023, 55), year(2024, 61)].flatMap(evaluated), ANYBODY, LATER);
    expect(dueCodes(findings)).toEqual(['R-01 ADMONITION_TALK_DUE', 'R-02 REMOVAL_DUE']);
    expect(findings.find(({ code }) => code === 'REMOVAL_DUE')).toMatchObject({
      facts: [idOf(1), idOf(3)],
      arithmetic: '5 x 61 = 305 > 3 x 100 = 300; 2023: 2 x 55 = 110 > 100; 2024: 2 x 61 = 122 > 100',
    });
  });

  it('is broken by an annulled year', () => {
    const told = [...[year(2023, 55), year(2024, 55)].flatMap(evaluated), annulled('e2023', '2024-02-01')];
    expect(dueCodes(docketOf(told, ANYBODY, LATER))).toEqual(['R-01 ADMONITION_TALK_DUE']);
    expect(dueCodes(docketOf(told, ANYBODY, { on: '2024-01-31' }))).toEqual(['R-01 ADMONITION_TALK_DUE']);
  });

  it('takes the first evaluation of a year, or the one marked as the year’s own', () => {
    const second: Ballot = { id: 'second', year: 2024, distrust: 55, heldOn: '2024-12-28' };
    const first: Ballot = { id: 'first', year: 2024, distrust: 10, heldOn: '2024-06-01' };
    expect(dueAfter(year(2023, 55), first, second)).not.toContain('R-03 REMOVAL_DUE');
    expect(dueAfter(year(2023, 55), first, { ...second, marked: true })).toContain('R-03 REMOVAL_DUE');
  });

  it('needs both years under the regulation', () => {
    const early: Ballot = { ...year(1998, 55), heldOn: '1999-02-01' };
    expect(dueAfter(early, { ...year(1999, 55), heldOn: '1999-12-01' })).toEqual(['R-01 ADMONITION_TALK_DUE']);
  });
});

describe('R-04 分母', () => {
  const printed = (policy: Ballot['policy']): Ballot => ({
    id: 'e',
    year: 2024,
    distrust: 40,
    all: 96,
    invalid: 4,
    issued: 120,
    ...(policy === undefined ? {} : { policy }),
  });
  const shares = (told: Ballot) => ofRule(judged(evaluations, evaluated(told), 'e', LATER), 'R-04');

  example('R-04/1', 'is the valid ballots: 40 of 96', () => {
    expect(dueAfter(printed('VALID_RETURNED'))).toEqual(['R-01 ADMONITION_TALK_DUE']);
    expect(shares(printed('VALID_RETURNED'))).toMatchObject([
      { code: 'DISTRUST_SHARE', status: 'info', arithmetic: '5 x 40 = 200 > 2 x 96 = 192' },
    ]);
  });
  example('R-04/2', 'can be the returned ones: 40 of 100', () => {
    expect(dueAfter(printed('RETURNED'))).toEqual([]);
    expect(shares(printed('RETURNED'))).toMatchObject([{ arithmetic: '5 x 40 = 200 <= 2 x 100 = 200' }]);
    expect(shares(printed('ISSUED'))).toMatchObject([{ arithmetic: '5 x 40 = 200 <= 2 x 120 = 240' }]);
  });
  example('R-04/3', 'is nothing when all are invalid', () => {
    const nobody: Ballot = { id: 'e', year: 2024, distrust: 0, all: 0, invalid: 10 };
    expect(dueAfter(nobody)).toEqual([]);
    expect(judged(evaluations, evaluated(nobody), 'e', LATER)).toMatchObject([{ code: 'EVALUATION_VOID' }]);
  });

  it('stays what it was when the result was recorded, whatever P-DENOM says later', () => {
    const later = { ...LATER, set: { 'P-DENOM': 'RETURNED' } };
    expect(dueCodes(docketOf(evaluated(printed('VALID_RETURNED')), ANYBODY, later))).toHaveLength(1);
  });
});

describe('R-68 多规则触发', () => {
  const two = (before: number, now: number) =>
    docketOf(
      [
        { id: 'a', year: 2023, distrust: before },
        { id: 'b', year: 2024, distrust: now },
      ].flatMap(evaluated),
      ANYBODY,
      LATER,
    );

  example('R-68/1', 'is one entry that names R-02 and R-03', () => {
    expect(ofRule(two(55, 61), 'R-68')).toMatchObject([
      { status: 'info', code: 'SEVERAL_TRIGGERS', measure: 'REMOVAL', en: expect.stringContaining('R-02 and R-03') },
    ]);
    expect(dueCodes(two(55, 61)).filter((each) => each.endsWith('REMOVAL_DUE'))).toHaveLength(1);
  });
  example('R-68/2', 'keeps two years two entries', () => {
    expect(dueCodes(two(42, 42))).toEqual(['R-01 ADMONITION_TALK_DUE', 'R-01 ADMONITION_TALK_DUE']);
    expect(ofRule(two(42, 42), 'R-68')).toEqual([]);
  });
  example('R-68/3', 'has removal by R-03 at exactly 60% after 51%', () => {
    expect(dueCodes(two(51, 60))).toEqual(['R-01 ADMONITION_TALK_DUE', 'R-03 REMOVAL_DUE']);
  });

  it('dates removal from the first trigger of its weight, not from the last', () => {
    const told = [
      { id: 'before', year: 2023, distrust: 55 },
      { id: 'spring', year: 2024, distrust: 61, heldOn: '2024-04-01' },
      { id: 'autumn', year: 2024, distrust: 55, heldOn: '2024-10-01', marked: true },
    ].flatMap(evaluated);
    const [, removal] = docketOf(told, ANYBODY, LATER).filter(({ status }) => status === 'due');
    expect(removal).toMatchObject({ code: 'REMOVAL_DUE', since: '2024-04-01', facts: [idOf(1), idOf(3), idOf(5)] });
  });

  it('makes one entry of two evaluations in a year, with the heavier measure from its own day', () => {
    const told = [
      { id: 'spring', year: 2024, distrust: 45, heldOn: '2024-04-01' },
      { id: 'autumn', year: 2024, distrust: 65, heldOn: '2024-10-01' },
    ].flatMap(evaluated);
    expect(docketOf(told, ANYBODY, LATER).filter(({ status }) => status === 'due')).toMatchObject([
      { rule: 'R-02', code: 'REMOVAL_DUE', since: '2024-10-01', facts: [idOf(3)] },
    ]);
  });
});
