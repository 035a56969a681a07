/** who has letters signed, and what becomes of a letter when its signatory leaves. */
import {
  body,
  ended,
  gov,
  left,
  organised,
  party,
  personOf,
  postOf,
  signed,
  succeeded,
  took,
} from '../../../support/letters';
import { idOf } from '../../../support/spec';
import { example } from './example';
import { both, deputy, DEPUTY, mayor, NEXT, of, onEdge, place, secretary, SECRETARY, shanxi, sx } from './letter-place';

describe('R-27 组织签订', () => {
  const group = (level: 'province' | 'city' | 'county') => body('group', level, 'leading_group', '149900');
  const cities = Array.from({ length: 11 }, (_, i) =>
    signed(`m${i}`, 'LT-10', '2019-02-01', [party(`c${i}`, `s${i}`, personOf(100 + i))], { roundId: 'r' }),
  );

  example('R-27/1', 'is fulfilled by the provincial group for the letters of the cities', () => {
    const told = [group('province'), organised('r', 'group', 'province', ['LT-10', 'LT-08', 'LT-09']), ...cities];
    expect(of(told, 'group', 'R-27', { on: '2020-01-01' })).toMatchObject([
      { status: 'fulfilled', code: 'SIGNING_ORGANISED', cites: ['SX-PA-12'], since: '2019-01-10' },
    ]);
    expect(of(told, 'c0', 'R-27', { on: '2020-01-01' })).toEqual([]);
  });

  example('R-27/2', 'finds a county group that organised the letters of counties', () => {
    const told = [group('county'), organised('r', 'group', 'county', ['LT-13', 'LT-16'])];
    expect(of(told, 'group', 'R-27', { on: '2020-01-01' })).toMatchObject([
      { status: 'fulfilled', en: expect.stringContaining('LT-16') },
      {
        status: 'breach',
        code: 'WRONG_ORGANISER',
        cites: ['SX-PA-23'],
        en: 'the signing of LT-13 is organised by the leading group of city level.',
      },
    ]);
  });

  example('R-27/3', 'counts letters without an organised signing, and says that the organiser is missing', () => {
    const told = [...shanxi, signed('m', 'LT-13', '2019-02-01', both)];
    expect(of(told, 'committee', 'R-27', { on: '2020-01-01' })).toMatchObject([
      { status: 'info', code: 'ORGANISER_MISSING', cites: ['SX-PA-23'], subject: 'org-committee' },
    ]);
    const counted = onEdge(of(told, 'committee', 'R-24', { on: '2020-01-01', set: sx }), 'LT-13');
    expect(counted.map(({ code }) => code)).toEqual(['LETTER_SIGNED']);
  });

  it('finds a body that is no leading group, and does not judge edges that nobody organises', () => {
    const committee = body('group', 'province', 'party_committee', '140000');
    const otherwise = [group('province'), organised('r', 'group', 'city', ['LT-10'])];
    expect(of(otherwise, 'group', 'R-27', { on: '2020-01-01' })).toMatchObject([{ code: 'WRONG_ORGANISER' }]);
    const [finding] = of([committee, organised('r', 'group', 'province', ['LT-10'])], 'group', 'R-27', {
      on: '2020-01-01',
    });
    expect(finding?.code).toBe('WRONG_ORGANISER');
    const gansu = [group('province'), organised('r', 'group', 'province', ['LT-04'])];
    expect(of(gansu, 'group', 'R-27', { on: '2020-01-01' })).toEqual([]);
  });
});

