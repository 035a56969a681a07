/** what a removal bars, and whether a measure is one that is printed for its ground. */
import { grounds } from '../../../../src/domain/accountability/grounds';
import type { PartyDisciplineImposed } from '../../../../src/domain/accountability/imposition';
import type { DataOf } from '../../../../src/domain/fact';
import { articleText } from '../../../../src/rulebook/articles';
import { ladders } from '../../../../src/rulebook/ladders';
import { say } from '../../../support/facts';
import { idOf, type Told } from '../../../support/spec';
import {
  ANYBODY,
  COMMITTEE,
  docketOf,
  example,
  executed,
  imposed,
  leadingPost,
  ofRule,
  revoked,
  SOMEBODY_ELSE,
  took,
  varied,
  voided,
} from './example';

const bars = (told: readonly Told[], on = '2026-06-30', person = ANYBODY, set = {}) =>
  ofRule(docketOf(told, person, { on, set }), 'R-15');
const breaches = (told: readonly Told[], set = {}) =>
  bars(told, '2026-06-30', ANYBODY, set).filter(({ status }) => status === 'breach');

describe('R-15 免职后2年内不得提拔', () => {
  const removal = (takesEffectOn: string, on = takesEffectOn) =>
    imposed({ id: 'm', code: 'REMOVAL', on, takesEffectOn, ground: 'CG-14-i4' });
  const promoted = (on: string) => [leadingPost('q'), took('q', on, true)];

  example('R-15/1', 'finds a promotion on the last day of the bar', () => {
    expect(breaches([removal('2021-05-20'), ...promoted('2023-05-20')])).toEqual([
      {
        rule: 'R-15',
        status: 'breach',
        code: 'PROMOTION_IN_BAR',
        subject: `person-${ANYBODY}`,
        cites: ['GS-CG-14-i4'],
        facts: [idOf(0), idOf(2)],
        arithmetic: '2021-05-20 <= 2023-05-20 <= 2023-05-20',
        zh: '2023-05-20提拔任职,仍在自2021-05-20至2023-05-20的2年内不得提拔期间。',
        en: 'promoted on 2023-05-20, inside the bar from 2021-05-20 through 2023-05-20.',
        since: '2023-05-20',
        measure: 'REMOVAL',
      },
    ]);
  });
  example('R-15/2', 'allows a promotion on the day after', () => {
    expect(breaches([removal('2021-05-20'), ...promoted('2023-05-21')])).toEqual([]);
  });
  example('R-15/3', 'ends on the last of February two years after a leap day', () => {
    expect(bars([removal('2024-02-29')], '2026-02-28')).toMatchObject([
      { status: 'info', code: 'PROMOTION_BAR', arithmetic: '2024-02-29 + 24 months = 2026-02-28' },
    ]);
    expect(bars([removal('2024-02-29')], '2026-03-01')).toMatchObject([{ code: 'PROMOTION_BAR_ENDED' }]);
  });
  example('R-15/4', 'knows no bar for a removal on the distrust vote', () => {
    const told = [imposed({ id: 'm', code: 'REMOVAL', on: '2021-05-20' }), ...promoted('2021-06-01')];
    expect(bars(told)).toEqual([]);
  });
  example('R-15/5', 'allows a move on the same level inside the bar', () => {
    const told = [removal('2021-05-20'), leadingPost('q'), took('q', '2021-06-01', false)];
    expect(breaches(told)).toEqual([]);
  });
  example('R-15/6', 'moves the bar to the right person once the wrong record is voided', () => {
    const right = imposed({ id: 'n', code: 'REMOVAL', on: '2024-05-20', ground: 'CG-14-i4', person: SOMEBODY_ELSE });
    const told = [removal('2024-05-20'), voided('sanction-m', idOf(0), '2024-07-01'), right];
    expect(ofRule(docketOf(told, ANYBODY, { on: '2025-01-01', knownAt: 1 }), 'R-15')).toHaveLength(1);
    expect(ofRule(docketOf(told, SOMEBODY_ELSE, { on: '2025-01-01', knownAt: 1 }), 'R-15')).toEqual([]);
    expect(bars(told, '2025-01-01', ANYBODY)).toEqual([]);
    expect(bars(told, '2025-01-01', SOMEBODY_ELSE)).toMatchObject([{ code: 'PROMOTION_BAR' }]);
  });

  it('runs from the day that P-BAR-START names', () => {
    const told = [removal('2021-05-20', '2021-05-10'), executed('m', '2021-06-01')];
    const start = (value: string) => bars(told, '2026-06-30', ANYBODY, { 'P-BAR-START': value })[0]?.since;
    expect([start('decision'), start('effective'), start('execution')]).toEqual([
      '2021-05-10',
      '2021-05-20',
      '2021-06-01',
    ]);
  });

  it('goes with a revocation from the beginning, and ends where the removal was varied', () => {
    const promotion = promoted('2022-06-01');
    expect(bars([removal('2021-05-20'), revoked('m', '2021-09-01'), ...promotion])).toEqual([]);
    expect(breaches([removal('2021-05-20'), revoked('m', '2022-09-01', '2022-09-01'), ...promotion])).toHaveLength(1);
    expect(breaches([removal('2021-05-20'), varied('m', 'ORG_ADJUSTMENT', '2022-06-01'), ...promotion])).toEqual([]);
    expect(breaches([removal('2021-05-20'), varied('m', 'ORG_ADJUSTMENT', '2022-06-02'), ...promotion])).toHaveLength(
      1,
    );
  });
});

