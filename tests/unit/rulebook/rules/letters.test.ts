/** the chain of letters, and two letters for a principal. */
import { letterMatrix } from '../../../../projections/letter-matrix';
import { cellsOf } from '../../../../src/rulebook/poverty/matrix-cells';
import { recordedFacts, rowAt } from '../../../support/facts';
import { body, ended, gov, left, party, postOf, signed, succeeded, took } from '../../../support/letters';
import { idOf, type Told } from '../../../support/spec';
import { example, momentOf } from './example';
import {
  both,
  deputy,
  DEPUTY,
  gs,
  mayor,
  MAYOR,
  NEXT,
  of,
  onEdge,
  place,
  secretary,
  SECRETARY,
  shanxi,
  sx,
  words,
} from './letter-place';

describe('R-24 责任书链完整性', () => {
  example('R-24/1', 'is complete where both principals of a Shanxi county signed', () => {
    const told = [...shanxi, signed('m', 'LT-13', '2019-02-01', both)];
    for (const [org, person] of [
      ['committee', SECRETARY],
      ['government', MAYOR],
    ] as const) {
      const findings = onEdge(of(told, org, 'R-24', { on: '2020-01-01', set: sx }), 'LT-13');
      expect(findings).toEqual([
        {
          rule: 'R-24',
          status: 'fulfilled',
          code: 'LETTER_SIGNED',
          subject: `person-${person}`,
          cites: ['SX-PA-26', 'SX-PA-23', 'SX-PA-27'],
          facts: [idOf(6)],
          zh: '2019年度县级党委和政府主要负责人向市脱贫攻坚领导小组签署脱贫责任书:已于2019-02-01签订。',
          en: 'LT-13 for 2019: signed on 2019-02-01.',
          since: '2019-02-01',
        },
      ]);
    }
  });

  example('R-24/2', 'has a gap from the day on which a new principal came who did not sign', () => {
    const told = [
      ...shanxi,
      signed('m', 'LT-13', '2019-02-01', both),
      left('mayor', MAYOR, '2019-09-01'),
      took('mayor', NEXT, '2019-09-01'),
    ];
    const at = (on: string) => onEdge(of(told, 'government', 'R-24', { on, set: sx }), 'LT-13');
    expect(words(at('2019-08-31'))).toEqual([['LETTER_SIGNED', '2019-02-01']]);
    expect(at('2019-10-01')[1]).toMatchObject({
      status: 'open',
      code: 'LETTER_OPEN',
      subject: `person-${NEXT}`,
      since: '2019-09-01',
    });
    expect(at('2020-01-01')[1]).toMatchObject({ status: 'alert', code: 'LETTER_MISSING', since: '2019-09-01' });
    const taken = [...told, succeeded('m', mayor, gov('government', 'mayor', NEXT), '2019-09-20')];
    expect(words(onEdge(of(taken, 'government', 'R-24', { on: '2020-01-01', set: sx }), 'LT-13'))).toEqual([
      ['LETTER_SIGNED', '2019-02-01'],
      ['LETTER_SIGNED', '2019-09-20'],
    ]);
  });

  example('R-24/3', 'has a gap where the party principal of a Gansu city signed alone', () => {
    const told = [...place('city', '629900'), signed('m', 'LT-04', '2017-05-01', [secretary])];
    expect(words(of(told, 'committee', 'R-24', { on: '2018-01-01', set: gs }))).toEqual([
      ['LETTER_SIGNED', '2017-05-01'],
    ]);
    expect(of(told, 'government', 'R-24', { on: '2018-01-01', set: gs })).toMatchObject([
      { status: 'alert', code: 'LETTER_MISSING', cites: ['GS-PA-5'], since: '2017-03-09', facts: [] },
    ]);
  });

  it('takes one letter for the national edge and for the province that repeats it', () => {
    for (const [region, edges] of [
      ['620000', 'LT-01 and LT-02'],
      ['140000', 'LT-01 and LT-07'],
    ] as const) {
      for (const edge of ['LT-01', edges.slice(-5) as 'LT-02' | 'LT-07'] as const) {
        const told = [...place('province', region), signed('m', edge, '2017-05-01', [secretary])];
        const findings = onEdge(of(told, 'committee', 'R-24', { on: '2018-01-01', set: gs }), edges);
        expect(words(findings)).toEqual([
          ['LETTER_MISSING', '2016-10-11'],
          ['LETTER_SIGNED', '2017-05-01'],
        ]);
      }
    }
    const other = of(place('province', '610000'), 'committee', 'R-24', { on: '2016-12-31', set: gs });
    expect(other).toMatchObject([{ status: 'open', cites: ['CN-PA-9'], since: '2016-10-11' }]);
  });

  it('says of the implied edge what was signed, and never that anything is missing', () => {
    const gansu = place('county', '629921');
    expect(of(gansu, 'committee', 'R-24', { on: '2020-01-01' })).toEqual([]);
    const told = [...gansu, signed('m', 'LT-06', '2018-05-01', [secretary])];
    expect(of(told, 'committee', 'R-24', { on: '2020-01-01' })).toMatchObject([
      { status: 'info', code: 'IMPLIED_LETTER_SIGNED', since: '2018-05-01' },
    ]);
    const row = rowAt(letterMatrix, recordedFacts(told), 'committee');
    const states = row && cellsOf(row, momentOf({ on: '2020-01-01' })).map(({ cycle, state }) => [cycle.year, state]);
    expect(states).toEqual([
      [2017, 'not_ordered'],
      [2018, 'signed'],
      [2019, 'not_ordered'],
      [2020, 'not_ordered'],
    ]);
  });

  it('asks for one letter in the whole campaign where the parameter says so', () => {
    const told = [...place('city', '629900'), signed('m', 'LT-04', '2017-05-01', both)];
    const set = { 'P-LETTER-CYCLE': 'campaign' } as const;
    const campaign = of(told, 'committee', 'R-24', { on: '2020-06-30', set });
    expect(words(campaign)).toEqual([['LETTER_SIGNED', '2017-05-01']]);
    expect(words(of(told, 'committee', 'R-24', { on: '2020-06-30' }))).toEqual([
      ['LETTER_SIGNED', '2017-05-01'],
      ['LETTER_MISSING', '2018-01-01'],
      ['LETTER_MISSING', '2019-01-01'],
      ['LETTER_OPEN', '2020-01-01'],
    ]);
  });

  it('says nothing of what is missing under a regulation whose first day is not set', () => {
    expect(of(shanxi, 'committee', 'R-24', { on: '2020-01-01' })).toMatchObject([
      { status: 'info', code: 'EFFECTIVE_DATE_UNKNOWN', cites: ['SX-PA-53'] },
    ]);
    const told = [...shanxi, signed('m', 'LT-13', '2019-02-01', both)];
    expect(of(told, 'committee', 'R-24', { on: '2020-01-01' })[0]).toMatchObject({ code: 'LETTER_SIGNED' });
  });

  it('counts a letter that was revoked no longer, and one that was fulfilled all the same', () => {
    const city = [...place('city', '629900'), signed('m', 'LT-04', '2017-05-01', both)];
    const after = (reason: 'revoked' | 'fulfilled') =>
      words(of([...city, ended('m', '2017-08-01', reason)], 'committee', 'R-24', { on: '2018-01-01', set: gs }));
    expect(after('revoked')).toEqual([['LETTER_MISSING', '2017-08-01']]);
    expect(after('fulfilled')).toEqual([['LETTER_SIGNED', '2017-05-01']]);
  });

  it('begins on the first day of the regulation, and not before', () => {
    const city = place('city', '629900');
    expect(of(city, 'committee', 'R-24', { on: '2017-03-08', set: gs })).toEqual([]);
    expect(words(of(city, 'committee', 'R-24', { on: '2017-03-09', set: gs }))).toEqual([
      ['LETTER_OPEN', '2017-03-09'],
    ]);
  });

  it('asks nobody who had left before the year, or before the regulation was in force', () => {
    const bodies = place('city', '629900').slice(0, 4);
    const back = [
      ...bodies,
      took('secretary', SECRETARY, '2015-02-01'),
      left('secretary', SECRETARY, '2016-02-01'),
      took('secretary', SECRETARY, '2017-04-01'),
      signed('m', 'LT-04', '2017-05-01', [secretary]),
    ];
    expect(words(of(back, 'committee', 'R-24', { on: '2018-01-01', set: gs }))).toEqual([
      ['LETTER_SIGNED', '2017-05-01'],
    ]);
    const gone = [...bodies, took('mayor', MAYOR, '2016-01-01'), left('mayor', MAYOR, '2017-03-08')];
    expect(of(gone, 'government', 'R-24', { on: '2018-01-01', set: gs })).toEqual([]);
    const stayed = [...bodies, took('mayor', MAYOR, '2016-01-01'), left('mayor', MAYOR, '2017-03-09')];
    expect(of(stayed, 'government', 'R-24', { on: '2018-01-01', set: gs })).toHaveLength(1);
  });

  it('flags whoever did not hold the post, letters that stand twice, and the wrong recipient', () => {
    const city = place('city', '629900');
    const stranger = [...city, signed('m', 'LT-04', '2017-05-01', [party('committee', 'secretary', NEXT)])];
    expect(words(of(stranger, 'committee', 'R-24', { on: '2017-12-31', set: gs }))).toEqual([
      ['LETTER_OPEN', '2017-03-09'],
      ['SIGNATORY_NOT_IN_POST', '2017-05-01'],
    ]);
    const twice = [...city, signed('m', 'LT-04', '2017-05-01', both), signed('n', 'LT-04', '2017-06-01', both)];
    const codes = (told: readonly Told[], org: string) =>
      of(told, org, 'R-24', { on: '2018-01-01', set: gs }).map(({ code }) => code);
    expect(codes(twice, 'committee')).toEqual(['LETTER_SIGNED', 'SEVERAL_LETTERS']);
    const replaced = [twice[6] as Told, ended('m', '2017-05-31', 'replaced'), twice[7] as Told];
    expect(codes([...city, ...replaced], 'committee')).toEqual(['LETTER_SIGNED']);
    const given = (recipient: Told) => [...twice.slice(0, 7), recipient];
    expect(codes(given(body('recipient', 'city', 'government', '629900')), 'recipient')).toEqual(['WRONG_RECIPIENT']);
    expect(codes(given(body('recipient', 'province', 'government', '620000')), 'recipient')).toEqual([]);
  });

  it('asks deputies, departments and helper units for their own letters', () => {
    const department = [
      body('dept', 'province', 'sector_dept', '620000'),
      postOf('dept', 'head', 'dept_principal'),
      took('head', NEXT, '2016-01-01'),
    ];
    const asked = { on: '2018-01-01', set: gs };
    expect(onEdge(of(department, 'dept', 'R-24', asked), 'LT-05')).toHaveLength(1);
    expect(onEdge(of([...place('province', '620000'), ...deputy], 'committee', 'R-24', asked), 'LT-03')).toHaveLength(
      1,
    );
    const unit = [body('unit', 'unit', 'helper_unit', '149921')];
    expect(of(unit, 'unit', 'R-24', { on: '2020-01-01', set: sx })).toMatchObject([
      { code: 'LETTER_MISSING', subject: 'org-unit', cites: ['SX-PA-32'] },
    ]);
    const letter = signed('u', 'LT-19', '2019-03-01', [{ orgId: 'unit', role: 'unit' }]);
    expect(of([...unit, letter], 'unit', 'R-24', { on: '2020-01-01', set: sx })).toMatchObject([
      { code: 'LETTER_SIGNED', subject: 'org-unit' },
    ]);
  });
});

