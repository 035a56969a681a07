/** results in the clean-governance file. R-67: who may record what. */
import { integrityFile } from '../../../../projections/integrity-file';
import type { Role } from '../../../../src/domain/roles';
import { problems } from '../../../../src/http/problems';
import { propose } from '../../../../src/ledger/proposal';
import { say } from '../../../support/facts';
import { idOf, type Told } from '../../../support/spec';
import { ANYBODY, COMMITTEE, example, judged, ofRule, TEAM, voided } from './example';

const launched = (kind: 'clean_governance_annual' | 'pa_effect'): Told =>
  say('AssessmentLaunched', 'assessment-a', {
    assessmentId: 'a',
    kind,
    cycleYear: 2024,
    assessorOrgId: COMMITTEE,
    subjects: [TEAM],
    contents: [],
    launchedOn: '2024-12-01',
  });

const result = say('AssessmentResultDetermined', 'assessment-a', {
  assessmentId: 'a',
  subjectPersonId: ANYBODY,
  grade: '示例等次',
  metrics: [],
  determinedOn: '2025-01-15',
});

const file = say('IntegrityFileOpened', `integrity-${ANYBODY}`, {
  personId: ANYBODY,
  custodianOrgId: COMMITTEE,
  openedOn: '2020-01-01',
  scope: 'managed_leading_cadre',
});

const entered = (sourceEventId: string, enteredOn: string): Told =>
  say('IntegrityFileEntryMade', `integrity-${ANYBODY}`, {
    entryId: 'n',
    personId: ANYBODY,
    entryKind: 'assessment_result',
    sourceEventId,
    enteredOn,
    sectionCode: 'F-03',
  });

const fileOn = (on: string, ...told: readonly Told[]) => ofRule(judged(integrityFile, told, ANYBODY, { on }), 'R-62');

describe('R-62 考核结果记入廉政档案', () => {
  const annual = launched('clean_governance_annual');

  example('R-62/1', 'says after how many days a result was entered', () => {
    expect(fileOn('2025-06-30', annual, result, file, entered(idOf(1), '2025-01-20'))).toEqual([
      {
        rule: 'R-62',
        status: 'fulfilled',
        code: 'RESULT_ENTERED',
        subject: `person-${ANYBODY}`,
        cites: ['GS-CG-12'],
        facts: [idOf(1), idOf(3)],
        arithmetic: '2025-01-20 - 2025-01-15 = 5 days',
        zh: '2025-01-15的考核结果于2025-01-20记入廉政档案,相隔5天。',
        en: 'the result of 2025-01-15 was entered on 2025-01-20, after 5 days.',
        since: '2025-01-15',
      },
    ]);
  });
  example('R-62/2', 'says for how many days a result is not entered', () => {
    expect(fileOn('2025-06-30', annual, result, file)).toMatchObject([
      {
        status: 'open',
        code: 'RESULT_NOT_ENTERED',
        arithmetic: '2025-06-30 - 2025-01-15 = 166 days',
        facts: [idOf(1)],
      },
    ]);
  });
  example('R-62/3', 'flags an entry whose result does not stand', () => {
    const told = [annual, result, file, entered(idOf(1), '2025-01-20')];
    const afterVoid = fileOn('2025-06-30', ...told, voided('assessment-a', idOf(1), '2025-03-01'));
    expect(afterVoid).toMatchObject([{ status: 'alert', code: 'ENTRY_WITHOUT_SOURCE', facts: [idOf(3)] }]);
    expect(fileOn('2025-06-30', file, entered(idOf(0), '2025-01-20'))).toMatchObject([
      { code: 'ENTRY_WITHOUT_SOURCE' },
    ]);
  });

  it('says so when no file is open, and asks nothing of other assessments', () => {
    expect(fileOn('2025-06-30', annual, result)).toMatchObject([
      { status: 'open', code: 'RESULT_WITHOUT_FILE', cites: ['GS-CG-12', 'GS-CG-6-i4'] },
    ]);
    expect(fileOn('2025-06-30', launched('pa_effect'), result, file)).toEqual([]);
  });
});

describe('R-67 记录权限', () => {
  const submission = {
    stream: 'sanction-d',
    type: 'PartyDisciplineImposed',
    data: {
      measureId: 'd',
      personId: ANYBODY,
      sanction: 'WARNING',
      ground: 'CG-15-i1',
      severity: 'general',
      imposedOn: '2024-03-01',
      takesEffectOn: '2024-03-01',
      decidedByOrgId: COMMITTEE,
      docNo: '示例处分',
    },
  };
  const sentBy = (role: Role) =>
    propose(submission, { role, organ: COMMITTEE, keyId: 'k001', jurisdiction: 'CN-62' }, '2025-06-30');

  example('R-67/1', 'refuses party discipline from an organisation department with 403, and names who may', () => {
    expect(sentBy('organisation-department')).toMatchObject({
      outcome: 'refused',
      code: 'not-competent',
      competent: ['discipline-commission'],
      cites: expect.arrayContaining(['GS-CG-17']),
    });
    expect(problems['not-competent'].status).toBe(403);
    expect(sentBy('discipline-commission')).toMatchObject({ fact: { type: 'PartyDisciplineImposed' } });
  });
  example('R-67/2', 'takes an irregularity from an audit office', () => {
    const found = {
      stream: 'irregularity-i',
      type: 'FundIrregularityFound',
      data: { irregularityId: 'i', misuseType: 'FM-02', orgId: COMMITTEE, foundBy: 'audit', foundOn: '2024-03-01' },
    };
    const by = (role: Role) =>
      propose(found, { role, organ: COMMITTEE, keyId: 'k001', jurisdiction: 'CN-62' }, '2025-06-30');
    expect(by('auditor')).toMatchObject({ fact: { type: 'FundIrregularityFound' } });
    expect(by('finance-department')).toMatchObject({ outcome: 'refused', code: 'not-competent' });
  });
});
