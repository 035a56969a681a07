/** 机构名录 and 职位台账: the organs and their posts. */
import { judged, pageOf } from './lists';
import { tenure } from './recorded';
import { day, group, list, oneOf, optional, shape, text, yesNo, count } from './terms';

export const cgScope = () =>
  oneOf(['full', 'by_reference', 'none'], 'How the clean-governance regulation binds the body (GS-CG-18).');

export const organisationRow = shape('OrganisationRow', '机构名录: an organ or other body, as registered.', {
  orgId: text('Organ.'),
  nameZh: text('Name, as registered.'),
  level: text('Level: central, province, city, county, township, village, unit.'),
  orgKind: text('Kind of body.'),
  parentOrgId: optional(text('Superior; absent at the top, and when it is not in this ledger.')),
  regionCode: text('Administrative division.'),
  cgScope: cgScope(),
  verticalManagement: yesNo('Whether it is managed vertically (GS-LE-4).'),
  effectiveFrom: day('Legal day from which it is registered.'),
});

const listedOrganisation = judged('ListedOrganisation', 'An organ in its list.', organisationRow);
export const organisationList = pageOf('OrganisationList', '机构名录, a page of it.', listedOrganisation);

export const postRow = shape('PostRow', '职位台账: a post as established, and who held it.', {
  postId: text('Post.'),
  established: optional(
    group(
      {
        orgId: text('Organ that the post belongs to.'),
        titleZh: text('Title.'),
        leadershipRole: text('Role in the leading body.'),
        rankOrdinal: count('Only compared, to tell a promotion.'),
        appointingOrgId: text('Organ that appoints.'),
        isLeadingCadre: yesNo('Whether the holder is a leading cadre.'),
        occurredOn: day('Legal day of the establishment.'),
      },
      'Absent when the establishment does not stand on the day asked about.',
    ),
  ),
  holders: list(tenure, 'In legal order of the first fact about each.'),
});
