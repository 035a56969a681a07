import { docket } from '../../../projections/docket';
import { basisTouched, evaluationsOf, heldLeadingPost, measuresOf, tenuresOf } from '../../../projections/docket-joins';
import { emptyDocketRow, type DocketRow } from '../../../projections/docket-row';
import { fold } from '../../../projections/projection';
import { BUREAU, COMMITTEE, county, held, JIA, opened, RESULT_2023, YI } from '../../support/county';
import { recordedFacts, rowAt, say } from '../../support/facts';
import { idOf, type Told } from '../../support/spec';

const facts = recordedFacts(county);
const CORRECTION = county.findIndex(({ type }) => type === 'EventCorrected');
const rowOf = (key: string): DocketRow => rowAt(docket, facts, key) ?? emptyDocketRow(key);
const jia = rowOf(`person-${JIA}`);

describe('the docket of a person', () => {
  it('has each result with the year, the purpose and the raw counts that the triggers need', () => {
    expect(
      jia.results.map((r) => [r.cycleYear, r.purpose, r.subjectKind, r.counts.distrust, r.ballotsReturned]),
    ).toEqual([
      [2023, 'integrity_status', 'leading_cadre', 49, 102],
      [2024, 'integrity_status', 'leading_cadre', 61, 102],
    ]);
  });

  it('has the case with its ground, what was found about this person, and the proposal', () => {
    expect(jia.cases).toEqual([expect.objectContaining({ caseId: 'c1', ground: 'CG-14-i2' })]);
    expect(jia.conclusions).toEqual([
      expect.objectContaining({
        outcome: 'verified_below_discipline',
        responsibility: { collectiveOrIndividual: 'individual', leadership: 'main', directness: 'direct' },
      }),
    ]);
    expect(jia.classifications).toHaveLength(1);
    expect(jia.proposals).toEqual([expect.objectContaining({ proposalId: 'p1', measureCode: 'REMOVAL' })]);
    expect(jia.transfers).toHaveLength(1);
  });

  it('joins a measure with its execution, appeal, variation and the vacated post', () => {
    const [course, ...others] = measuresOf(jia);
    expect(others).toEqual([]);
    expect(course?.measure).toMatchObject({
      kind: 'OrganisationalMeasureImposed',
      codes: ['REMOVAL'],
      ground: 'CG-14-i2',
      severity: 'general',
      imposedOn: '2025-03-01',
      takesEffectOn: '2025-03-05',
      decidedByOrgId: COMMITTEE,
      recordingOrgan: COMMITTEE,
    });
    expect(course?.executions.map(({ executedOn }) => executedOn)).toEqual(['2025-03-09']);
    expect(course?.appealDecisions.map(({ outcome }) => outcome)).toEqual(['changed']);
    expect(course?.variations.map(({ newMeasureCode }) => newMeasureCode)).toEqual(['ORG_ADJUSTMENT']);
    expect(course?.postsVacated.map(({ vacatedOn }) => vacatedOn)).toEqual(['2025-03-10']);
  });

  it('knows posts with promotion and rank, and when a leading post was held', () => {
    expect(tenuresOf(jia)).toMatchObject([
      {
        taken: { isPromotion: true, isLeadingCadre: true, rankOrdinal: 5, orgId: COMMITTEE },
        left: { reason: 'removal_sanction', measureId: 'm1' },
      },
    ]);
    expect(['2021-02-28', '2021-03-01', '2025-03-10', '2025-03-11'].map((on) => heldLeadingPost(jia, on))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('has of a conclusion about several only what was found about this one', () => {
    expect(rowOf(`person-${YI}`).conclusions).toMatchObject([{ responsibility: { leadership: 'none' } }]);
    expect(rowOf(`org-${BUREAU}`).conclusions[0]).not.toHaveProperty('responsibility');
  });

  it('has the assessment result beside the entry made of it', () => {
    expect(jia.assessmentResults).toEqual([
      expect.objectContaining({ cycleYear: 2024, assessmentKind: 'clean_governance_annual', dutyNotPerformed: true }),
    ]);
    expect(jia.fileEntries.map(({ sourceEventId }) => sourceEventId)).toEqual([jia.assessmentResults[0]?.factId]);
  });

  it('tells a basis that was corrected away from one that never was', () => {
    const [first] = evaluationsOf(jia);
    expect(first?.result).toMatchObject({ factId: idOf(RESULT_2023), correctedBy: CORRECTION });
    expect(first?.marks).toEqual([
      expect.objectContaining({ type: 'EventCorrected', targetEventId: idOf(RESULT_2023), stream: 'evaluation-e2023' }),
    ]);
    expect(basisTouched(jia)).toBe(true);
    expect(basisTouched(rowOf(`person-${YI}`))).toBe(false);
  });

  it('remembers what was voided after the voided fact is gone', () => {
    expect(jia.imposed.map(({ measureId }) => measureId)).toEqual(['m1']);
    expect(jia.marks.filter(({ type }) => type === 'EventVoided')).toEqual([
      expect.objectContaining({ stream: 'sanction-m4', reason: 'recorded_in_error' }),
    ]);
  });
});

describe('the docket of an organ', () => {
  it('has its registration and the measures against its team', () => {
    const bureau = rowOf(`org-${BUREAU}`);
    expect(bureau.registration).toMatchObject({ orgKind: 'law_enforcement_organ', cgScope: 'full' });
    expect(bureau.imposed).toEqual([
      expect.objectContaining({
        kind: 'TeamMeasureImposed',
        codes: ['WRITTEN_SELF_CRITICISM', 'CIRCULAR_CRITICISM'],
        groundArticle: 'GS-CG-3',
        takesEffectOn: '2025-04-02',
      }),
    ]);
  });

  it('has the case that names it, without the proposal about a person', () => {
    const bureau = rowOf(`org-${BUREAU}`);
    expect(bureau.cases).toHaveLength(1);
    expect(bureau.proposals).toEqual([]);
  });
});

describe('a docket folded from facts out of order', () => {
  const imposed = county.find(({ type }) => type === 'OrganisationalMeasureImposed') as Told;

  it('takes an execution dated before the decision, and joins both', () => {
    const log = recordedFacts([
      imposed,
      say('MeasureExecuted', 'sanction-m1', {
        measureId: 'm1',
        executedOn: '2025-02-27',
        evidenceSha256: 'd'.repeat(64),
        executionKind: 'talk_held',
      }),
    ]);
    const key = `person-${JIA}`;
    expect(rowAt(docket, log, key, { on: '2025-02-28' })).toMatchObject({
      imposed: [],
      executions: [{ measureId: 'm1' }],
    });
    const row = rowAt(docket, log, key) ?? emptyDocketRow(key);
    expect(measuresOf(row)).toMatchObject([{ executions: [{ executedOn: '2025-02-27' }] }]);
  });

  it('moves a measure with its whole course when it was imposed on the wrong person', () => {
    const log = recordedFacts([
      imposed,
      say('SanctionRevoked', 'sanction-m1', {
        measureId: 'm1',
        reason: '示例理由',
        revokedOn: '2025-06-01',
        effectiveFrom: 'from_beginning',
        docNo: '示撤1号',
      }),
      say('EventCorrected', 'sanction-m1', {
        targetEventId: idOf(0),
        correctedPayload: { ...imposed.data, personId: YI },
        reason: 'wrong_person',
        approvedByOrgId: COMMITTEE,
        docNo: '示更2号',
        correctedOn: '2025-07-01',
      }),
    ]);
    expect(rowAt(docket, log, `person-${JIA}`)).toMatchObject({ imposed: [], revocations: [], marks: [{ index: 2 }] });
    expect(rowAt(docket, log, `person-${YI}`)).toMatchObject({
      imposed: [{ index: 0, correctedBy: 2 }],
      revocations: [{ effectiveFrom: 'from_beginning' }],
      marks: [{ index: 2 }],
    });
  });

  it('files a measure under the right person when the wrong one is voided and it is imposed anew', () => {
    const executed = county.find(({ type }) => type === 'MeasureExecuted') as Told;
    const log = recordedFacts([
      imposed,
      executed,
      say('EventVoided', 'sanction-m1', {
        targetEventId: idOf(0),
        reason: 'recorded_in_error',
        approvedByOrgId: COMMITTEE,
        voidedOn: '2025-07-01',
      }),
      { ...imposed, data: { ...imposed.data, personId: YI, docNo: '示委〔2025〕33号' } },
    ]);
    expect(rowAt(docket, log, `person-${YI}`)).toMatchObject({ imposed: [{ index: 3, measureId: 'm1' }] });
    expect(rowAt(docket, log, `person-${JIA}`)).toMatchObject({ imposed: [], marks: [{ type: 'EventVoided' }] });
  });

  it('says nothing of a result whose opening does not stand: neither its year nor its purpose is known', () => {
    const [result] = recordedFacts([held('e1', 61, '2024-12-20')]);
    if (!result) throw new Error('nothing recorded');
    expect(fold(docket, [{ fact: result, opening: result }], `person-${JIA}`)).toBeUndefined();
  });

  it('keeps an annulled result and says that it was annulled', () => {
    const log = recordedFacts([
      opened('e1', 2024, JIA, '2024-12-01'),
      held('e1', 61, '2024-12-20'),
      say('DemocraticEvaluationAnnulled', 'evaluation-e1', {
        evaluationId: 'e1',
        annulledOn: '2025-01-05',
        reason: 'pressure',
        remeasured: false,
      }),
    ]);
    const row = rowAt(docket, log, `person-${JIA}`) ?? emptyDocketRow('');
    expect(evaluationsOf(row)).toMatchObject([
      { result: { evaluationId: 'e1' }, annulment: { annulledOn: '2025-01-05' } },
    ]);
  });
});

describe('posts in the docket', () => {
  const taken = (assumedOn: string): DocketRow['postsTaken'][number] => ({
    factId: assumedOn,
    index: 0,
    day: assumedOn,
    postId: 'p',
    assumedOn,
    isPromotion: false,
    decidedByOrgId: COMMITTEE,
  });
  const left = (vacatedOn: string): DocketRow['postsLeft'][number] => ({
    factId: vacatedOn,
    index: 1,
    day: vacatedOn,
    postId: 'p',
    vacatedOn,
    reason: 'transfer',
  });

  it('end at their own vacating when the same post is held twice', () => {
    const row = {
      ...emptyDocketRow('person-x'),
      postsTaken: [taken('2020-01-01'), taken('2021-01-01'), taken('2024-01-01')],
      postsLeft: [left('2021-01-01'), left('2023-01-01')],
    };
    expect(tenuresOf(row).map((each) => [each.taken.assumedOn, each.left?.vacatedOn])).toEqual([
      ['2020-01-01', '2021-01-01'],
      ['2021-01-01', '2023-01-01'],
      ['2024-01-01', undefined],
    ]);
  });
});
