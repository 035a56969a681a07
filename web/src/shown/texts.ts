import { textsOf } from '../i18n/texts';

export const recordedTexts = textsOf(
  'recorded',
  { unseen: '不可见字符', more: '显示全部{{n}}字', less: '收起' },
  { unseen: 'A character that has no shape', more: 'Show all {{n}} characters', less: 'Show less' },
);
