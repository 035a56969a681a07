/** Three hundred officials under names that nobody bears: surnames are the ten heavenly stems (天干). */
import type { LegalDay } from '../../src/domain/legal-day';
import { daysAfter, laterOf } from '../calendar';
import type { City, Official } from './city';
import { organisationDepartment, organs } from './organs';

const SURNAMES = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const;
const GIVEN = ['云', '禾', '岚', '砚', '鹿', '澄', '舟', '棠', '樵', '汀', '霁', '笙', '苇', '垣', '磬', '蘅'] as const;
const FIRST_YEAR = 1999;
const AT_FIRST = 110;
const EACH_YEAR = 7;

/** The n-th invented name; no two are alike below 2,560. */
export function nameOf(n: number): string {
  const surname = SURNAMES[n % 10] as string;
  const first = GIVEN[Math.floor(n / 10) % 16] as string;
  const second = GIVEN[(Math.floor(n / 160) + 3 * n) % 16] as string;
  return `${surname}${first}${second}`;
}

/** An official registered on the day; the story's own person comes under a name of its own. */
export function registerOfficial(
  city: Pick<City, 'script' | 'officials' | 'organs'>,
  personId: string,
  nameZh: string,
  occurredOn: LegalDay,
  partyMember = true,
): Official {
  const registered = city.script.say(
    organisationDepartment,
    'PersonRegistered',
    `person-${personId}`,
    { personId, nameZh, partyMember, cadreManagementOrgId: 'yunqi-committee', occurredOn },
    { after: [...city.organs.values()] },
  );
  const official = { personId, nameZh, registered };
  city.officials.push(official);
  return official;
}

/** Establishes in each organ the post that its ordinary staff hold together. */
export function establishStaffPosts({ script, organs: registered }: City): void {
  for (const { id, nameZh } of organs) {
    script.say(
      organisationDepartment,
      'PostEstablished',
      `post-${id}-staff`,
      {
        postId: `${id}-staff`,
        orgId: id,
        titleZh: `${nameZh}工作人员`,
        leadershipRole: 'other',
        rankOrdinal: 1,
        appointingOrgId: 'yunqi-organisation',
        isLeadingCadre: false,
        occurredOn: '1999-03-23',
      },
      { after: [...registered.values()] },
    );
  }
}

/** The officials who join in a year, each in the staff of an organ. */
export function recruit(city: City, year: number): void {
  const { chance, officials } = city;
  const count = year === FIRST_YEAR ? AT_FIRST : EACH_YEAR;
  for (let i = 0; i < count; i += 1) {
    const n = officials.length;
    const on = laterOf('1999-03-23', `${year}-03-0${chance.between(1, 9)}`);
    const official = registerOfficial(city, chance.uuid(), nameOf(n), on, n % 12 !== 7);
    joinStaff(city, official, staffOrganOf(n), daysAfter(on, 1));
  }
}

const staffOrganOf = (n: number): string => (organs[n % organs.length] as { readonly id: string }).id;

/** Takes up a staff post; nobody is promoted by it. */
export function joinStaff(city: City, official: Official, organ: string, assumedOn: LegalDay): void {
  const postId = `${organ}-staff`;
  city.script.say(
    organisationDepartment,
    'PostAssumed',
    `post-${postId}`,
    {
      postId,
      personId: official.personId,
      assumedOn,
      decisionDocNo: city.docNo('云组任', assumedOn),
      decidedByOrgId: 'yunqi-organisation',
      isPromotion: false,
    },
    { after: [official.registered] },
  );
  city.staff.push(official);
  staffPosts.set(official, postId);
}

/** Where each of the staff works; known to this file alone. */
const staffPosts = new WeakMap<Official, string>();

/** Leaves the staff for a leading post. */
export function leaveStaff(
  city: City,
  official: Official,
  vacatedOn: LegalDay,
  reason: 'promotion' | 'transfer',
): void {
  const postId = staffPosts.get(official);
  if (postId === undefined) throw new Error(`${official.nameZh} is not on the staff`);
  staffPosts.delete(official);
  city.staff.splice(city.staff.indexOf(official), 1);
  city.script.say(organisationDepartment, 'PostVacated', `post-${postId}`, {
    postId,
    personId: official.personId,
    vacatedOn,
    reason,
    decisionDocNo: city.docNo('云组免', vacatedOn),
  });
}
