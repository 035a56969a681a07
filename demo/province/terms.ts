/** Leading posts of the province, its cities and counties, and who holds them in terms of five years. */
import type { LegalDay } from '../../src/domain/legal-day';
import { daysAfter } from '../calendar';
import { actor, joiningBodies, type Body } from './bodies';
import { PROVINCE } from './places';
import { two, type Holding, type Province, type ProvincialPost } from './province';
import { leaveStaff, organisationDepartmentOf } from './staff';

const TERM_YEARS = 5;
const FIRST_YEAR = 2016;

const RANKS: Readonly<Partial<Record<Body['level'], number>>> = { province: 14, city: 9, county: 6 };

/** The two that stand above 云栖市 are registered with it. */
const principals: readonly Body[] = [
  ...(['committee', 'government'] as const).map((id): Body => {
    const committee = id === 'committee';
    return {
      id: `province-${id}`,
      nameZh: committee ? '中共澜川省委员会' : '澜川省人民政府',
      kind: committee ? 'party_committee' : 'government',
      level: 'province',
      region: PROVINCE.region,
      area: PROVINCE.id,
    };
  }),
  ...joiningBodies.filter(
    ({ kind, level }) => (kind === 'party_committee' || kind === 'government') && level !== 'central',
  ),
  ...joiningBodies.filter(({ kind }) => kind === 'sector_dept'),
];

const rankOf = ({ level, kind }: Body): number => (RANKS[level] ?? 1) - (kind === 'sector_dept' ? 3 : 0);

function postsOf(body: Body): readonly ProvincialPost[] {
  const { id, nameZh, kind, level } = body;
  const committee = kind === 'party_committee';
  const principal: ProvincialPost = {
    id: `${id}-principal`,
    body,
    titleZh: `${nameZh}主要负责人`,
    leadershipRole: committee ? 'principal_party' : kind === 'government' ? 'principal_gov' : 'dept_principal',
    rank: rankOf(body),
  };
  if (kind === 'sector_dept' || (committee && level !== 'province')) return [principal];
  const deputy: ProvincialPost = {
    id: `${id}-deputy`,
    body,
    titleZh: `${nameZh}分管负责人`,
    leadershipRole: 'team_member',
    rank: rankOf(body) - 1,
  };
  return [principal, deputy];
}

export const provincialPosts: readonly ProvincialPost[] = principals.flatMap(postsOf);

const signingRole = {
  principal_party: 'party_principal',
  principal_gov: 'gov_principal',
  team_member: 'deputy',
  dept_principal: 'dept_principal',
} as const;

export function establishPosts({ script, posts }: Province): void {
  for (const { id, body, titleZh, leadershipRole, rank } of posts) {
    script.say(organisationDepartmentOf(body), 'PostEstablished', `post-${id}`, {
      postId: id,
      orgId: body.id,
      titleZh,
      leadershipRole,
      rankOrdinal: rank,
      appointingOrgId: `${body.area}-organisation`,
      isLeadingCadre: true,
      occurredOn: '2016-01-05',
    });
  }
}

function assume(province: Province, post: ProvincialPost, assumedOn: LegalDay): void {
  const { docNo, holdings, script } = province;
  const { id: postId, body, leadershipRole } = post;
  const { official } = leaveStaff(province, body.area, daysAfter(assumedOn, -1));
  const assumed = script.say(
    organisationDepartmentOf(body),
    'PostAssumed',
    `post-${postId}`,
    {
      postId,
      personId: official.personId,
      assumedOn,
      decisionDocNo: docNo('澜组任', assumedOn),
      decidedByOrgId: `${body.area}-organisation`,
      isPromotion: true,
    },
    { after: [official.registered] },
  );
  const { personId } = official;
  holdings.push({ postId, orgId: body.id, role: signingRole[leadershipRole], personId, assumedOn, assumed });
}

function vacate({ chance, docNo, script }: Province, { body }: ProvincialPost, held: Holding, on: LegalDay): void {
  script.say(organisationDepartmentOf(body), 'PostVacated', `post-${held.postId}`, {
    postId: held.postId,
    personId: held.personId,
    vacatedOn: on,
    reason: chance.pick(['term_end', 'transfer', 'retirement']),
    decisionDocNo: docNo('澜组免', on),
  });
  held.vacatedOn = on;
}

/** In 2016 every post is taken up; later each changes hands in the spring of every fifth year. */
export function changeHands(province: Province, year: number): void {
  const { chance, holdings, posts } = province;
  for (const [i, post] of posts.entries()) {
    if (year === FIRST_YEAR) {
      assume(province, post, `${year}-03-${two(chance.between(1, 12))}`);
    } else if ((i + year) % TERM_YEARS === 0) {
      const held = holdings.find(({ postId, vacatedOn }) => postId === post.id && vacatedOn === undefined);
      if (!held) throw new Error(`nobody holds ${post.id}`);
      const on = `${year}-04-${two(chance.between(8, 25))}`;
      vacate(province, post, held, on);
      assume(province, post, daysAfter(on, chance.between(1, 30)));
    }
  }
}

export const committeeOf = ({ area }: Pick<Body, 'area'>) => actor('party-committee', `${area}-committee`);
