import { daysBetween } from '../../domain/legal-day';
import { disclosures, type DisclosureRow, type Matter, type Publication } from '../../../projections/disclosures';
import type { Finding, Moment, Rule } from '../rule';
import { SHANXI } from './growth';
import { citesIn, isIn } from './province';

const places = { gansu: ['GS-PA-10', 'GS-PA-25'], shanxi: ['SX-PA-34'], central: ['CN-PA-19'] } as const;

type Level = 'county' | 'village';

/** Days that the operator sets for a level (`county=20;village=10`); undefined when none are set, or not in days. */
function daysFor(level: Level, moment: Moment): number | undefined {
  const table = moment.parameter('P-DISCLOSE-DAYS');
  if (typeof table !== 'string') return undefined;
  const [, days] =
    table
      .split(';')
      .map((pair) => pair.split('='))
      .find(([name]) => name === level) ?? [];
  return days !== undefined && /^\d{1,5}$/.test(days) ? Number(days) : undefined;
}

/** The earliest disclosure of the matter's topic; of a village, one published there. */
const published = (row: DisclosureRow, { topic }: Matter, level: Level): Publication | undefined =>
  row.published.find((each) => each.topic === topic && (level !== 'village' || each.level === 'village'));

const zhTopic = { fund_use: '资金使用', project: '项目' } as const;
const enTopic = { fund_use: 'use of funds', project: 'project' } as const;

function findingOf(row: DisclosureRow, matter: Matter, level: Level, moment: Moment): Finding {
  const told = published(row, matter, level);
  const limit = daysFor(level, moment);
  const until = told?.publishedOn ?? moment.effectiveOn;
  const days = daysBetween(matter.day, until);
  const late = limit !== undefined && days > limit;
  const village = level === 'village';
  const [inVillage, there] = village ? ['在村内', ' in the village'] : ['', ''];
  const beyond = limit === undefined ? '' : ` ${late ? '>' : '<='} ${limit}`;
  const base = {
    rule: 'R-35',
    subject: `org-${matter.orgId}`,
    cites: village ? ['SX-PA-42'] : citesIn(matter.jurisdiction, places),
    facts: [matter.factId, ...(told ? [told.factId] : [])],
    arithmetic: `${until} - ${matter.day} = ${days}${beyond} days`,
    since: matter.day,
  };
  if (told) {
    return {
      ...base,
      status: late ? 'breach' : 'fulfilled',
      code: late ? 'DISCLOSED_LATE' : 'DISCLOSED',
      zh: `${zhTopic[matter.topic]}于${told.publishedOn}${inVillage}公开,距${matter.day}共${days}天。`,
      en: `the ${enTopic[matter.topic]} was disclosed${there} on ${told.publishedOn}, ${days} days from ${matter.day}.`,
    };
  }
  return {
    ...base,
    status: late ? 'breach' : village ? 'alert' : 'open',
    code: village ? 'VILLAGE_NOT_TOLD' : 'UNDISCLOSED',
    zh: `${zhTopic[matter.topic]}自${matter.day}起${days}天未${inVillage}公开。`,
    en: `the ${enTopic[matter.topic]} is not disclosed${there}, ${days} days on from ${matter.day}.`,
  };
}

/** Money paid for a project in a village of Shanxi, whose committees publish the use of funds (SX-PA-42). */
const isVillageUse = ({ villageCodes = [] }: DisclosureRow, { topic, jurisdiction }: Matter): boolean =>
  topic === 'fund_use' && villageCodes.length > 0 && isIn(jurisdiction, SHANXI);

/** 扶贫资金项目信息公开, for each allocation, each project of the library, and the money paid for it. */
export const r35Disclosure: Rule<DisclosureRow> = {
  id: 'R-35',
  zh: '扶贫资金项目信息公开',
  en: 'Disclosure of funds and projects',
  cites: ['GS-PA-10', 'GS-PA-25', 'CN-PA-19', 'SX-PA-34', 'SX-PA-42'],
  reading:
    'An allocation is to be disclosed from its day on, a project from its first entry into the library, and the use of ' +
    'money for a project from the first payment; one disclosure of the topic that names the thing is enough, whenever it ' +
    'was published. The text gives no period: what is not disclosed is open with its age, and a breach only beyond ' +
    'P-DISCLOSE-DAYS (its county value; its village value for the notice in the village). In Shanxi the money paid for ' +
    'a village project is published in the village too.',
  parameters: ['P-DISCLOSE-DAYS'],
  breaches: ['DISCLOSED_LATE', 'UNDISCLOSED', 'VILLAGE_NOT_TOLD'],
  examples: {
    1: 'allocated on 2018-02-01, published on 2018-02-10: disclosed after 9 days',
    2: 'not published by 2018-12-31: undisclosed for 333 days',
    3: 'money for a village project in Shanxi without a notice in the village: flagged',
  },
  reads: disclosures,
  check(row, _, moment): readonly Finding[] {
    const first = (['project', 'fund_use'] as const).flatMap(
      (topic) => row.matters.find((each) => each.topic === topic) ?? [],
    );
    return first.flatMap((matter) => [
      findingOf(row, matter, 'county', moment),
      ...(isVillageUse(row, matter) ? [findingOf(row, matter, 'village', moment)] : []),
    ]);
  },
};