describe('R-69 责任书与任期', () => {
  const city = [...place('city', '629900'), signed('m', 'LT-04', '2019-02-01', both)];
  const gone = [...city, left('secretary', SECRETARY, '2019-04-01'), took('secretary', NEXT, '2019-04-10')];
  const asked = { on: '2019-06-30' };

  example('R-69/1', 'counts the days from leaving to the succession', () => {
    const told = [...gone, succeeded('m', secretary, party('committee', 'secretary', NEXT), '2019-04-20')];
    expect(of(told, 'committee', 'R-69', asked)).toMatchObject([
      {
        status: 'info',
        code: 'LETTER_WAS_UNCOVERED',
        subject: `person-${SECRETARY}`,
        cites: ['GS-PA-5'],
        facts: [idOf(6), idOf(9)],
        arithmetic: '2019-04-20 - 2019-04-01 = 19 days',
        since: '2019-04-01',
      },
    ]);
  });

  example('R-69/2', 'is open without a succession', () => {
    expect(of(gone, 'committee', 'R-69', asked)).toMatchObject([
      { status: 'alert', code: 'LETTER_UNCOVERED', since: '2019-04-01', arithmetic: '90 days since 2019-04-01' },
    ]);
    expect(of(city, 'committee', 'R-69', asked)).toEqual([]);
  });

  example('R-69/3', 'concerns the letter of a deputy alone when the deputy left', () => {
    const who = { ...party('committee', 'deputy', DEPUTY), role: 'deputy' as const };
    const told = [
      ...shanxi,
      ...deputy,
      signed('m', 'LT-13', '2019-02-01', both),
      signed('a', 'LT-15', '2019-02-01', [who]),
      left('deputy', DEPUTY, '2019-04-01'),
    ];
    const set = sx;
    expect(of(told, 'committee', 'R-69', { on: '2019-06-30', set })).toMatchObject([
      { subject: `person-${DEPUTY}`, facts: [idOf(9)] },
    ]);
    expect(of(told, 'government', 'R-69', { on: '2019-06-30', set })).toEqual([]);
  });

  it('rests on the succession of the one who left, not on that of another signatory', () => {
    const told = [
      ...gone,
      succeeded('m', mayor, gov('government', 'mayor', DEPUTY), '2019-04-20'),
      succeeded('m', secretary, party('committee', 'secretary', NEXT), '2019-04-20'),
    ];
    expect(of(told, 'committee', 'R-69', asked)).toMatchObject([{ facts: [idOf(6), idOf(10)] }]);
  });

  it('is not ended by a letter of an earlier year, nor by one for another post', () => {
    const older = [...gone, signed('l', 'LT-04', '2018-02-01', both)];
    expect(of(older, 'committee', 'R-69', asked)).toMatchObject([{ code: 'LETTER_UNCOVERED', facts: [idOf(6)] }]);
    const as = (postId: string, personId: string) =>
      ({ ...party('committee', postId, personId), role: 'deputy' }) as const;
    const told = [
      ...shanxi,
      ...deputy,
      postOf('committee', 'second', 'team_member'),
      took('second', NEXT, '2016-01-01'),
      signed('a', 'LT-15', '2019-02-01', [as('deputy', DEPUTY)]),
      left('deputy', DEPUTY, '2019-04-01'),
      signed('b', 'LT-15', '2019-05-01', [as('second', NEXT)]),
    ];
    expect(of(told, 'committee', 'R-69', { ...asked, set: sx })).toMatchObject([{ code: 'LETTER_UNCOVERED' }]);
  });

  it('finds no gap where the letter was taken over on the day of leaving', () => {
    const told = [...gone, succeeded('m', secretary, party('committee', 'secretary', NEXT), '2019-04-01')];
    expect(of(told, 'committee', 'R-69', asked)).toEqual([]);
  });

  it('ends with a new letter for the post, and with the letter itself', () => {
    const anew = [...gone, signed('n', 'LT-04', '2019-05-01', [party('committee', 'secretary', NEXT)])];
    expect(of(anew, 'committee', 'R-69', asked)).toMatchObject([{ code: 'LETTER_WAS_UNCOVERED' }]);
    expect(of(gone, 'committee', 'R-69', { on: '2022-01-01' })).toMatchObject([
      { code: 'LETTER_UNCOVERED', arithmetic: '2019-12-31 - 2019-04-01 = 274 days' },
    ]);
    const ending = [...gone, ended('m', '2019-03-31', 'fulfilled')];
    expect(of(ending, 'committee', 'R-69', asked)).toEqual([]);
  });
});
