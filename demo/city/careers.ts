/** Leading posts and who holds them: terms of about five years, successors from the staff or from a lower post. */
import { yearOf, type LegalDay } from '../../src/domain/legal-day';
import type { FactNamed } from '../../src/domain/catalogue';
import { daysAfter, laterOf } from '../calendar';
import type { City, LeadingPost, Official, Tenure } from './city';
import { leaveStaff } from './officials';
import { committee, discipline, organisationDepartment, organs, type Organ } from './organs';

type Leaving = FactNamed<'PostVacated'>['data'];

const TERM_YEARS = 5;
const FIRST_TERM_END = 2001;

const rankOf = ({ level, kind }: Organ): number => {
  if (level === 'county') return kind === 'party_committee' ? 6 : kind === 'government' ? 5 : 4;
  if (kind === 'party_committee') return 9;
  return kind === 'government' || kind === 'discipline_organ' ? 8 : 6;
};

/** Thirty: each organ's principal, and five deputies. */
export const leadingPosts: readonly LeadingPost[] = organs.flatMap((organ, i) => {
  const principal: LeadingPost = {
    id: `${organ.id}-principal`,
    organ,
    titleZh: organ.principal,
    rank: rankOf(organ),
    isPrincipal: true,
    firstTermEnds: FIRST_TERM_END + (i % TERM_YEARS),
  };
  if (organ.deputy === undefined) return [principal];
  const deputy: LeadingPost = {
    id: `${organ.id}-deputy`,
    organ,
    titleZh: organ.deputy,
    rank: rankOf(organ) - 1,
    isPrincipal: false,
    firstTermEnds: FIRST_TERM_END + ((i + 2) % TERM_YEARS),
  };
  return [principal, deputy];
});

const leadershipRoleOf = ({ organ, isPrincipal }: LeadingPost) => {
  if (organ.kind === 'party_committee') return isPrincipal ? 'principal_party' : 'team_member';
  if (organ.kind === 'government') return isPrincipal ? 'principal_gov' : 'team_member';
  if (organ.kind === 'law_enforcement_organ') return isPrincipal ? 'le_principal' : 'le_supervising_leader';
  return isPrincipal ? 'dept_principal' : 'dept_deputy';
};

export function establishLeadingPosts({ script, organs: registered, posts }: City): void {
  for (const post of posts) {
    script.say(
      organisationDepartment,
      'PostEstablished',
      `post-${post.id}`,
      {
        postId: post.id,
        orgId: post.organ.id,
        titleZh: post.titleZh,
        leadershipRole: leadershipRoleOf(post),
        rankOrdinal: post.rank,
        appointingOrgId: 'yunqi-organisation',
        isLeadingCadre: true,
        occurredOn: '1999-03-23',
      },
      { after: [...registered.values()] },
    );
  }
}

const isHeld = (city: City, { id }: LeadingPost): boolean =>
  city.tenures.some(({ post, vacatedOn }) => post.id === id && vacatedOn === undefined);

/** Fills every empty post, the highest first. */
export function fillPosts(city: City, year: number): void {
  const empty = city.posts.filter((post) => !isHeld(city, post)).sort((a, b) => b.rank - a.rank);
  for (const post of empty) {
    const on = year === 1999 ? '1999-03-25' : `${year}-01-${String(city.chance.between(6, 28)).padStart(2, '0')}`;
    fill(city, post, on);
  }
}

/** Somebody takes up the post: half the time from a lower post given up a month ago, else from the staff. */
export function fill(city: City, post: LeadingPost, on: LegalDay): Tenure {
  const lower = city.tenures.filter(
    ({ official, post: before, vacatedOn }) =>
      vacatedOn !== undefined &&
      vacatedOn > daysAfter(on, -40) &&
      before.rank < post.rank &&
      isFree(city, official, on) &&
      !city.tenures.some((other) => other.official === official && other.vacatedOn === undefined),
  );
  const fromBelow = lower[0];
  if (fromBelow && !city.staff.includes(fromBelow.official) && city.chance.onceIn(2)) {
    const tenure = assume(city, fromBelow.official, post, on, true);
    useFile(city, tenure);
    return tenure;
  }
  const next = city.staff.find((official) => isFree(city, official, on));
  if (!next) throw new Error(`nobody is left for ${post.id}`);
  leaveStaff(city, next, on, 'promotion');
  return assume(city, next, post, on, !isFirstYear(on));
}