describe('R-25 双签完整性', () => {
  const asked = { on: '2020-01-01', set: sx };
  const main = (...who: Parameters<typeof signed>[3]) => signed('m', 'LT-13', '2019-02-01', who);
  const assistance = (...who: Parameters<typeof signed>[3]) => signed('a', 'LT-14', '2019-02-01', who);

  example('R-25/1', 'is half with the main letter only', () => {
    const told = [...shanxi, main(secretary)];
    expect(of(told, 'committee', 'R-25', asked)).toMatchObject([
      {
        status: 'alert',
        code: 'ASSISTANCE_LETTER_LACKING',
        subject: `person-${SECRETARY}`,
        cites: ['SX-PA-27', 'SX-PA-32'],
        facts: [idOf(6)],
        since: '2019-01-01',
      },
    ]);
    expect(of(told, 'committee', 'R-25', { ...asked, on: '2019-12-31' })).toMatchObject([{ status: 'open' }]);
    expect(of([...shanxi, assistance(secretary)], 'committee', 'R-25', asked)).toMatchObject([
      { code: 'MAIN_LETTER_LACKING' },
    ]);
  });

  example('R-25/2', 'is complete for a deputy with the assistance letter only', () => {
    const who = { ...party('committee', 'deputy', DEPUTY), role: 'deputy' as const };
    const told = [...shanxi, ...deputy, signed('a', 'LT-15', '2019-02-01', [who])];
    expect(of(told, 'committee', 'R-25', asked)).toMatchObject([
      { status: 'fulfilled', code: 'ASSISTANCE_SIGNED', subject: `person-${DEPUTY}` },
    ]);
  });

  example('R-25/3', 'is complete for one principal and half for the other of a common main letter', () => {
    const told = [...shanxi, main(...both), assistance(secretary)];
    expect(of(told, 'committee', 'R-25', asked)).toMatchObject([
      { status: 'fulfilled', code: 'DUAL_SIGN_COMPLETE', subject: `person-${SECRETARY}`, facts: [idOf(6), idOf(7)] },
    ]);
    expect(of(told, 'government', 'R-25', asked)).toMatchObject([
      { status: 'alert', code: 'ASSISTANCE_LETTER_LACKING', subject: `person-${MAYOR}` },
    ]);
  });

  it('leaves it to R-24 where neither is signed, and speaks of Shanxi alone', () => {
    expect(of(shanxi, 'committee', 'R-25', asked)).toEqual([]);
    const gansu = [...place('city', '629900'), signed('m', 'LT-04', '2019-02-01', both)];
    expect(of(gansu, 'committee', 'R-25', asked)).toEqual([]);
  });
});
