/** What a finding says in the reader's language. */
import type { Language } from '../i18n/texts';
import { termOf } from '../i18n/terms/term-of';
import type { Finding } from './gravity';

/** Its sentence. In English rules begin it small, for sentences of which it is a part. */
export const sentenceIn = (language: Language, { zh, en }: Finding): string =>
  language === 'zh' ? zh : en.charAt(0).toUpperCase() + en.slice(1);

/** Of R-22: codes of measures, and the classes of measures that an article prints in place of them. */
const CLASSES: Readonly<Record<string, string>> = {
  PARTY_DISCIPLINE: '党纪处分',
  ADMIN_DISCIPLINE: '政纪处分',
  ORGANISATIONAL_HANDLING: '组织处理',
  TRANSFER_JUDICIARY: '移送司法机关',
};
const measure = (code: string): string => CLASSES[code] ?? termOf('value', `measure=${code}`, 'zh');
const measures = (codes: string): string => codes.split(', ').map(measure).join('、');

/** What is said, and how it is said in Chinese; the first ones are tried first. */
const PHRASES: readonly (readonly [RegExp, string | ((said: string, ...parts: string[]) => string)])[] = [
  [/in post on (\d+) of (\d+) days/g, '在任$1天,全年$2天'],
  [/(\d+) returned of (\d+) issued, (\d+) eligible/g, '收回$1张,发出$2张,应参加$3人'],
  [/(\d+) returned > (\d+) issued/g, '收回$1张 > 发出$2张'],
  [/(\d+) returned - (\d+) invalid/g, '收回$1张 - 无效$2张'],
  [/(\w+) is not in \{([^}]*)\}/g, (_, code = '', set = '') => `${measure(code)}不在{${measures(set)}}之内`],
  [/ (\d+) months/g, ' $1个月'],
  [/entered (\S+), disbursed (\S+)/g, '$1入库,$2拨付'],
  [/removed (\S+), disbursed (\S+)/g, '$1出库,$2拨付'],
  [/paid ([^,]+(?:,\d[^,]*)*), disbursed (.+)/g, '报账支付$1元,资金拨付$2元'],
  [/recovered (\S+) of an unknown amount/g, '已追回$1元,金额不明'],
  [/recovered (\S+) of ([\d,.]+) \(estimated\)/g, '已追回$1元,共$2元(估计)'],
  [/recovered (\S+) of ([\d,.]+)/g, '已追回$1元,共$2元'],
  [/delayed (\d+) days/g, '延压$1天'],
  [/no days/g, '未载明天数'],
  [/(\d+) days since (\S+)/g, '自$2起$1天'],
  [/(\d+) days/g, '$1天'],
  [/, of ([\d,.]+)$/g, ',上年度$1'],
];

/** Its arithmetic: the rules write it once, and the few words in it in English. */
export function arithmeticIn(language: Language, arithmetic: string): string {
  if (language === 'en') return arithmetic;
  return PHRASES.reduce(
    (text, [said, zh]) => (typeof zh === 'string' ? text.replace(said, zh) : text.replace(said, zh)),
    arithmetic,
  );
}
