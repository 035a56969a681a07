/** 资金管理制度: what a body lays down about poverty funds, in its own stream. */
import { define } from '../fact';
import { businessDate, name, ref, scheduledDate, text } from '../fields';

export const FinancingVehicleDesignated = define({
  type: 'FinancingVehicleDesignated',
  zh: '明确投融资主体',
  cites: ['GS-PA-9', 'CN-PA-10', 'SX-PA-5'],
  recordedBy: ['government'],
  occurredOn: 'designatedOn',
  naturalKey: ['docNo'],
  documentNumber: true,
  fields: {
    orgId: ref('org'),
    vehicleName: name({ from: ['SX-PA-5'] }),
    designatedOn: businessDate(),
    docNo: text({ max: 200 }),
  },
});

export const FundManagementMeasuresIssued = define({
  type: 'FundManagementMeasuresIssued',
  zh: '扶贫资金管理办法',
  cites: ['GS-PA-10'],
  recordedBy: ['finance-department', 'sector-department'],
  occurredOn: 'issuedOn',
  naturalKey: ['orgId', 'docNo'],
  documentNumber: true,
  fields: { orgId: ref('org'), titleZh: text({ max: 500 }), issuedOn: businessDate(), docNo: text({ max: 200 }) },
});

/**
 * From which day a county uses county reimbursement (县级报账制). The text asks for the system and for no declaration; without
 * one, a direct disbursement could not be told from one that passes the system by. The regulations' reference has no such
 * kind, it is the ledger's own.
 */
export const CountyReimbursementDeclared = define({
  type: 'CountyReimbursementDeclared',
  zh: '县级报账制实行',
  cites: ['GS-PA-25'],
  extra: true,
  recordedBy: ['county-authority', 'finance-department'],
  occurredOn: 'declaredOn',
  naturalKey: ['orgId', 'docNo'],
  documentNumber: true,
  fields: {
    orgId: ref('org'),
    declaredOn: businessDate(),
    /** First day on which money is paid in this way alone. */
    takesEffectOn: scheduledDate({ from: ['GS-PA-25'] }),
    docNo: text({ max: 200 }),
  },
});