type Party = DataOf<typeof PartyDisciplineImposed>;

const discipline = (ground: Party['ground'], severity: Party['severity'], sanction: Party['sanction']): Told =>
  say('PartyDisciplineImposed', 'sanction-d', {
    measureId: 'd',
    personId: ANYBODY,
    sanction,
    ground,
    severity,
    imposedOn: '2024-03-01',
    takesEffectOn: '2024-03-01',
    decidedByOrgId: COMMITTEE,
    docNo: '示例处分',
  });

const administrative = (ground: Party['ground']): Told =>
  say('AdministrativeDisciplineImposed', 'sanction-d', {
    measureId: 'd',
    personId: ANYBODY,
    sanction: 'REMOVAL_FROM_OFFICE',
    ground,
    imposedOn: '2024-03-01',
    takesEffectOn: '2024-03-01',
    decidedByOrgId: COMMITTEE,
    docNo: '示例处分',
  });

const offLadder = (...told: readonly Told[]) => ofRule(docketOf(told, ANYBODY, { on: '2025-06-30' }), 'R-22');

describe('R-22 处分幅度', () => {
  example('R-22/1', 'allows a serious warning for CG-15-i1', () => {
    expect(offLadder(discipline('CG-15-i1', 'general', 'SERIOUS_WARNING'))).toEqual([]);
  });
  example('R-22/2', 'flags removal from party posts where it is printed for serious circumstances only', () => {
    expect(offLadder(discipline('CG-15-i1', 'general', 'REMOVAL_FROM_PARTY_POSTS'))).toMatchObject([
      {
        status: 'breach',
        code: 'MEASURE_OFF_LADDER',
        cites: ['GS-CG-15-i1'],
        facts: [idOf(0)],
        arithmetic:
          'REMOVAL_FROM_PARTY_POSTS is not in {WARNING, SERIOUS_WARNING, ADMIN_DISCIPLINE, TRANSFER_JUDICIARY}',
        zh: '对“对不正之风不制止不查处、拒不办理交办事项或者隐瞒不报、压制不查”(一般),条文规定的处理为警告、严重警告、政纪处分、移送司法机关,不含撤销党内职务。',
        measure: 'REMOVAL_FROM_PARTY_POSTS',
      },
    ]);
    expect(offLadder(discipline('CG-15-i1', 'serious', 'REMOVAL_FROM_PARTY_POSTS'))).toEqual([]);
  });
  example('R-22/3', 'allows removal from party posts for CG-15-i4 when fairly serious', () => {
    expect(offLadder(discipline('CG-15-i4', 'fairly_serious', 'REMOVAL_FROM_PARTY_POSTS'))).toEqual([]);
    expect(offLadder(discipline('CG-15-i4', 'fairly_serious', 'EXPULSION'))).toHaveLength(1);
  });

  it('reads 情节较重 as not yet 情节严重 where the item prints no such tier', () => {
    expect(offLadder(discipline('CG-15-i1', 'fairly_serious', 'SERIOUS_WARNING'))).toEqual([]);
    expect(offLadder(discipline('CG-15-i1', 'fairly_serious', 'REMOVAL_FROM_PARTY_POSTS'))).toHaveLength(1);
  });

  it('flags any measure for other violations that are not even fairly serious', () => {
    const other = { id: 'm', code: 'ADMONITION_TALK', on: '2024-03-01', ground: 'CG-15-catchall' } as const;
    expect(offLadder(imposed({ ...other, severity: 'general' }))).toHaveLength(1);
    expect(offLadder(imposed({ ...other, severity: 'fairly_serious' }))).toEqual([]);
    expect(offLadder(imposed({ ...other, severity: 'serious' }))).toEqual([]);
  });

  it('allows administrative discipline beside every ground of article 15, and for no ground of 14(4)', () => {
    expect(offLadder(administrative('CG-15-i2'))).toEqual([]);
    expect(offLadder(administrative('CG-15-i5'))).toEqual([]);
    expect(offLadder(administrative('CG-14-i5'))).toEqual([]);
    expect(offLadder(administrative('CG-14-i4'))).toHaveLength(1);
  });

  it('looks at what a measure was varied to, and not at one revoked from the beginning', () => {
    const talk = imposed({ id: 'm', code: 'ADMONITION_TALK', on: '2024-03-01', ground: 'CG-14-i1' });
    expect(offLadder(talk)).toEqual([]);
    expect(offLadder(talk, varied('m', 'REMOVAL', '2024-05-01'))).toMatchObject([
      { since: '2024-05-01', facts: [idOf(0), idOf(1)], measure: 'REMOVAL' },
    ]);
    expect(offLadder(talk, varied('m', 'REMOVAL', '2024-05-01'), revoked('m', '2024-06-01'))).toEqual([]);
  });

  it('says nothing of grounds for which these measures print no ladder', () => {
    expect(offLadder(imposed({ id: 'm', code: 'REMOVAL', on: '2024-03-01', ground: 'AG-01' }))).toEqual([]);
  });
});

