import { declarationOf } from '../../../src/domain/catalogue';
import { integrityFile, sectionsOf, type IntegrityFileRow } from '../../../projections/integrity-file';
import { sections } from '../../../projections/integrity-file-sections';
import { county, DISCIPLINE, held, JIA, opened, RESULT_2023, YI } from '../../support/county';
import { recordedFacts, rowAt, say } from '../../support/facts';
import { idOf, type Told } from '../../support/spec';

const facts = recordedFacts(county);

const section = (row: IntegrityFileRow | undefined, code: string) => {
  const found = sectionsOf(row).find((each) => each.code === code);
  if (!found) throw new Error(`${code} is no section`);
  return found;
};
const kinds = (row: IntegrityFileRow | undefined, code: string) => section(row, code).entries.map(({ type }) => type);

const correctedTo = (target: number, stream: string, payload: Told['data'], correctedOn = '2025-07-01'): Told =>
  say('EventCorrected', stream, {
    targetEventId: idOf(target),
    correctedPayload: payload,
    reason: 'wrong_person',
    approvedByOrgId: DISCIPLINE,
    docNo: '示更〔2025〕9号',
    correctedOn,
  });

const voidOf = (target: number, stream: string): Told =>
  say('EventVoided', stream, {
    targetEventId: idOf(target),
    reason: 'recorded_in_error',
    approvedByOrgId: DISCIPLINE,
    voidedOn: '2025-07-01',
  });

describe('the integrity file', () => {
  const file = rowAt(integrityFile, facts, JIA);

  it('has nineteen sections in order, each with the articles it answers to', () => {
    const codes = Array.from({ length: 19 }, (_, n) => `F-${String(n + 1).padStart(2, '0')}`);
    expect(sectionsOf(file).map(({ code }) => code)).toEqual(codes);
    expect(sectionsOf(file).every(({ cites, zh }) => cites.length > 0 && zh.length > 0)).toBe(true);
  });

  it('says of each section which kinds this ledger cannot record yet, and only those', () => {
    for (const { code, notYetRecordable } of sectionsOf(file)) {
      const { fedBy } = sections.find((each) => each.code === code) ?? { fedBy: [] };
      expect([code, notYetRecordable]).toEqual([code, fedBy.filter((type) => !declarationOf(type))]);
    }
    expect(section(file, 'F-04').notYetRecordable).toEqual([]);
    expect(section(file, 'F-07').notYetRecordable).toEqual(['EarlyWarningGiven', 'SeriousProblemReported']);
  });

  it('takes in every declared kind that a section is made of', () => {
    const declared = sections.flatMap(({ fedBy }) => fedBy as readonly string[]).filter((type) => declarationOf(type));
    expect(declared.filter((type) => !(type in integrityFile.on))).toEqual([]);
    expect(declared.length).toBeGreaterThan(20);
  });

  it('shows identity, posts with the measure that ended them, duties and who keeps the file', () => {
    expect(file).toMatchObject({ personId: JIA, partyMember: true, custody: [{ custodianOrgId: DISCIPLINE }] });
    expect(file?.posts).toEqual([
      expect.objectContaining({
        postId: 'secretary',
        orgId: 'demo-county-committee',
        assumedOn: '2021-03-01',
        vacatedOn: '2025-03-10',
        measureId: 'm1',
      }),
    ]);
    expect(file?.duties).toEqual([expect.objectContaining({ roleInDivision: 'overall', effectiveFrom: '2021-03-15' })]);
    expect(kinds(file, 'F-01')).toEqual(['PersonRegistered', 'PostAssumed', 'PostVacated']);
  });

  it('holds no name of a person', () => {
    expect(JSON.stringify(file)).not.toContain('示例甲');
    expect(JSON.stringify(file)).not.toContain('示例乙');
  });

  it('files what a case found about this person and nothing that it found about another', () => {
    const findings = section(file, 'F-10').entries.filter(({ type }) => type === 'InvestigationConcluded');
    expect(findings).toMatchObject([{ data: { leadership: 'main' } }]);
    const other = rowAt(integrityFile, facts, YI);
    const ofOther = section(other, 'F-10').entries.filter(({ type }) => type === 'InvestigationConcluded');
    expect(ofOther).toMatchObject([{ data: { leadership: 'none' } }]);
    expect(JSON.stringify(other)).not.toContain(JIA);
    expect(kinds(other, 'F-10')).not.toContain('ResponsibilityClassified');
    expect(kinds(other, 'F-10')).toContain('CaseTransferredToJudiciary');
  });

  it('lists appeals and changes of a measure under the person whom it hit', () => {
    expect(kinds(file, 'F-12')).toEqual(['AppealFiled', 'AppealDecided', 'SanctionVaried']);
    expect(kinds(rowAt(integrityFile, facts, YI), 'F-12')).toEqual([]);
  });

  it('shows the ballots with year and purpose from the opening of the evaluation', () => {
    const results = section(file, 'F-04').entries.filter(({ type }) => type === 'DemocraticEvaluationHeld');
    expect(results.map(({ data }) => [data['evaluationId'], data['cycleYear'], data['purpose']])).toEqual([
      ['e2023', 2023, 'integrity_status'],
      ['e2024', 2024, 'integrity_status'],
    ]);
  });

  it('keeps a corrected fact in its place with the new data and says which correction it is', () => {
    const before = rowAt(integrityFile, facts, JIA, { size: RESULT_2023 + 1 });
    const counts = (row: typeof before) =>
      section(row, 'F-04').entries.find(({ index }) => index === RESULT_2023)?.data['counts'];
    expect(counts(before)).toMatchObject({ distrust: 55 });
    expect(counts(file)).toMatchObject({ distrust: 49 });
    const correction = facts.find(({ type }) => type === 'EventCorrected');
    const entry = section(file, 'F-04').entries.find(({ index }) => index === RESULT_2023);
    expect(entry).toMatchObject({ factId: idOf(RESULT_2023), correctedBy: correction?.index });
  });

  it('lists corrections and voids, and drops what was voided', () => {
    expect(kinds(file, 'F-19')).toEqual(['EventCorrected', 'EventVoided']);
    expect(kinds(file, 'F-11')).not.toContain('HonourDisqualificationImposed');
    const early = rowAt(integrityFile, facts, JIA, { size: facts.findIndex(({ type }) => type === 'EventVoided') });
    expect(kinds(early, 'F-11')).toContain('HonourDisqualificationImposed');
  });

  it('answers for a day: nothing dated later is in the file', () => {
    const then = rowAt(integrityFile, facts, JIA, { on: '2025-03-01' });
    expect(kinds(then, 'F-10')).toContain('OrganisationalMeasureImposed');
    expect(kinds(then, 'F-10')).not.toContain('MeasureExecuted');
    expect(then?.posts[0]?.vacatedOn).toBeUndefined();
  });

  it('lists each consultation of the file', () => {
    expect(section(file, 'F-18').entries).toMatchObject([
      { data: { purpose: 'selection', consultedOn: '2025-06-03' } },
    ]);
  });
});

