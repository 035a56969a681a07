import { daysBetween, type LegalDay } from '../../domain/legal-day';
import { integrityFile, type FileEntry, type IntegrityFileRow } from '../../../projections/integrity-file';
import type { Finding, Moment, Rule } from '../rule';

const CITE = 'GS-CG-12';

const said = ({ data }: FileEntry, name: string): string => {
  const value = data[name];
  return typeof value === 'string' ? value : '';
};

/**
 * 党风廉政建设责任制执行情况的考核结果: results of clean-governance assessments. One whose launch does not stand may be one.
 */
const mustBeEntered = (entry: FileEntry): boolean =>
  entry.type === 'AssessmentResultDetermined' &&
  (said(entry, 'kind') || 'clean_governance').startsWith('clean_governance');

const entriesFor = ({ entries }: IntegrityFileRow, resultFact: string): readonly FileEntry[] =>
  entries.filter((entry) => entry.type === 'IntegrityFileEntryMade' && said(entry, 'sourceEventId') === resultFact);

function resultFinding(row: IntegrityFileRow, subject: string, result: FileEntry, moment: Moment): Finding {
  const determinedOn: LegalDay = said(result, 'determinedOn');
  const [entered] = entriesFor(row, result.factId);
  const base = { rule: 'R-62', subject, cites: [CITE], since: determinedOn };
  if (entered) {
    const on = said(entered, 'enteredOn');
    const days = daysBetween(determinedOn, on);
    return {
      ...base,
      status: 'fulfilled',
      code: 'RESULT_ENTERED',
      facts: [result.factId, entered.factId],
      arithmetic: `${on} - ${determinedOn} = ${days} days`,
      zh: `${determinedOn}的考核结果于${on}记入廉政档案,相隔${days}天。`,
      en: `the result of ${determinedOn} was entered on ${on}, after ${days} days.`,
    };
  }
  const days = daysBetween(determinedOn, moment.effectiveOn);
  const noFile = row.custody.length === 0;
  return {
    ...base,
    cites: noFile ? [CITE, 'GS-CG-6-i4'] : [CITE],
    status: 'open',
    code: noFile ? 'RESULT_WITHOUT_FILE' : 'RESULT_NOT_ENTERED',
    facts: [result.factId],
    arithmetic: `${moment.effectiveOn} - ${determinedOn} = ${days} days`,
    zh: `${determinedOn}的考核结果${days}天未记入廉政档案${noFile ? ',该干部尚未建立廉政档案' : ''}。`,
    en: `the result of ${determinedOn} is not entered, ${days} days on${noFile ? '; no file on the person is open' : ''}.`,
  };
}

/** An entry that says it enters an assessment result, and rests on no result of this person that stands. */
function withoutSource(row: IntegrityFileRow, subject: string): readonly Finding[] {
  const results = new Set(
    row.entries.filter(({ type }) => type === 'AssessmentResultDetermined').map((each) => each.factId),
  );
  return row.entries
    .filter(
      (entry) =>
        entry.type === 'IntegrityFileEntryMade' &&
        said(entry, 'entryKind') === 'assessment_result' &&
        !results.has(said(entry, 'sourceEventId')),
    )
    .map((entry) => ({
      rule: 'R-62',
      status: 'alert',
      code: 'ENTRY_WITHOUT_SOURCE',
      subject,
      cites: [CITE],
      facts: [entry.factId],
      zh: `${said(entry, 'enteredOn')}记入的考核结果,没有对应的有效考核结果。`,
      en: `an assessment result was entered on ${said(entry, 'enteredOn')}, but no such result of this person stands.`,
      since: said(entry, 'enteredOn'),
    }));
}

/** 考核结果,由纪检监察机关记入廉政档案 (GS-CG-12). */
export const r62ResultsEntered: Rule<IntegrityFileRow> = {
  id: 'R-62',
  zh: '考核结果记入廉政档案',
  en: 'Assessment results entered in the clean-governance file',
  cites: ['GS-CG-12', 'GS-CG-6-i4'],
  reading:
    'Article 12 orders that results of clean-governance assessments be entered and names no other fact; results of ' +
    'other assessments and the further sections are the file’s own. No day is given by which, so a result that is not ' +
    'entered is open with its age and never a breach. Where no file is open the same is said with that word.',
  parameters: [],
  examples: {
    1: 'result on 2025-01-15, entered on 2025-01-20: entered after 5 days',
    2: 'result on 2025-01-15, none by 2025-06-30: not entered, 166 days',
    3: 'an entry without a result: flagged',
  },
  reads: integrityFile,
  check(row, key, moment): readonly Finding[] {
    const subject = `person-${key}`;
    return [
      ...row.entries.filter(mustBeEntered).map((result) => resultFinding(row, subject, result, moment)),
      ...withoutSource(row, subject),
    ];
  },
};
