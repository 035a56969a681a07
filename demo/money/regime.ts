/** What is laid down before money flows: parameters, designated counties, measures, the financing vehicle. */
import { actor } from '../province/bodies';
import { counties } from '../province/places';
import { inRegion, type Province } from '../province/province';
import { REIMBURSED_FROM } from './campaign';

const parameters = [
  ['P-LOCAL-REV-SHARE', '2/100', '扶贫专项预算不低于地方财政收入的2%'],
  ['P-LIBRARY-STRICT', true, '未入项目库不得拨款'],
  ['P-DISCLOSE-DAYS', 'county=30;village=15', '县级30日内公开,村内15日内公开'],
] as const;

/** Figures that the articles leave open, as the provincial group set them. */
export function setParameters({ script }: Province): void {
  for (const [parameterId, value, reading] of parameters) {
    script.say(actor('leading-group', 'province-group'), 'ParameterSet', `parameter-${parameterId}`, {
      parameterId,
      value,
      jurisdiction: 'CN',
      effectiveFrom: '2017-04-01',
      authority: `澜川省脱贫攻坚领导小组规定(虚构):${reading}`,
    });
  }
}

export function designateCounties({ docNo, script }: Province): void {
  for (const [i, county] of counties.entries()) {
    script.say(
      actor('leading-group', 'province-group'),
      'RegionDesignated',
      `region-${county.region}`,
      {
        regionCode: county.region,
        designation: i % 8 === 5 ? 'scattered_poor_county' : 'contiguous_destitute_county',
        effectiveFrom: '2016-01-15',
        docNo: docNo('澜扶', '2016-01-15'),
      },
      { about: inRegion(county) },
    );
  }
}

/** 资金管理办法 of the province, its financing vehicle, and county reimbursement in every county. */
export function layDown({ docNo, script }: Province): void {
  script.say(actor('finance-department', 'province-finance'), 'FundManagementMeasuresIssued', 'org-province-finance', {
    orgId: 'province-finance',
    titleZh: '澜川省扶贫资金管理办法(虚构)',
    issuedOn: '2016-01-20',
    docNo: docNo('澜财农', '2016-01-20'),
  });
  script.say(actor('government', 'province-government'), 'FinancingVehicleDesignated', 'org-province-government', {
    orgId: 'province-government',
    vehicleName: '澜川省扶贫开发投资示例公司',
    designatedOn: '2016-02-02',
    docNo: docNo('澜政', '2016-02-02'),
  });
  const declaredOn = `${REIMBURSED_FROM - 1}-12-11`;
  for (const county of counties) {
    script.say(
      actor('finance-department', `${county.id}-finance`),
      'CountyReimbursementDeclared',
      `org-${county.id}-finance`,
      {
        orgId: `${county.id}-finance`,
        declaredOn,
        takesEffectOn: `${REIMBURSED_FROM}-01-01`,
        docNo: docNo(`${county.nameZh}财农`, declaredOn),
      },
      { about: inRegion(county) },
    );
  }
}
