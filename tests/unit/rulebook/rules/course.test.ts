/** what became of a due measure, and what a corrected record does to it. */
import { docket } from '../../../../projections/docket';
import { docketEntriesOf } from '../../../../src/rulebook/docket-entries';
import { recordedFacts, rowAt } from '../../../support/facts';
import { idOf, type Told } from '../../../support/spec';
import {
  annulled,
  ANYBODY,
  corrected,
  docketOf,
  dueCodes,
  evaluated,
  example,
  executed,
  imposed,
  judged,
  left,
  leadingPost,
  momentOf,
  ofRule,
  revoked,
  SOMEBODY_ELSE,
  took,
  varied,
  voided,
  type Asked,
} from './example';

const LATER: Asked = { on: '2025-06-30' };
const vote = evaluated({ id: 'e', year: 2024, distrust: 61 });
const course = (told: readonly Told[], asked = LATER) => ofRule(docketOf(told, ANYBODY, asked), 'R-72');
const alerts = (told: readonly Told[], asked = LATER) =>
  docketOf(told, ANYBODY, asked)
    .filter(({ status }) => status === 'alert')
    .map(({ rule, code }) => `${rule} ${code}`);

function entries(told: readonly Told[], asked = LATER, person = ANYBODY) {
  const row = rowAt(docket, recordedFacts(told), `person-${person}`, { on: asked.on });
  return row === undefined ? [] : docketEntriesOf(row, momentOf(asked));
}

const removal = imposed({ id: 'm', code: 'REMOVAL', on: '2025-03-01' });

