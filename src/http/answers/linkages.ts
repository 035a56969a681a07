/** 联系关系: who is linked to which place. */
import { letterEdgeIds } from '../../domain/letters/edges';
import { item } from './recorded';
import { day, group, list, mapOf, oneOf, optional, shape, text, texts, year } from './terms';

const measure = group(
  {
    content: optional(text('What is done.')),
    responsible: optional(text('Who answers for it.')),
    dueOn: optional(day('Legal day by which it is due.')),
  },
  'What the plan leaves out is absent (GS-PA-14).',
);

export const linkagesRow = shape('LinkagesRow', '联系关系 of a leader or unit.', {
  linker: text('`person-<uuid>` or `org-<id>`.'),
  links: list(
    item('LinkageStarted', '联系关系建立.', {
      linkageId: text('Link.'),
      kind: text('Kind of link.'),
      toRegionCode: text('Place.'),
      startedOn: day('First legal day.'),
      docNo: text('Document number.'),
    }),
    'In legal order.',
  ),
  ends: list(
    item('LinkageStopped', '联系关系结束.', {
      linkageId: text('Link.'),
      endedOn: day('Last legal day.'),
      reason: text('Why.'),
    }),
    'The first of a link is its end.',
  ),
  plans: list(
    item('HelpPlan', '帮扶计划.', {
      linkageId: optional(text('Link.')),
      targetCode: text('Place or household.'),
      responsibleOrgId: text('Organ that answers for it.'),
      measures: list(measure, 'Measures.'),
      planYear: optional(year('Year.')),
      adoptedOn: day('Legal day.'),
    }),
    'In legal order.',
  ),
  letters: list(
    item('LinkedLetter', 'An assistance letter.', {
      letterId: text('Letter.'),
      edgeId: oneOf(letterEdgeIds, 'Edge of the letter chain.'),
      linkedRegionCode: optional(text('Place.')),
      signedOn: day('Legal day of signing.'),
    }),
    'In legal order.',
  ),
  linksOfLetters: mapOf(
    texts('Ids of links.'),
    'For each letter with a place, the links that stood when it was signed.',
  ),
});
