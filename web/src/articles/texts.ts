import { textsOf } from '../i18n/texts';

export const articleTexts = textsOf(
  'article',
  { title: '条文', source: '原文全文SHA-256:' },
  { title: 'Article', source: 'SHA-256 of the whole printed source:' },
);
