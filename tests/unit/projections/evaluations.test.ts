import { evaluations } from '../../../projections/evaluations';
import { COMMITTEE, held, JIA, opened } from '../../support/county';
import { recordedFacts, rowAt, say } from '../../support/facts';
import { idOf } from '../../support/spec';

const open = opened('e1', 2024, JIA, '2024-12-01');
const result = held('e1', 41, '2024-12-20');
const annulled = say('DemocraticEvaluationAnnulled', 'evaluation-e1', {
  evaluationId: 'e1',
  annulledOn: '2025-01-05',
  reason: 'procedure',
  remeasured: true,
  newEvaluationId: 'e2',
});
const facts = recordedFacts([open, result, annulled]);

describe('the evaluation board', () => {
  it('shows an evaluation from its opening to its annulment, each on its day', () => {
    const states = ['2024-11-30', '2024-12-01', '2024-12-20', '2025-01-05'].map(
      (on) => rowAt(evaluations, facts, 'e1', { on })?.state,
    );
    expect(states).toEqual([undefined, 'opened', 'held', 'annulled']);
  });

  it('keeps the raw counts and the denominator that was chosen for this evaluation', () => {
    const row = rowAt(evaluations, facts, 'e1');
    expect(row?.ballot).toMatchObject({
      ballotsIssued: 104,
      ballotsReturned: 102,
      ballotsInvalid: 2,
      counts: { trust: 59, basicallyTrust: 0, distrust: 41, abstain: 0, blank: 0 },
      denominatorPolicyId: 'VALID_RETURNED',
    });
    expect(row?.annulment).toMatchObject({ reason: 'procedure', newEvaluationId: 'e2' });
  });

  it('goes by what is on record, not by the order of days, when a result is dated before its opening', () => {
    const early = recordedFacts([open, held('e1', 41, '2024-11-20')]);
    expect(rowAt(evaluations, early, 'e1', { on: '2024-11-25' })).toMatchObject({ state: 'held' });
    expect(rowAt(evaluations, early, 'e1', { on: '2024-11-25' })?.opening).toBeUndefined();
    expect(rowAt(evaluations, early, 'e1')?.opening).toBeDefined();
  });

  it('shows a corrected count in the place of the wrong one, and names the correction', () => {
    const log = recordedFacts([
      open,
      held('e1', 61, '2024-12-20'),
      say('EventCorrected', 'evaluation-e1', {
        targetEventId: idOf(1),
        correctedPayload: held('e1', 16, '2024-12-21').data,
        reason: 'clerical',
        approvedByOrgId: COMMITTEE,
        docNo: '示更1号',
        correctedOn: '2025-02-01',
      }),
    ]);
    expect(rowAt(evaluations, log, 'e1')).toMatchObject({
      ballot: { index: 1, correctedBy: 2, heldOn: '2024-12-21', counts: { distrust: 16 } },
      corrections: [idOf(2)],
    });
    expect(rowAt(evaluations, log, 'e1', { size: 2 })).toMatchObject({ ballot: { counts: { distrust: 61 } } });
    expect(rowAt(evaluations, log, 'e1', { on: '2024-12-31' })).toMatchObject({ ballot: { counts: { distrust: 16 } } });
  });

  it('is open again when its result is voided', () => {
    const log = recordedFacts([
      open,
      result,
      say('EventVoided', 'evaluation-e1', {
        targetEventId: idOf(1),
        reason: 'wrong_stream',
        approvedByOrgId: COMMITTEE,
        voidedOn: '2025-02-01',
      }),
    ]);
    expect(rowAt(evaluations, log, 'e1')).toMatchObject({ state: 'opened', corrections: [idOf(2)] });
    expect(rowAt(evaluations, log, 'e1')?.ballot).toBeUndefined();
  });

  it('can be listed by organiser, by the team evaluated and by year', () => {
    const row = rowAt(evaluations, facts, 'e1');
    expect(row && evaluations.filters?.(row)).toEqual({ organs: [COMMITTEE], years: [2024] });
  });
});
