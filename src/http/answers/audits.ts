/** 审计台账, and the index of what oversees the money. */
import { misuseTypes } from '../../domain/funds/misuse';
import { judged, pageOf } from './lists';
import { item } from './recorded';
import { as, day, digest, list, money, oneOf, optional, shape, text, texts, year } from './terms';

const opening = item('AuditOpening', '审计立项.', {
  kind: oneOf(['annual_full', 'follow_up', 'special', 'leaving_office', 'internal'], '审计类别.'),
  scopeOrgIds: texts('Organs audited.'),
  fiscalYear: optional(year('Fiscal year; absent where the audit is of no single year.')),
  subjects: list(oneOf(['funds', 'key_projects', 'policy', 'actual_effect'], 'Subject.'), '审计内容.'),
  openedOn: day('Legal day.'),
  docNo: text('Document number.'),
});

const coverage = shape('AuditCoverage', 'What was audited of one organ and fiscal year.', {
  orgId: text('Organ.'),
  fiscalYear: year('Fiscal year.'),
  audited: money('Amount audited.'),
});

const report = item('AuditReport', '审计报告.', {
  issuedOn: day('Legal day.'),
  opinionZh: text('Opinion.'),
  audited: money('Amount audited, as the report sums it.'),
  coverage: list(coverage, 'As the report has it.'),
  docNo: text('Document number.'),
  docSha256: digest('Digest of the report.'),
});

const raised = item('FindingRaised', '审计发现问题.', {
  misuseType: oneOf(
    [...misuseTypes, 'procedural', 'other'],
    'FM-01 挤占, FM-02 挪用, … in the order printed (GS-PA-25).',
  ),
  amount: optional(money('Absent where none is known.')),
  orgId: text('Organ.'),
  personIds: optional(texts('Persons.')),
  discoveredOn: day('Legal day.'),
  description: text('What was found.'),
});

const rectification = item('Rectification', '审计问题整改.', {
  rectifiedOn: day('Legal day.'),
  measure: text('returned_to_channel, recovered, discipline, corrected_accounts or other.'),
  amount: optional(money('Amount rectified; absent where none is said.')),
  verifiedByOrgId: text('Organ that verified it.'),
});

const auditFinding = shape('AuditFinding', 'What was found, with what was done about it: each may be voided alone.', {
  findingId: text('Finding, unique in its audit.'),
  raised: optional(as(raised, 'Absent when only the rectification stands on the day asked about.')),
  rectification: optional(as(rectification, 'Absent until it is rectified.')),
});

export const auditRow = shape('AuditRow', '审计台账: one audit.', {
  auditId: text('Audit.'),
  opening: optional(as(opening, 'Absent when it does not stand on the day asked about.')),
  reports: list(report, 'In legal order.'),
  findings: list(auditFinding, 'In legal order of the first fact of each.'),
});

const listedAudit = judged('ListedAudit', 'An audit in its list.', auditRow);
export const auditList = pageOf('AuditList', '审计台账, a page of it.', listedAudit);

const namingIrregularity = item('NamingIrregularity', 'An irregularity as found, with everything that it names.', {
  irregularityId: text('Irregularity.'),
  foundOn: day('Legal day.'),
  allocationId: optional(text('Allocation.')),
  projectId: optional(text('Project.')),
  orgId: optional(text('Organ.')),
});

const namingRecovery = item('NamingRecovery', 'What came back to the allocation.', {
  irregularityId: text('Irregularity that it came from.'),
  amount: money('Amount.'),
});

export const oversightRow = shape('OversightRow', '资金监督索引: what names an allocation, a project or an organ.', {
  subject: text('`fund-…`, `project-…` or `org-…`.'),
  irregularities: list(namingIrregularity, 'In legal order.'),
  recoveries: list(namingRecovery, 'In legal order.'),
  auditIds: texts('Each once, in legal order of the first fact that names the subject.'),
});
