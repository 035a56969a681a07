/** Rows that only `/v1/views` shows: accounts, plans, disclosures, parameters, documents. */
import { Type } from '@sinclair/typebox';
import { sourceKind } from './funds';
import { item } from './recorded';
import { count, day, group, list, money, oneOf, optional, shape, signedMoney, text, texts, year } from './terms';

const change = Type.Tuple([day('Legal day.'), signedMoney('Change on that day.')]);

export const balanceRow = shape('BalanceRow', '账户余额: what an account changes by.', {
  account: text('`budget-…~…`, `fund-…` or `integration-…`.'),
  changes: list(change, 'In the order of the days, each day once.'),
});

const source = group({ sourceKind: sourceKind(), amount: money('Amount.') }, 'Source.');

export const integrationRow = shape('IntegrationRow', '资金整合台账: one plan.', {
  planId: text('Plan.'),
  plan: optional(
    item('IntegrationPlan', '资金整合方案.', {
      countyOrgId: text('County.'),
      fiscalYear: year('Fiscal year.'),
      planned: money('Planned in all.'),
      sources: list(source, 'Planned by source.'),
      projectIds: texts('Projects.'),
      adoptedOn: day('Legal day.'),
      docNo: text('Document number.'),
    }),
  ),
  money: list(
    item('IntegratedMoney', '整合资金.', {
      allocationId: text('Allocation.'),
      amount: money('Amount.'),
      sectorOrgId: text('Sector department.'),
    }),
    'In legal order.',
  ),
  integrated: signedMoney('Sum of it.'),
});

export const disclosureRow = shape('DisclosureRow', '公开公示台账: one thing that is disclosed.', {
  subject: text('`fund-…`, `project-…`, `village-…`, or whatever a disclosure named.'),
  villageCodes: optional(texts('Villages that a project is for.')),
  matters: list(
    item('Matter', 'Money or a project that is to be disclosed.', {
      type: text('Kind of fact.'),
      topic: oneOf(['fund_use', 'project'], 'What is disclosed.'),
      orgId: text('Organ that has the money or keeps the library.'),
      jurisdiction: text('Area of the record.'),
    }),
    'In legal order.',
  ),
  published: list(
    item('Publication', '公开公示.', {
      disclosureId: text('Disclosure.'),
      topic: text('What was disclosed.'),
      level: oneOf(['province', 'city', 'county', 'township', 'village'], 'Level.'),
      publishedOn: day('Legal day.'),
      noticeUntil: optional(day('Last day of the notice.')),
      channel: text('Where.'),
    }),
    'In legal order.',
  ),
  objections: list(
    item('Objection', '公示异议.', {
      disclosureId: text('Disclosure.'),
      objectionIdx: count('Revision of the objection in its disclosure’s stream.'),
      raisedOn: day('Legal day.'),
      resolvedOn: optional(day('Legal day of the answer.')),
      outcome: optional(text('Answer.')),
    }),
    'In legal order.',
  ),
});

const value = Type.Union([Type.String(), Type.Number(), Type.Boolean()], { description: 'Value set.' });

export const parameterRow = shape('ParameterRow', '参数: what was set for one parameter.', {
  parameterId: text('Parameter.'),
  settings: list(
    item('ParameterSetting', '参数设定.', {
      value,
      jurisdiction: text('CN, CN-62 …: the narrowest area with a value holds.'),
      effectiveFrom: day('First legal day.'),
      effectiveTo: optional(day('Last legal day; absent: until another begins.')),
      authority: text('On whose authority.'),
    }),
    'In legal order.',
  ),
});

export const documentRow = shape('DocumentRow', '文号与自然键: what goes by one name in the outside world.', {
  facts: texts('Ids of facts, in legal order; more than one is a possible duplicate.'),
});
