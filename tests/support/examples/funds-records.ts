/** Examples of one invented project: its claim, its disclosure, its audit, what went wrong, and whom it helps. */
import type { Examples } from './example';
import { DEMO_ORG } from './organisations';

const ID = 'demo-2018';
export const DEMO_VILLAGE = '629999101201';

export const designations: Examples<'RegionDesignated' | 'VillageConsultationHeld'> = {
  RegionDesignated: {
    stream: 'region-629999',
    opens: true,
    data: {
      regionCode: '629999',
      designation: 'contiguous_destitute_county',
      effectiveFrom: '2016-01-01',
      docNo: '示扶〔2016〕1号',
    },
  },
  VillageConsultationHeld: {
    stream: `village-${DEMO_VILLAGE}`,
    opens: true,
    data: {
      villageCode: DEMO_VILLAGE,
      heldOn: '2018-01-10',
      topic: 'project_choice',
      participants: 86,
      minutesSha256: 'd'.repeat(64),
    },
  },
};

export const fundRegime: Examples<
  'FinancingVehicleDesignated' | 'FundManagementMeasuresIssued' | 'CountyReimbursementDeclared'
> = {
  FinancingVehicleDesignated: {
    stream: `org-${DEMO_ORG}`,
    data: {
      orgId: DEMO_ORG,
      vehicleName: '示例扶贫开发投资有限公司',
      designatedOn: '2016-06-01',
      docNo: '示政发〔2016〕21号',
    },
  },
  FundManagementMeasuresIssued: {
    stream: `org-${DEMO_ORG}`,
    data: {
      orgId: DEMO_ORG,
      titleZh: '示例县扶贫资金管理办法',
      issuedOn: '2017-03-01',
      docNo: '示财农〔2017〕9号',
    },
  },
  CountyReimbursementDeclared: {
    stream: `org-${DEMO_ORG}`,
    data: { orgId: DEMO_ORG, declaredOn: '2017-03-20', takesEffectOn: '2017-04-01', docNo: '示财农〔2017〕12号' },
  },
};

export const projects: Examples<
  | 'ProjectDeclared'
  | 'ProjectEnteredLibrary'
  | 'ProjectApproved'
  | 'ProjectStarted'
  | 'ProjectCompleted'
  | 'ProjectRemovedFromLibrary'
> = {
  ProjectDeclared: {
    stream: `project-${ID}`,
    opens: true,
    data: {
      projectId: ID,
      declaringOrgId: DEMO_ORG,
      nameZh: '示例村安全饮水工程',
      villageCodes: [DEMO_VILLAGE],
      category: 'water',
      budget: '50000000',
      declaredOn: '2018-01-20',
      consultationHeldOn: '2018-01-10',
    },
  },
  ProjectEnteredLibrary: {
    stream: `project-${ID}`,
    data: {
      projectId: ID,
      libraryOrgId: DEMO_ORG,
      enteredOn: '2018-03-01',
      libraryYear: 2018,
      docNo: '示扶〔2018〕4号',
    },
  },
  ProjectApproved: {
    stream: `project-${ID}`,
    data: {
      projectId: ID,
      approvedByOrgId: DEMO_ORG,
      approvedOn: '2018-03-20',
      budget: '48000000',
      crossCounty: false,
      docNo: '示发改〔2018〕33号',
    },
  },
  ProjectStarted: {
    stream: `project-${ID}`,
    data: { projectId: ID, startedOn: '2018-04-10', implementingOrgId: DEMO_ORG },
  },
  ProjectCompleted: {
    stream: `project-${ID}`,
    data: {
      projectId: ID,
      completedOn: '2018-10-20',
      acceptedOn: '2018-11-02',
      acceptedByOrgId: DEMO_ORG,
      actualCost: '47500000',
      effectNote: '示例效果',
    },
  },
  ProjectRemovedFromLibrary: {
    stream: `project-${ID}`,
    data: { projectId: ID, removedOn: '2018-12-31', reason: '项目已完成' },
  },
};

export const claims: Examples<
  'ReimbursementClaimed' | 'ReimbursementReviewed' | 'ReimbursementPaid' | 'ReimbursementRejected'
> = {
  ReimbursementClaimed: {
    stream: `claim-${ID}`,
    opens: true,
    data: {
      claimId: ID,
      projectId: ID,
      amount: '10000',
      vouchers: [
        { voucherNo: '00017', issuer: '示例建材店', amount: '6000' },
        { voucherNo: '00018', issuer: '示例建材店', amount: '4000' },
      ],
      claimedOn: '2018-06-01',
    },
  },
  ReimbursementReviewed: {
    stream: `claim-${ID}`,
    data: { claimId: ID, reviewedOn: '2018-06-10', reviewerOrgId: DEMO_ORG, accepted: '9000', result: 'partly' },
  },
  ReimbursementPaid: {
    stream: `claim-${ID}`,
    data: { claimId: ID, paidOn: '2018-06-20', amount: '5000', voucherNo: '支〔2018〕77号' },
  },
  /** What is not paid is sent back. */
  ReimbursementRejected: {
    stream: `claim-${ID}`,
    data: { claimId: ID, rejectedOn: '2018-06-30', reason: '票据不全' },
  },
};