describe('R-72 应处理未处理时长', () => {
  example('R-72/1', 'counts the days of an open trigger', () => {
    expect(course(vote)).toMatchObject([
      { status: 'info', code: 'TRIGGER_OPEN', since: '2024-12-20', measure: 'REMOVAL' },
    ]);
    expect(entries(vote)).toMatchObject([
      {
        state: 'due',
        cycleYear: 2024,
        evaluations: ['e'],
        rules: ['R-02'],
        measureDue: 'REMOVAL',
        ages: { total: 192 },
      },
    ]);
    expect(course(vote)[0]?.en).toContain('open for 192 days');
  });
  example('R-72/2', 'counts the days from the decision to the vacated post', () => {
    const told = [leadingPost('p'), took('p', '2024-01-01'), ...vote, removal, left('p', '2025-03-10', 'm')];
    expect(course(told)).toMatchObject([
      { status: 'info', code: 'MEASURE_EXECUTED', facts: [idOf(3), idOf(4), idOf(5)] },
    ]);
    expect(entries(told)).toMatchObject([
      {
        state: 'executed',
        measureId: 'm',
        decidedOn: '2025-03-01',
        executedOn: '2025-03-10',
        ages: { triggerToDecision: 71, decisionToExecution: 9, total: 80 },
        alerts: [],
      },
    ]);
    expect(dueCodes(docketOf(told, ANYBODY, LATER))).toEqual([]);
    const stated = [...told, executed('m', '2025-03-08')];
    expect(entries(stated)).toMatchObject([{ executedOn: '2025-03-08', ages: { decisionToExecution: 7, total: 78 } }]);
  });
  example('R-72/3', 'closes the trigger of an annulled evaluation', () => {
    const told = [...vote, annulled('e', '2025-01-10')];
    expect(course(told)).toMatchObject([{ status: 'info', code: 'BASIS_VOIDED', facts: [idOf(1), idOf(2)] }]);
    expect(entries(told)).toMatchObject([{ state: 'basis_voided', annulledOn: '2025-01-10', ages: { total: 21 } }]);
    expect(docketOf(told, ANYBODY, LATER).filter(({ status }) => status === 'due')).toEqual([]);
    expect(entries(told, { on: '2025-01-09' })).toMatchObject([{ state: 'due' }]);
  });

  it('is decided from the day of the decision on, and still open the day before', () => {
    expect(entries([...vote, removal], { on: '2025-02-28' })).toMatchObject([{ state: 'due', ages: { total: 70 } }]);
    expect(entries([...vote, removal], { on: '2025-03-01' })).toMatchObject([
      { state: 'decided', ages: { triggerToDecision: 71, total: 71 } },
    ]);
  });

  it('is not answered by a measure before the trigger, on another ground, or lighter', () => {
    const early = imposed({ id: 'm', code: 'REMOVAL', on: '2024-12-19' });
    const other = imposed({ id: 'm', code: 'REMOVAL', on: '2025-03-01', ground: 'CG-14-i4' });
    const talk = imposed({ id: 'm', code: 'ADMONITION_TALK', on: '2025-03-01' });
    for (const measure of [early, other, talk]) {
      expect(dueCodes(docketOf([...vote, measure], ANYBODY, LATER))).toEqual(['R-02 REMOVAL_DUE']);
    }
    expect(alerts([...vote, talk])).toEqual(['R-72 LIGHTER_MEASURE']);
    expect(alerts([...vote, other])).toEqual([]);
  });

  it('reminds after P-PENDING-DAYS, not on its last day', () => {
    const after = (days: number) => alerts(vote, { ...LATER, set: { 'P-PENDING-DAYS': days } });
    expect([after(192), after(191)]).toEqual([[], ['R-72 PENDING_REMINDER']]);
  });

  it('lets one decision answer the triggers of two years', () => {
    const both = [
      { id: 'a', year: 2023, distrust: 45 },
      { id: 'b', year: 2024, distrust: 45 },
    ].flatMap(evaluated);
    const told = [...both, imposed({ id: 'm', code: 'ADMONITION_TALK', on: '2025-03-01' })];
    expect(entries(told).map(({ cycleYear, state, measureId }) => [cycleYear, state, measureId])).toEqual([
      [2023, 'decided', 'm'],
      [2024, 'decided', 'm'],
    ]);
  });

  it('says that a revoked measure leaves the vote unanswered, until another one answers it', () => {
    const told = [...vote, removal, revoked('m', '2025-04-01')];
    expect(entries(told, { on: '2025-03-31' })).toMatchObject([{ state: 'decided' }]);
    expect(entries(told)).toMatchObject([{ state: 'revoked', measureId: 'm', revokedOn: '2025-04-01' }]);
    expect(alerts(told)).toEqual(['R-72 MEASURE_REVOKED']);
    const anew = [...told, imposed({ id: 'n', code: 'REMOVAL', on: '2025-05-01' })];
    expect(entries(anew)).toMatchObject([{ state: 'decided', measureId: 'n' }]);
    expect(alerts(anew)).toEqual([]);
  });

  it('keeps the decision of a measure that was varied below what is due, and says so', () => {
    const told = [...vote, removal, varied('m', 'ORG_ADJUSTMENT', '2025-05-01')];
    expect(entries(told)).toMatchObject([
      { state: 'decided', measureDecided: 'REMOVAL', alerts: ['VARIED_BELOW_DUE'] },
    ]);
    expect(alerts(told, { on: '2025-04-30' })).toEqual([]);
    expect(alerts(told, { on: '2025-05-01' })).toEqual(['R-72 VARIED_BELOW_DUE']);
  });

  it('gives each entry the findings that the rules give for the row', () => {
    const told = [...vote, removal, annulled('e', '2025-04-01')];
    const [entry, ...others] = entries(told);
    expect(others).toEqual([]);
    const row = docketOf(told, ANYBODY, LATER);
    expect(entry?.findings.map(({ code }) => code)).toEqual(['BASIS_VOIDED', 'BASIS_CHANGED']);
    expect(entry?.findings.filter((each) => !row.some((one) => JSON.stringify(one) === JSON.stringify(each)))).toEqual(
      [],
    );
  });
});

