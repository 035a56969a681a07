import { textsOf } from '../i18n/texts';

export const recordedTexts = textsOf(
  'recorded',
  { unseen: '不可见字符', more: '显示全部{{n}}字', less: '收起' },
  { unseen: 'A character that has no shape', more: 'Show all {{n}} characters', less: 'Show less' },
);

export const findingTexts = textsOf(
  'finding',
  {
    none: '没有发现',
    facts: '依据事实',
    breach: '违反',
    due: '应处理',
    alert: '提醒',
    open: '期限内',
    info: '数据',
    fulfilled: '已履行',
  },
  {
    none: 'No findings',
    facts: 'facts',
    breach: 'breach',
    due: 'due',
    alert: 'alert',
    open: 'open',
    info: 'figure',
    fulfilled: 'fulfilled',
  },
);

export const dataTableTexts = textsOf(
  'data-table',
  { before: '上一页', after: '下一页', shown: '第{{from}}–{{to}}行,共{{total}}行' },
  { before: 'Previous', after: 'Next', shown: 'Rows {{from}}–{{to}} of {{total}}' },
);

export const listPagesTexts = textsOf(
  'list-pages',
  { pages: '分页', first: '回到第一页', next: '下一页' },
  { pages: 'Pages', first: 'Back to the first page', next: 'Next page' },
);