/** The first holders stand on record as the ledger found them. */
const isFirstYear = (on: LegalDay): boolean => yearOf(on) === 1999;

const isFree = ({ barredUntil }: City, { personId }: Official, on: LegalDay): boolean =>
  on > (barredUntil.get(personId) ?? '');

/** Puts the official into the post, divides the work, and opens the file of who has none. */
export function assume(
  city: City,
  official: Official,
  post: LeadingPost,
  assumedOn: LegalDay,
  isPromotion: boolean,
): Tenure {
  const { personId } = official;
  const assumed = city.script.say(
    organisationDepartment,
    'PostAssumed',
    `post-${post.id}`,
    {
      postId: post.id,
      personId,
      assumedOn,
      decisionDocNo: city.docNo('云组任', assumedOn),
      decidedByOrgId: 'yunqi-organisation',
      isPromotion,
    },
    { after: [official.registered] },
  );
  const tenure: Tenure = { post, official, assumedOn, assumed };
  city.tenures.push(tenure);
  divideDuties(city, tenure);
  openFile(city, tenure);
  return tenure;
}

function divideDuties({ script, docNo }: City, { post, official, assumedOn, assumed }: Tenure): void {
  const effectiveFrom = daysAfter(assumedOn, 5);
  script.say(
    committee,
    'DutyDivisionAssigned',
    `org-${post.organ.id}`,
    {
      orgId: post.organ.id,
      personId: official.personId,
      roleInDivision: post.isPrincipal ? 'overall' : 'direct',
      coversOrgIds: [post.organ.id],
      coversFields: ['党风廉政建设'],
      effectiveFrom,
      docNo: docNo('云委分工', effectiveFrom),
    },
    { after: [assumed] },
  );
}

function openFile({ script, files }: City, { official, assumedOn, assumed }: Tenure): void {
  const { personId } = official;
  if (files.has(personId)) return;
  const opened = script.say(
    discipline,
    'IntegrityFileOpened',
    `integrity-${personId}`,
    {
      personId,
      custodianOrgId: 'yunqi-discipline',
      openedOn: daysAfter(assumedOn, 15),
      scope: 'managed_leading_cadre',
    },
    { after: [assumed], about: { classification: 'restricted' } },
  );
  files.set(personId, opened);
}

/** The file was read for the appointment (GS-CG-12). */
function useFile({ script, files, docNo }: City, { official, assumedOn }: Tenure): void {
  const { personId } = official;
  const file = files.get(personId);
  if (!file) throw new Error(`no file on ${personId}`);
  script.say(
    organisationDepartment,
    'IntegrityFileUsedInDecision',
    `integrity-${personId}`,
    {
      personId,
      decisionKind: 'appointment',
      decidedOn: daysAfter(assumedOn, -4),
      docNo: docNo('云组用', assumedOn),
      entryIds: [],
    },
    { after: [file], about: { classification: 'restricted' } },
  );
}

/** The holder gives the post up. */
export function vacate(
  city: City,
  tenure: Tenure,
  vacatedOn: LegalDay,
  leaving: Pick<Leaving, 'reason' | 'measureId'>,
): void {
  const { post, official, assumed } = tenure;
  city.script.say(
    organisationDepartment,
    'PostVacated',
    `post-${post.id}`,
    {
      postId: post.id,
      personId: official.personId,
      vacatedOn: laterOf(tenure.assumedOn, vacatedOn),
      ...leaving,
      decisionDocNo: city.docNo('云组免', vacatedOn),
    },
    { after: [assumed] },
  );
  tenure.vacatedOn = vacatedOn;
}

/** Terms end in the last days of the year. */
export function endTerms(city: City, year: number): void {
  for (const tenure of city.tenures) {
    const { post, vacatedOn } = tenure;
    const isLast = year >= post.firstTermEnds && (year - post.firstTermEnds) % TERM_YEARS === 0;
    if (vacatedOn !== undefined || !isLast) continue;
    const reason = post.rank >= 8 ? 'retirement' : 'term_end';
    vacate(city, tenure, `${year}-12-${city.chance.between(28, 30)}`, { reason });
  }
}
