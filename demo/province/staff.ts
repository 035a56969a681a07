/** Twelve hundred officials beside 云栖市's three hundred, under names of the same kind. */
import { daysAfter } from '../calendar';
import { nameOf } from '../city/officials';
import type { LegalDay } from '../../src/domain/legal-day';
import { actor, staffedBodies, type Body } from './bodies';
import { two, type Province, type StaffMember } from './province';

const FIRST_YEAR = 2016;
const AT_FIRST = 700;
const ALL = 1_200;
const LAST_YEAR = 2025;

export const organisationDepartmentOf = ({ area }: Pick<Body, 'area'>) =>
  actor('organisation-department', `${area}-organisation`);

const staffPost = ({ id }: Body): string => `${id}-staff`;

/** Establishes in each body the post that its ordinary staff hold together. */
export function establishStaffPosts({ script }: Province): void {
  for (const body of staffedBodies) {
    script.say(organisationDepartmentOf(body), 'PostEstablished', `post-${staffPost(body)}`, {
      postId: staffPost(body),
      orgId: body.id,
      titleZh: `${body.nameZh}工作人员`,
      leadershipRole: 'other',
      rankOrdinal: 1,
      appointingOrgId: `${body.area}-organisation`,
      isLeadingCadre: false,
      occurredOn: '2016-01-05',
    });
  }
}

const countFor = (year: number): number => {
  if (year === FIRST_YEAR) return AT_FIRST;
  const [years, past] = [LAST_YEAR - FIRST_YEAR, year - FIRST_YEAR];
  const until = (n: number): number => Math.round(((ALL - AT_FIRST) * n) / years);
  return year > LAST_YEAR ? 0 : until(past) - until(past - 1);
};

/** Those who join in a year, body by body. */
export function recruit(province: Province, year: number): void {
  const { chance, city, docNo, officials, script, staff } = province;
  for (let i = countFor(year); i > 0; i -= 1) {
    const n = officials.length;
    const body = staffedBodies[n % staffedBodies.length] as Body;
    const day = `${year}-02-${two(chance.between(1, 20))}`;
    const personId = chance.uuid();
    const nameZh = nameOf(city.officials.length + n);
    const registered = script.say(organisationDepartmentOf(body), 'PersonRegistered', `person-${personId}`, {
      personId,
      nameZh,
      partyMember: n % 9 !== 4,
      cadreManagementOrgId: `${body.area}-committee`,
      occurredOn: day,
    });
    const official = { personId, nameZh, registered };
    officials.push(official);
    staff.get(body.area)?.push({ official, body });
    const assumedOn = daysAfter(day, 1);
    script.say(
      organisationDepartmentOf(body),
      'PostAssumed',
      `post-${staffPost(body)}`,
      {
        postId: staffPost(body),
        personId,
        assumedOn,
        decisionDocNo: docNo('澜组任', assumedOn),
        decidedByOrgId: `${body.area}-organisation`,
        isPromotion: false,
      },
      { after: [registered] },
    );
  }
}

/** Whoever has waited longest in the area leaves the staff for a leading post. */
export function leaveStaff({ docNo, script, staff }: Province, area: string, vacatedOn: LegalDay): StaffMember {
  const next = staff.get(area)?.shift();
  if (!next) throw new Error(`nobody is left on the staff of ${area}`);
  const { body, official } = next;
  script.say(organisationDepartmentOf(body), 'PostVacated', `post-${staffPost(body)}`, {
    postId: staffPost(body),
    personId: official.personId,
    vacatedOn,
    reason: 'promotion',
    decisionDocNo: docNo('澜组免', vacatedOn),
  });
  return next;
}
