/** Who holds the posts whose holders sign, in 云栖市 as elsewhere. */
import type { SignatoryRole } from '../../src/domain/letters/edges';
import type { LegalDay } from '../../src/domain/legal-day';
import type { City } from '../city/city';
import type { Holding, Province } from '../province/province';

const roleIn: Readonly<Partial<Record<string, readonly [SignatoryRole, SignatoryRole]>>> = {
  party_committee: ['party_principal', 'deputy'],
  government: ['gov_principal', 'deputy'],
};

/** 云栖市's tenures of committees and governments, city and counties. */
const inYunqi = ({ tenures }: City): readonly Holding[] =>
  tenures.flatMap(({ assumed, assumedOn, official, post, vacatedOn }) => {
    const roles = roleIn[post.organ.kind];
    if (!roles) return [];
    const held: Holding = {
      postId: post.id,
      orgId: post.organ.id,
      role: roles[post.isPrincipal ? 0 : 1],
      personId: official.personId,
      assumedOn,
      assumed,
      ...(vacatedOn === undefined ? {} : { vacatedOn }),
    };
    return [held];
  });

/** Every holding of a signatory's post, in the order in which the posts were taken up. */
export const signatoriesOf = ({ city, holdings }: Province): readonly Holding[] =>
  [...inYunqi(city), ...holdings].sort((a, b) => (a.assumedOn < b.assumedOn ? -1 : a.assumedOn > b.assumedOn ? 1 : 0));

export const holderOf = (all: readonly Holding[], postId: string, on: LegalDay): Holding | undefined =>
  all.find(
    (held) => held.postId === postId && held.assumedOn <= on && (held.vacatedOn === undefined || held.vacatedOn > on),
  );
