/** What the chapters of the province have in common: the script they write, and who holds which post. */
import type { SignatoryRole } from '../../src/domain/letters/edges';
import type { LegalDay } from '../../src/domain/legal-day';
import type { Chance } from '../chance';
import type { City } from '../city/city';
import type { Script, Told } from '../script';
import type { Body } from './bodies';

/** A leading post outside 云栖市. */
export interface ProvincialPost {
  readonly id: string;
  readonly body: Body;
  readonly titleZh: string;
  readonly leadershipRole: 'principal_party' | 'principal_gov' | 'team_member' | 'dept_principal';
  readonly rank: number;
}

/** Somebody in a post who signs letters, in whichever city; `vacatedOn` absent while it is held. */
export interface Holding {
  readonly postId: string;
  readonly orgId: string;
  readonly role: SignatoryRole;
  readonly personId: string;
  readonly assumedOn: LegalDay;
  readonly assumed: Told;
  vacatedOn?: LegalDay;
}

export interface ProvincialOfficial {
  readonly personId: string;
  readonly nameZh: string;
  readonly registered: Told;
}

/** On the staff of a body, waiting for a leading post of the area. */
export interface StaffMember {
  readonly official: ProvincialOfficial;
  readonly body: Body;
}

/** The province in the making. */
export interface Province {
  readonly script: Script;
  /** Its own: what falls here changes nothing in the city. */
  readonly chance: Chance;
  /** 云栖市, told before. */
  readonly city: City;
  readonly officials: ProvincialOfficial[];
  readonly posts: readonly ProvincialPost[];
  /** Of `posts`, in the order in which they were taken up. */
  readonly holdings: Holding[];
  /** By area, longest waiting first. */
  readonly staff: ReadonlyMap<string, StaffMember[]>;
  docNo(series: string, day: LegalDay): string;
}

/** The area of records about a region. */
export const inRegion = ({ region }: { readonly region: string }) => ({ jurisdiction: `CN-${region}` });

/** Two digits. */
export const two = (n: number): string => String(n).padStart(2, '0');