describe('an entry made in the file', () => {
  const entry = (sectionCode: string, entryKind: 'measure' | 'other'): Told =>
    say('IntegrityFileEntryMade', `integrity-${JIA}`, {
      entryId: 'e',
      personId: JIA,
      entryKind,
      sourceEventId: idOf(0),
      enteredOn: '2025-01-01',
      sectionCode,
    });
  const at = (told: Told) => rowAt(integrityFile, recordedFacts([told]), JIA)?.entries.map((each) => each.section);

  it('stands in the section that it names', () => {
    expect(at(entry('F-13', 'measure'))).toEqual(['F-13']);
  });

  it('stands in the section of its kind when it names none of the nineteen', () => {
    expect(at(entry('第三部分', 'measure'))).toEqual(['F-10']);
    expect(at(entry('第三部分', 'other'))).toEqual(['F-19']);
  });
});

describe('a removal', () => {
  const removal = (ground: 'CG-14-i2' | 'CG-14-i4'): Told => ({
    ...(county.find(({ type }) => type === 'OrganisationalMeasureImposed') as Told),
    data: { ...county.find(({ type }) => type === 'OrganisationalMeasureImposed')?.data, ground },
  });

  it('bars promotion under GS-CG-14-i4, and then shows among the consequences', () => {
    expect(kinds(rowAt(integrityFile, recordedFacts([removal('CG-14-i4')]), JIA), 'F-11')).toEqual([
      'OrganisationalMeasureImposed',
    ]);
  });

  it('after a distrust vote bars nothing', () => {
    expect(kinds(rowAt(integrityFile, recordedFacts([removal('CG-14-i2')]), JIA), 'F-11')).toEqual([]);
  });
});

describe('a fact recorded about the wrong person', () => {
  const wrong = opened('e1', 2024, JIA, '2024-12-01');
  const right = opened('e1', 2024, YI, '2024-12-01');
  const log = recordedFacts([wrong, held('e1', 41, '2024-12-20'), correctedTo(0, wrong.stream, right.data)]);

  it('moves to the right person with all that followed in its stream', () => {
    expect(kinds(rowAt(integrityFile, log, YI), 'F-04')).toEqual([
      'DemocraticEvaluationOpened',
      'DemocraticEvaluationHeld',
    ]);
    expect(kinds(rowAt(integrityFile, log, JIA), 'F-04')).toEqual([]);
  });

  it('leaves the correction in both files, without the data that belongs to the other', () => {
    expect(kinds(rowAt(integrityFile, log, JIA), 'F-19')).toEqual(['EventCorrected']);
    expect(kinds(rowAt(integrityFile, log, YI), 'F-19')).toEqual(['EventCorrected']);
    expect(JSON.stringify(rowAt(integrityFile, log, JIA))).not.toContain(YI);
  });

  it('is still in the first file for whoever asks what was known before', () => {
    expect(kinds(rowAt(integrityFile, log, JIA, { size: 2 }), 'F-04')).toHaveLength(2);
    expect(rowAt(integrityFile, log, YI, { size: 2 })).toBeUndefined();
  });

  it('disappears with its stream when its opening is voided, and the void stays', () => {
    const voided = recordedFacts([wrong, held('e1', 41, '2024-12-20'), voidOf(0, wrong.stream)]);
    expect(rowAt(integrityFile, voided, JIA)?.entries.map(({ type }) => type)).toEqual(['EventVoided']);
  });
});
