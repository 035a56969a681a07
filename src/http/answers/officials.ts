/** 人员名录: who a person is, and the posts they hold or held. */
import { judged, pageOf } from './lists';
import { tenure, tenureMembers } from './recorded';
import { count, day, list, optional, shape, text, uuid, yesNo } from './terms';

const postHeld = shape('PostHeld', 'A time in a post, with what the establishment says of the post.', {
  ...tenureMembers,
  assumedOn: day('First day in the post.'),
  orgId: text('Organ that the post belongs to.'),
  titleZh: text('Title of the post.'),
  rankOrdinal: count('Only compared, to tell a promotion.'),
  isLeadingCadre: yesNo('Whether the holder is a leading cadre.'),
});

export const officialRow = shape('OfficialRow', '人员名录: a person and the posts they hold or held.', {
  personId: uuid('Person.'),
  nameZh: optional(
    text('Name; absent, like the two below, when the registration does not stand on the day asked about.'),
  ),
  partyMember: optional(yesNo('Whether a member of the Party.')),
  cadreManagementOrgId: optional(text('干部管理权限: organ that manages the cadre.')),
  posts: list(postHeld, 'In legal order.'),
  loose: list(tenure, '离任 without 任职 on record, and times in a post whose establishment does not stand.'),
});

const listedOfficial = judged('ListedOfficial', 'A person in their list.', officialRow);
export const officialList = pageOf('OfficialList', '人员名录, a page of it.', listedOfficial);