describe('R-73 更正', () => {
  const [, typed] = evaluated({ id: 'e', year: 2024, distrust: 16 });
  const correction = corrected('evaluation-e', idOf(1), typed?.data ?? {}, '2025-02-01');

  example('R-73/1', 'has no trigger for whoever knows that 61 was a slip for 16', () => {
    const told = [...vote, correction];
    expect(dueCodes(docketOf(told, ANYBODY, { ...LATER, knownAt: 2 }))).toEqual(['R-02 REMOVAL_DUE']);
    expect(docketOf(told, ANYBODY, LATER)).toMatchObject([
      { rule: 'R-73', status: 'info', code: 'EVALUATION_RECORD_CORRECTED', facts: [idOf(2)], since: '2025-02-01' },
    ]);
  });
  example(
    'R-73/2',
    'lets the bar and the alerts go with a revocation from the beginning, and keeps the history',
    () => {
      const barring = imposed({ id: 'n', code: 'REMOVAL', on: '2025-03-01', ground: 'CG-14-i4' });
      const appealed = [...vote, removal, correction, barring];
      expect(alerts(appealed)).toEqual(['R-73 BASIS_CHANGED']);
      expect(ofRule(docketOf(appealed, ANYBODY, LATER), 'R-15')).toMatchObject([{ code: 'PROMOTION_BAR' }]);
      const won = [...appealed, revoked('m', '2025-05-01'), revoked('n', '2025-05-01')];
      expect(alerts(won)).toEqual([]);
      expect(ofRule(docketOf(won, ANYBODY, LATER), 'R-15')).toEqual([]);
      const row = rowAt(docket, recordedFacts(won), `person-${ANYBODY}`);
      expect(row?.imposed.map(({ measureId }) => measureId)).toEqual(['m', 'n']);
      expect(row?.revocations).toHaveLength(2);
    },
  );
  example('R-73/3', 'moves the trigger to the right person once the wrong record is voided', () => {
    const right = evaluated({ id: 'f', year: 2024, distrust: 61, person: SOMEBODY_ELSE });
    const told = [...vote, voided('evaluation-e', idOf(1), '2025-02-01'), ...right];
    expect(dueCodes(docketOf(told, ANYBODY, { ...LATER, knownAt: 2 }))).toEqual(['R-02 REMOVAL_DUE']);
    expect(docketOf(told, ANYBODY, LATER)).toMatchObject([{ code: 'EVALUATION_RECORD_VOIDED', status: 'info' }]);
    expect(dueCodes(judged(docket, told, `person-${SOMEBODY_ELSE}`, LATER))).toEqual(['R-02 REMOVAL_DUE']);
  });

  it('tells a basis that changed from one that never was', () => {
    expect(alerts([removal])).toEqual(['R-73 NO_TRIGGER']);
    const early = imposed({ id: 'm', code: 'REMOVAL', on: '2024-12-19' });
    expect(alerts([early, ...vote])).toEqual(['R-73 NO_TRIGGER']);
    expect(alerts([...evaluated({ id: 'e', year: 2024, distrust: 45 }), removal])).toEqual(['R-73 NO_TRIGGER']);
    expect(alerts([...vote, removal, annulled('e', '2025-04-01')])).toEqual(['R-73 BASIS_CHANGED']);
    expect(alerts([...vote, removal, voided('evaluation-e', idOf(1), '2025-04-01')])).toEqual(['R-73 BASIS_CHANGED']);
    expect(alerts([...vote, removal])).toEqual([]);
  });

  it('knows a corrected basis also on days before the correction’s own, when its mark is out of sight', () => {
    expect(alerts([...vote, removal, correction], { on: '2025-03-02' })).toEqual(['R-73 BASIS_CHANGED']);
    const late = corrected('evaluation-e', idOf(1), typed?.data ?? {}, '2025-05-01');
    expect(alerts([...vote, removal, late], { on: '2025-03-02' })).toEqual(['R-73 BASIS_CHANGED']);
  });

  it('names each fact once, also a corrected result that still makes something due', () => {
    const [, milder] = evaluated({ id: 'e', year: 2024, distrust: 45 });
    const late = corrected('evaluation-e', idOf(1), milder?.data ?? {}, '2025-05-01');
    const said = docketOf([...vote, removal, late], ANYBODY, { on: '2025-03-02' });
    expect(said.find(({ code }) => code === 'BASIS_CHANGED')?.facts).toEqual([idOf(1), idOf(2)]);
  });

  it('does not blame a correction that was known before the decision, or an annulled vote that never sufficed', () => {
    expect(alerts([...vote, correction, removal])).toEqual(['R-73 NO_TRIGGER']);
    const mild = evaluated({ id: 'e', year: 2024, distrust: 45 });
    expect(alerts([...mild, removal, annulled('e', '2025-04-01')])).toEqual(['R-73 NO_TRIGGER']);
  });

  it('asks nothing of a measure whose trigger is as heavy as what it was varied to', () => {
    const mild = evaluated({ id: 'e', year: 2024, distrust: 45 });
    expect(alerts([...mild, removal, varied('m', 'ORG_ADJUSTMENT', '2025-05-01')])).toEqual(['R-73 NO_TRIGGER']);
    const talk = imposed({ id: 'm', code: 'ADMONITION_TALK', on: '2025-03-01' });
    expect(alerts([...mild, talk])).toEqual([]);
  });

  it('shows a measure that no year carries as an entry of its own', () => {
    expect(entries([removal])).toMatchObject([
      { state: 'no_trigger', measureId: 'm', alerts: ['NO_TRIGGER'], findings: [{ rule: 'R-73', code: 'NO_TRIGGER' }] },
    ]);
    expect(entries([...vote, removal, correction])).toMatchObject([
      { state: 'basis_voided', measureId: 'm', alerts: ['BASIS_CHANGED'] },
    ]);
  });
});
