/** whether the yearly evaluation was held, and whether its ballots are a result. */
import { evaluations } from '../../../../projections/evaluations';
import { propose } from '../../../../src/ledger/proposal';
import { problems } from '../../../../src/http/problems';
import { idOf } from '../../../support/spec';
import {
  annulled,
  ANYBODY,
  COMMITTEE,
  docketOf,
  evaluated,
  example,
  judged,
  leadingPost,
  left,
  ofRule,
  took,
  type Ballot,
} from './example';

const inPost = [leadingPost('p'), took('p', '2024-01-01')];
const held: Ballot = { id: 'e', year: 2024, distrust: 5, heldOn: '2024-11-05' };
const yearly = (...[told, on]: [Parameters<typeof docketOf>[0], string]) =>
  ofRule(docketOf(told, ANYBODY, { on }), 'R-05');

describe('R-05 民主测评每年1次', () => {
  example('R-05/1', 'is fulfilled by an evaluation in the year', () => {
    expect(yearly([...inPost, ...evaluated(held)], '2024-12-31')).toEqual([
      {
        rule: 'R-05',
        status: 'fulfilled',
        code: 'EVALUATION_HELD',
        subject: `person-${ANYBODY}`,
        cites: ['GS-CG-9'],
        facts: [idOf(3)],
        zh: '2024年度民主测评已于2024-11-05进行。',
        en: 'the evaluation for 2024 was held on 2024-11-05.',
        since: '2024-11-05',
      },
    ]);
  });
  example('R-05/2', 'is open on the last day of the year, and overdue on the next', () => {
    expect(yearly(inPost, '2024-12-31')).toMatchObject([{ status: 'open', code: 'EVALUATION_OPEN' }]);
    expect(yearly(inPost, '2025-01-01')).toMatchObject([
      { status: 'breach', code: 'EVALUATION_OVERDUE', since: '2025-01-01' },
      { status: 'open', code: 'EVALUATION_OPEN', since: '2025-01-01' },
    ]);
  });
  example('R-05/3', 'is not fulfilled by an annulled evaluation', () => {
    const told = [...inPost, ...evaluated(held), annulled('e', '2024-12-20')];
    expect(yearly(told, '2024-12-19')).toMatchObject([{ status: 'fulfilled' }]);
    expect(yearly(told, '2024-12-31')).toMatchObject([{ status: 'open' }]);
    expect(yearly(told, '2025-01-01')[0]).toMatchObject({ status: 'breach', code: 'EVALUATION_OVERDUE' });
  });
  example('R-05/4', 'says how many days of a short tenure there were', () => {
    const told = [leadingPost('p'), took('p', '2024-12-20'), left('p', '2024-12-31')];
    expect(yearly(told, '2024-12-31')).toMatchObject([
      { status: 'open', arithmetic: 'in post on 12 of 366 days', en: expect.stringContaining('short tenure') },
    ]);
    expect(yearly(told, '2025-06-30')).toHaveLength(1);
  });

  it('is not a breach of 1998, and of 1999 only from the day of issue', () => {
    const findings = yearly([leadingPost('p'), took('p', '1995-01-01')], '2000-06-30');
    expect(findings.map(({ code, since }) => [code, since])).toEqual([
      ['EVALUATION_OVERDUE', '2000-01-01'],
      ['EVALUATION_OPEN', '2000-01-01'],
    ]);
    const gone = [leadingPost('p'), took('p', '1995-01-01'), left('p', '1999-03-22')];
    expect(yearly(gone, '2000-06-30')).toEqual([]);
  });

  it('binds nobody who holds no post of a leading cadre', () => {
    const clerk = inPost.map((told) =>
      told.type === 'PostEstablished' ? { ...told, data: { ...told.data, isLeadingCadre: false } } : told,
    );
    expect(yearly(clerk, '2025-06-30')).toEqual([]);
  });

  it('counts two posts held one after the other as one time in post', () => {
    const told = [leadingPost('p'), leadingPost('q'), took('p', '2024-01-01'), left('p', '2024-06-30')];
    const findings = yearly([...told, took('q', '2024-06-30')], '2024-12-31');
    expect(findings).toMatchObject([{ code: 'EVALUATION_OPEN' }]);
    expect(findings[0]).not.toHaveProperty('arithmetic');
  });

  it('says of an evaluation for last year held this year that it came late', () => {
    const late = evaluated({ ...held, heldOn: '2025-01-15' });
    expect(yearly([...inPost, ...late], '2025-01-14')[0]).toMatchObject({ status: 'breach' });
    expect(yearly([...inPost, ...late], '2025-01-15')[0]).toMatchObject({
      status: 'fulfilled',
      code: 'EVALUATION_HELD_LATE',
    });
  });
});