export const disclosures: Examples<
  'DisclosurePublished' | 'DisclosureObjectionRaised' | 'DisclosureObjectionResolved'
> = {
  DisclosurePublished: {
    stream: `disclosure-${ID}`,
    opens: true,
    data: {
      disclosureId: ID,
      topic: 'project',
      subjectIds: [`project-${ID}`],
      level: 'county',
      publishedOn: '2018-03-10',
      noticeUntil: '2018-03-20',
      channel: '县政府网站',
      contentSha256: 'e'.repeat(64),
    },
  },
  DisclosureObjectionRaised: {
    stream: `disclosure-${ID}`,
    data: { disclosureId: ID, raisedOn: '2018-03-15', summary: '水源位置与公示不符', anonymous: true },
  },
  DisclosureObjectionResolved: {
    stream: `disclosure-${ID}`,
    data: { disclosureId: ID, objectionIdx: 1, resolvedOn: '2018-03-25', outcome: 'rejected', note: '经核实一致' },
  },
};

export const audits: Examples<'AuditOpened' | 'AuditReportIssued' | 'AuditFindingRaised' | 'AuditFindingRectified'> = {
  AuditOpened: {
    stream: `audit-${ID}`,
    opens: true,
    data: {
      auditId: ID,
      kind: 'annual_full',
      scopeOrgIds: [DEMO_ORG],
      fiscalYear: 2018,
      subjects: ['funds', 'actual_effect'],
      openedOn: '2019-02-01',
      docNo: '示审〔2019〕2号',
    },
  },
  AuditFindingRaised: {
    stream: `audit-${ID}`,
    data: {
      findingId: 'f-1',
      auditId: ID,
      misuseType: 'FM-02',
      amount: '10000000',
      orgId: DEMO_ORG,
      discoveredOn: '2019-03-01',
      description: '示例问题',
    },
  },
  AuditReportIssued: {
    stream: `audit-${ID}`,
    data: {
      auditId: ID,
      issuedOn: '2019-04-01',
      opinionZh: '示例意见',
      audited: '48000000',
      coverage: [{ orgId: DEMO_ORG, fiscalYear: 2018, audited: '48000000' }],
      docNo: '示审报〔2019〕5号',
      docSha256: 'f'.repeat(64),
    },
  },
  AuditFindingRectified: {
    stream: `audit-${ID}`,
    data: {
      findingId: 'f-1',
      rectifiedOn: '2019-06-01',
      measure: 'returned_to_channel',
      amount: '10000000',
      verifiedByOrgId: DEMO_ORG,
    },
  },
};

export const irregularities: Examples<'FundIrregularityFound' | 'FundRecovered' | 'FundIrregularityCorrected'> = {
  FundIrregularityFound: {
    stream: `irregularity-${ID}`,
    opens: true,
    data: {
      irregularityId: ID,
      misuseType: 'FM-02',
      amount: '10000000',
      projectId: ID,
      orgId: DEMO_ORG,
      foundBy: 'audit',
      foundOn: '2019-04-10',
    },
  },
  FundRecovered: {
    stream: `irregularity-${ID}`,
    data: { irregularityId: ID, amount: '6000000', recoveredOn: '2019-05-10' },
  },
  FundIrregularityCorrected: {
    stream: `irregularity-${ID}`,
    data: {
      irregularityId: ID,
      correctedOn: '2019-06-01',
      measure: '归还原渠道',
      docNo: '示纪〔2019〕18号',
    },
  },
};

export const support: Examples<'SupportMeasureRecorded' | 'SupportMeasureEnded' | 'SupportResultRecorded'> = {
  SupportMeasureRecorded: {
    stream: `household-${ID}`,
    opens: true,
    data: {
      householdId: ID,
      measureCode: 'production',
      responsibleOrgId: DEMO_ORG,
      content: '示例养殖项目',
      startedOn: '2018-05-01',
      dueOn: '2018-12-31',
    },
  },
  SupportMeasureEnded: {
    stream: `household-${ID}`,
    data: { measureRef: '台账第3行', endedOn: '2018-12-31', reason: '完成' },
  },
  SupportResultRecorded: {
    stream: `household-${ID}`,
    data: { householdId: ID, resultCode: 'income', value: '5200', unit: '元', observedOn: '2018-12-31' },
  },
};
