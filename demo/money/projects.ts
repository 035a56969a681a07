/** 扶贫项目: three in each county and year, declared, entered into the library, approved, built and taken out again. */
import type { FactNamed } from '../../src/domain/catalogue';
import { daysAfter } from '../calendar';
import { actor } from '../province/bodies';
import type { County } from '../province/places';
import { inRegion, two, type Province } from '../province/province';
import type { Told } from '../script';
import { projectId, wan, type Allocation, type Project } from './campaign';
import { neverEntered, paidAfterRemoval, paidBeforeEntry } from './unlawful';

type Kind = readonly [category: FactNamed<'ProjectDeclared'>['data']['category'], nameZh: string];

const kinds: readonly [Kind, ...Kind[]] = [
  ['infrastructure', '通村道路'],
  ['water', '安全饮水'],
  ['industry', '种养示范'],
  ['housing', '危房改造'],
  ['education', '教学点修缮'],
  ['health', '村卫生室'],
];

/** Ordinarily in February; one is entered only after it was paid. */
const entryDay = ({ chance }: Province, id: string, year: number): string =>
  id === paidBeforeEntry.project ? `${year}-06-20` : `${year}-02-${two(chance.between(5, 20))}`;

/** Declares the county's projects of the year and carries them to their end. */
export function tellProjects(
  province: Province,
  county: County,
  year: number,
  money: readonly Allocation[],
): readonly Project[] {
  return money.map((paidFrom, i) => {
    const id = projectId(county.id, year, i + 1);
    const cost = Math.floor((paidFrom.amount * province.chance.between(70, 92)) / 100);
    const declared = declare(province, county, id, year, cost);
    build(province, county, id, year, cost);
    return { id, county, year, cost, paidFrom, declared };
  });
}

function declare({ chance, script }: Province, county: County, id: string, year: number, cost: number): Told {
  const [category, nameZh] = chance.pick(kinds);
  const village = `${county.region}1${two(chance.between(1, 12))}2${two(chance.between(1, 20))}`;
  return script.say(
    actor('county-authority', `${county.id}-government`),
    'ProjectDeclared',
    `project-${id}`,
    {
      projectId: id,
      declaringOrgId: `${county.id}-government`,
      nameZh: `${county.nameZh}${year}年${nameZh}工程`,
      villageCodes: chance.onceIn(3) ? [] : [village],
      category,
      budget: wan(cost),
      declaredOn: `${year}-01-${two(chance.between(8, 28))}`,
    },
    { about: inRegion(county) },
  );
}

function build(province: Province, county: County, id: string, year: number, cost: number): void {
  const { chance, docNo, script } = province;
  const authority = `${county.id}-government`;
  const by = actor('county-authority', authority);
  const stream = `project-${id}`;
  const about = inRegion(county);
  const enteredOn = entryDay(province, id, year);
  const isEntered = id !== neverEntered.project;
  if (isEntered) {
    script.say(
      by,
      'ProjectEnteredLibrary',
      stream,
      {
        projectId: id,
        libraryOrgId: authority,
        enteredOn,
        libraryYear: year,
        docNo: docNo(`${county.nameZh}扶`, enteredOn),
      },
      { about },
    );
  }
  const approvedOn = `${year}-03-${two(chance.between(2, 24))}`;
  script.say(
    by,
    'ProjectApproved',
    stream,
    {
      projectId: id,
      approvedByOrgId: authority,
      approvedOn,
      budget: wan(cost),
      crossCounty: false,
      docNo: docNo(`${county.nameZh}批`, approvedOn),
    },
    { about },
  );
  script.say(
    by,
    'ProjectStarted',
    stream,
    { projectId: id, startedOn: `${year}-04-${two(chance.between(5, 28))}`, implementingOrgId: `${county.city}-works` },
    { about },
  );
  const removedEarly = id === paidAfterRemoval.project;
  const remove = (removedOn: string, reason: string): void => {
    script.say(by, 'ProjectRemovedFromLibrary', stream, { projectId: id, removedOn, reason }, { about });
  };
  if (removedEarly) remove(`${year}-08-06`, '设计变更,移出项目库(示例)');
  complete(province, county, id, year, cost);
  if (isEntered && !removedEarly) remove(`${year}-12-31`, '项目已完成');
}

/** One in thirty costs is entered with a slip of the pen, and corrected in the year after. */
function complete({ chance, docNo, script }: Province, county: County, id: string, year: number, cost: number): void {
  const authority = `${county.id}-government`;
  const by = actor('county-authority', authority);
  const about = inRegion(county);
  const completedOn = `${year}-10-${two(chance.between(8, 30))}`;
  const completion = {
    projectId: id,
    completedOn,
    acceptedOn: daysAfter(completedOn, 14),
    acceptedByOrgId: authority,
    actualCost: wan(cost),
  };
  const slipped = chance.onceIn(30);
  const recorded = slipped ? { ...completion, actualCost: wan(cost * 10) } : completion;
  const late = chance.onceIn(15) ? { delay: chance.between(90, 240) } : {};
  const acceptance = { delay: 16, ...late, about };
  const told = script.say(by, 'ProjectCompleted', `project-${id}`, recorded, acceptance);
  if (!slipped) return;
  const correctedOn = daysAfter(told.recordedOn, chance.between(60, 500));
  script.say(
    by,
    'EventCorrected',
    `project-${id}`,
    {
      targetEventId: told.id,
      correctedPayload: completion,
      reason: 'wrong_amount',
      approvedByOrgId: authority,
      docNo: docNo(`${county.nameZh}更`, correctedOn),
      correctedOn,
    },
    { about },
  );
}