describe('the ladders', () => {
  const ofArticles = Object.keys(grounds).filter((ground) => ground.startsWith('CG-'));

  it('are eighteen, one for each ground of articles 13 to 15 and two for the distrust vote', () => {
    expect(ladders).toHaveLength(18);
    expect([...new Set(ladders.map(({ ground }) => ground))]).toEqual(ofArticles);
    expect(new Set(ladders.map(({ id }) => id)).size).toBe(18);
  });

  /** The printed words for each measure, in the characters of the source. */
  const words: Readonly<Record<string, readonly string[]>> = {
    WRITTEN_SELF_CRITICISM: ['責令寫出檢查'],
    CIRCULAR_CRITICISM: ['通報批評'],
    HONOUR_BAR: ['取消評優資格'],
    HONOUR_BAR_TITLES: ['不能評為優秀'],
    ADMONITION_TALK: ['談話戒勉'],
    ORG_ADJUSTMENT: ['組織調整'],
    ORDERED_RESIGNATION: ['辭職'],
    REMOVAL: ['免職'],
    WARNING: ['警告'],
    SERIOUS_WARNING: ['嚴重警告'],
    REMOVAL_FROM_PARTY_POSTS: ['撤銷黨內職務'],
    PROBATION_IN_PARTY: ['留黨察看'],
    EXPULSION: ['開除黨籍'],
    REMOVAL_FROM_OFFICE: ['撤職'],
    PARTY_DISCIPLINE: ['黨紀處分', '黨紀政紀處分'],
    ADMIN_DISCIPLINE: ['政紀處分'],
    ORGANISATIONAL_HANDLING: ['組織處理'],
    TRANSFER_JUDICIARY: ['移交司法機關'],
  };

  /** Where in the text a graded tier begins; what stands before the first of them is not graded. */
  const beginnings = { fairly_serious: /情節較重的/, serious: /(情節|問題)嚴重的/, suspected_crime: /涉嫌犯罪的/ };
  const parts = (text: string): readonly string[] => text.split(/(?=情節較重的|情節嚴重的|問題嚴重的|涉嫌犯罪的)/);
  const printedFor = (text: string, tier: string): string =>
    tier in beginnings
      ? (parts(text).find((part) => beginnings[tier as keyof typeof beginnings].test(part)) ?? '')
      : (parts(text)[0] ?? '');

  it.each(ladders.map((ladder) => [ladder.id, ladder] as const))(
    '%s has each measure where it is printed',
    (_, ladder) => {
      const text = articleText(ladder.cite) ?? '';
      const placed = ladder.rungs.flatMap(({ tier, measures }) => measures.map((code) => [tier, code] as const));
      expect(placed.length).toBeGreaterThan(0);
      expect(
        placed.filter(([tier, code]) => !(words[code] ?? []).some((word) => printedFor(text, tier).includes(word))),
      ).toEqual([]);
      const tiers = ladder.rungs.map(({ tier }) => tier);
      expect(tiers.includes('serious')).toBe(beginnings.serious.test(text));
      expect(tiers.includes('fairly_serious')).toBe(beginnings.fairly_serious.test(text));
      expect(tiers.includes('suspected_crime')).toBe(beginnings.suspected_crime.test(text));
      expect(tiers.includes('by_circumstances')).toBe(text.includes('視其情節'));
    },
  );
});
