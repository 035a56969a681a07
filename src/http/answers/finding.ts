/** 判断: what the rules say. */
import { sharedBasis } from './basis';
import { as, day, list, next, oneOf, optional, shape, text, texts } from './terms';

const members = {
  rule: text('Rule, R-01.'),
  status: oneOf(
    ['breach', 'due', 'alert', 'open', 'fulfilled', 'info'],
    'breach: an article was not kept; due: a measure is due and not decided; alert: needs a person’s eye, no article is ' +
      'broken by it; open: the period still runs; fulfilled: the duty was met; info: a figure, no judgement.',
  ),
  code: text('Stable word for what was found, REMOVAL_DUE.'),
  subject: text('Whom it concerns: the stream `person-…` or `org-…`.'),
  cites: texts('Articles.'),
  facts: texts('Ids of the facts it rests on, in legal order.'),
  arithmetic: optional(text('The calculation in exact figures.')),
  zh: text('One sentence in the law’s words.'),
  en: text('The same in English.'),
  since: optional(day('Legal day it dates from; ages count from here.')),
  measure: optional(text('Measure that is due, decided or barred.')),
};

export const finding = shape('Finding', 'What one rule says about one subject on the day asked about.', members);

export const listedFinding = shape('ListedFinding', 'A finding with the row it was found in.', {
  view: text('View of the row.'),
  key: text('Key of the row.'),
  ...members,
});

export const findingList = shape('FindingList', 'A page of findings, by view, key and rule.', {
  items: list(listedFinding, 'Findings of this page.'),
  next,
  basis: as(sharedBasis, 'What all of them depend on.'),
});