describe('R-71 测评有效性', () => {
  const board = (ballot: Ballot, set = {}) =>
    ofRule(judged(evaluations, evaluated(ballot), ballot.id, { on: '2025-06-30', set }), 'R-71');

  example('R-71/1', 'counts an evaluation without a returned ballot as not held, whatever the denominator', () => {
    for (const policy of ['VALID_RETURNED', 'RETURNED', 'ISSUED'] as const) {
      const nobody: Ballot = { id: 'e', year: 2024, distrust: 0, all: 0, issued: 100, policy };
      expect(board(nobody)).toMatchObject([{ status: 'alert', code: 'EVALUATION_VOID', cites: ['GS-CG-9'] }]);
      expect(yearly([...inPost, ...evaluated(nobody)], '2025-01-01')[0]).toMatchObject({ status: 'breach' });
    }
  });
  example('R-71/2', 'refuses counts that do not add up, when they are recorded', () => {
    const [, result] = evaluated({ id: 'e', year: 2024, distrust: 10 });
    const counts = { trust: 89, basicallyTrust: 0, distrust: 10, abstain: 0, blank: 0 };
    const answer = propose(
      { stream: 'evaluation-e', type: 'DemocraticEvaluationHeld', data: { ...result?.data, counts } },
      { role: 'party-committee', organ: COMMITTEE, keyId: 'k001', jurisdiction: 'CN-62' },
      '2025-06-30',
    );
    expect(answer).toMatchObject({ outcome: 'refused', code: 'unbalanced' });
    expect(problems['unbalanced'].status).toBe(422);
  });
  example('R-71/3', 'shows the turnout of 30 of 100, which is valid', () => {
    const few: Ballot = { id: 'e', year: 2024, distrust: 20, all: 30, issued: 100 };
    expect(board(few)).toMatchObject([
      { status: 'info', code: 'TURNOUT', arithmetic: '30 returned of 100 issued, 100 eligible' },
    ]);
    expect(docketOf(evaluated(few), ANYBODY, { on: '2025-06-30' })).toMatchObject([{ code: 'REMOVAL_DUE' }, {}]);
  });

  it('holds a ballot to a quorum only where one is set, and exactly', () => {
    const half: Ballot = { id: 'e', year: 2024, distrust: 20, all: 50, issued: 100 };
    expect(board(half, { 'P-QUORUM': '1/2' })).toMatchObject([{ code: 'TURNOUT' }]);
    expect(board(half, { 'P-QUORUM': '51/100' })).toMatchObject([
      { code: 'EVALUATION_VOID', arithmetic: '100 x 50 = 5000 < 51 x 100 = 5100' },
    ]);
  });

  it('is void with more ballots back than were given out', () => {
    const more: Ballot = { id: 'e', year: 2024, distrust: 90, all: 100, issued: 99 };
    expect(board(more)).toMatchObject([{ code: 'EVALUATION_VOID', arithmetic: '100 returned > 99 issued' }]);
    expect(docketOf(evaluated(more), ANYBODY, { on: '2025-06-30' })).toEqual([]);
  });
});
