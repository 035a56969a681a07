/** 拨付与报账: what is paid for a project, directly at first, later by county reimbursement with a claim beside it. */
import { daysAfter } from '../calendar';
import { actor } from '../province/bodies';
import { inRegion, two, type Province } from '../province/province';
import { REIMBURSED_FROM, wan, type Project } from './campaign';
import { claimUnmoved, paidDirectly } from './unlawful';

interface Payment {
  readonly id: string;
  readonly amount: string;
  readonly on: string;
  readonly via: 'direct' | 'county_reimbursement';
  /** What a payment of a claim and its disbursement have in common. */
  readonly correlation?: string;
}

function disburse({ docNo, script }: Province, project: Project, { correlation, ...payment }: Payment): void {
  const { county, declared, id, paidFrom } = project;
  script.say(
    actor('finance-department', `${county.id}-finance`),
    'FundDisbursed',
    `fund-${paidFrom.id}`,
    {
      disbursementId: payment.id,
      allocationId: paidFrom.id,
      projectId: id,
      payeeOrgId: `${county.city}-works`,
      amount: payment.amount,
      disbursedOn: payment.on,
      voucherNo: docNo(`${county.nameZh}凭`, payment.on),
      via: payment.via,
    },
    { after: [declared], about: { ...inRegion(county), ...(correlation === undefined ? {} : { correlation }) } },
  );
}

/** Two fifths in May and the rest in autumn; from 2018 on, all of it in May against vouchers. */
export function pay(province: Province, project: Project): void {
  const { cost, id, year } = project;
  const on = `${year}-05-${two(province.chance.between(12, 25))}`;
  if (year >= REIMBURSED_FROM) {
    claim(province, project, on);
    if (id === paidDirectly.project)
      disburse(province, project, { id: `${id}-d`, amount: wan(6), on: `${year}-12-03`, via: 'direct' });
    return;
  }
  const first = Math.floor((cost * 2) / 5);
  disburse(province, project, { id: `${id}-a`, amount: wan(first), on, via: 'direct' });
  const rest = `${year}-11-${two(province.chance.between(8, 28))}`;
  disburse(province, project, { id: `${id}-b`, amount: wan(cost - first), on: rest, via: 'direct' });
}

function claim(province: Province, project: Project, paidOn: string): void {
  const { chance, docNo, script } = province;
  const { cost, county, declared, id } = project;
  const claimId = `${id}-claim`;
  const stream = `claim-${claimId}`;
  const by = actor('county-authority', `${county.id}-government`);
  const about = inRegion(county);
  const part = Math.floor(cost / 3);
  const issuer = '示例材料行';
  script.say(
    by,
    'ReimbursementClaimed',
    stream,
    {
      claimId,
      projectId: id,
      amount: wan(cost),
      vouchers: [
        { voucherNo: `${id}-1`, issuer, amount: wan(part) },
        { voucherNo: `${id}-2`, issuer, amount: wan(cost - part) },
      ],
      claimedOn: daysAfter(paidOn, -10),
    },
    { after: [declared], about },
  );
  const [accepted, result] = chance.onceIn(12) ? ([cost - 5, 'partly'] as const) : ([cost, 'accepted'] as const);
  script.say(
    by,
    'ReimbursementReviewed',
    stream,
    {
      claimId,
      reviewedOn: daysAfter(paidOn, -4),
      reviewerOrgId: `${county.id}-finance`,
      accepted: wan(accepted),
      result,
    },
    { about },
  );
  const correlation = chance.uuid();
  script.say(
    by,
    'ReimbursementPaid',
    stream,
    { claimId, paidOn, amount: wan(accepted), voucherNo: docNo(`${county.nameZh}支`, paidOn) },
    { about: { ...about, correlation } },
  );
  if (id === claimUnmoved.project) return;
  disburse(province, project, {
    id: `${id}-r`,
    amount: wan(accepted),
    on: paidOn,
    via: 'county_reimbursement',
    correlation,
  });
}
