/** Where an item of a row comes from, and times in a post. */
import type { TProperties } from '@sinclair/typebox';
import { count, day, optional, shape, text, uuid, yesNo } from './terms';

/** Of every item that one recorded fact put into a row. */
const source = {
  factId: uuid('Fact that it comes from.'),
  index: count('Place of that fact in the log.'),
  day: day('Legal day of that fact.'),
  correctedBy: optional(count('Log index of the correction whose data this is; absent when it stands as recorded.')),
};

/** An item of a row with where it comes from. */
export const item = <P extends TProperties>(name: string, meaning: string, members: P) =>
  shape(name, meaning, { ...source, ...members });

/** What a post's holder is said about, whichever post it is. */
export const tenureMembers = {
  postId: text('Post.'),
  personId: uuid('Who held it.'),
  assumedOn: optional(day('First day in the post; absent when only the leaving is on record.')),
  vacatedOn: optional(day('Last day in the post; absent while it is held.')),
  isPromotion: optional(yesNo('Whether taking it up was a promotion.')),
  reason: optional(text('Why the post was left.')),
  measureId: optional(text('Measure that the leaving carries out.')),
};

export const tenure = shape('Tenure', '任职: a time in a post, both ends included.', tenureMembers);
