/** 公开公示: each holder of money tells of its allocations, each county of its projects and of what was paid for them. */
import type { FactNamed } from '../../src/domain/catalogue';
import { digestOf, type Told } from '../script';
import { actor } from '../province/bodies';
import type { County } from '../province/places';
import { inRegion, two, type Province } from '../province/province';
import { type Allocation, type Project } from './campaign';
import { disclosedLate, neverDisclosed, paidBeforeEntry, projectUntold, useToldLate } from './unlawful';

type Published = FactNamed<'DisclosurePublished'>['data'];

interface Notice {
  readonly id: string;
  readonly by: string;
  readonly topic: Published['topic'];
  readonly subjects: readonly string[];
  readonly on: string;
  readonly level: Published['level'];
  readonly region: string;
  readonly after?: readonly Told[];
  /** Entered at once: chance has no part in it, and falls for all others as it does without it. */
  readonly promptly?: true;
}

function publish({ chance, script }: Province, notice: Notice): void {
  const { id, by, topic, subjects, on, level, region, after = [] } = notice;
  if (subjects.length === 0) return;
  const late = notice.promptly !== true && chance.onceIn(20) ? { delay: chance.between(70, 200) } : {};
  script.say(
    actor(by.endsWith('-finance') ? 'finance-department' : 'county-authority', by),
    'DisclosurePublished',
    `disclosure-${id}`,
    {
      disclosureId: id,
      topic,
      subjectIds: [...subjects],
      level,
      publishedOn: on,
      channel: '政府网站(示例)',
      contentSha256: digestOf(id),
    },
    { ...late, after, about: { ...inRegion({ region }), classification: 'public' } },
  );
}

/** The allocations of a year that the province or a city received. */
export function noticeOfParts(
  province: Province,
  holder: { readonly id: string; readonly region: string; readonly level: 'province' | 'city' },
  year: number,
  allocation: string,
): void {
  publish(province, {
    id: `fund-${year}-${holder.id}`,
    by: `${holder.id}-finance`,
    topic: 'fund_use',
    subjects: [`fund-${allocation}`],
    on: `${year}-03-${two(holder.level === 'province' ? 8 : 21)}`,
    level: holder.level,
    region: holder.region,
  });
}

/** A county's three notices of a year; what is planted has a notice of its own, late, or none. */
export function noticesOf(
  province: Province,
  county: County,
  year: number,
  money: readonly Allocation[],
  projects: readonly Project[],
): void {
  const of = { level: 'county', region: county.region } as const;
  const government = `${county.id}-government`;
  publish(province, {
    ...of,
    id: `fund-${year}-${county.id}`,
    by: `${county.id}-finance`,
    topic: 'fund_use',
    subjects: money.filter(({ id }) => id !== neverDisclosed.allocation).map(({ id }) => `fund-${id}`),
    on: `${year}-03-${two(province.chance.between(26, 31))}`,
    after: money.map(({ told }) => told),
  });
  const after = projects.map(({ declared }) => declared);
  const notice = (
    id: string,
    topic: Published['topic'],
    on: string,
    list: readonly Project[],
    entering: Pick<Notice, 'promptly'> = {},
  ): void =>
    publish(province, {
      ...of,
      ...entering,
      id,
      by: government,
      topic,
      on,
      after,
      subjects: list.map((each) => `project-${each.id}`),
    });
  const isLate = ({ id }: Project): boolean => id === disclosedLate.project;
  const isEarly = ({ id }: Project): boolean => id === paidBeforeEntry.project;
  const isUntold = ({ id }: Project): boolean => id === projectUntold.project;
  const isUseLate = ({ id }: Project): boolean => id === useToldLate.project;
  notice(
    `projects-${year}-${county.id}`,
    'project',
    `${year}-03-01`,
    projects.filter((each) => !isLate(each) && !isEarly(each) && !isUntold(each)),
  );
  notice(`project-late-${year}-${county.id}`, 'project', `${year}-07-16`, projects.filter(isLate));
  notice(`project-early-${year}-${county.id}`, 'project', `${year}-06-28`, projects.filter(isEarly));
  notice(
    `use-${year}-${county.id}`,
    'fund_use',
    `${year}-06-${two(province.chance.between(3, 10))}`,
    projects.filter((each) => !isUseLate(each)),
  );
  notice(`use-late-${year}-${county.id}`, 'fund_use', `${year}-11-19`, projects.filter(isUseLate), { promptly: true });
}
