/** One letter over time, and what a body's row of the matrix holds. */
import { letterMatrix } from '../../../projections/letter-matrix';
import { letters as lettersView } from '../../../projections/letters';
import { signingBodies } from '../../../projections/signing-bodies';
import { told } from '../../support/examples/example';
import { DEMO_SUCCESSOR, letters } from '../../support/examples/letters';
import { DEMO_ORG, DEMO_PERSON, organisations } from '../../support/examples/organisations';
import { recordedFacts, rowAt, say } from '../../support/facts';
import { idOf, type Told } from '../../support/spec';

const signed = told(letters, 'ResponsibilityLetterSigned');
const life: readonly Told[] = [
  signed,
  told(letters, 'ResponsibilityLetterSupplemented'),
  told(letters, 'ResponsibilityLetterSucceeded'),
  told(letters, 'LetterFulfilmentAssessed'),
  told(letters, 'ResponsibilityLetterEnded'),
];
const facts = recordedFacts(life);
const at = (on: string) => rowAt(lettersView, facts, 'demo-2018', { on });

describe('the life of a letter', () => {
  it('shows each step from its day on', () => {
    expect(['2018-02-19', '2018-02-20', '2019-12-31'].map((on) => at(on)?.state)).toEqual([
      undefined,
      'signed',
      'ended',
    ]);
    expect(at('2019-12-31')?.end).toMatchObject({ endedOn: '2019-12-31', reason: 'fulfilled' });
    expect(at('2019-12-31')?.fulfilments).toMatchObject([{ assessmentId: 'demo-2018', overall: 'fulfilled' }]);
  });

  it('says who answered for it from when to when', () => {
    expect(at('2019-04-19')?.signatories).toMatchObject([{ personId: DEMO_PERSON, from: '2018-02-20' }]);
    expect(at('2019-04-20')?.signatories).toMatchObject([
      { personId: DEMO_PERSON, from: '2018-02-20', until: '2019-04-20' },
      { personId: DEMO_SUCCESSOR, from: '2019-04-20' },
    ]);
    expect(at('2019-04-20')?.signatories[1]).not.toHaveProperty('until');
  });

  it('keeps the target that another replaced', () => {
    expect(at('2018-12-31')?.targets).toEqual([
      {
        targetIdx: 0,
        metric: '减贫人口',
        unit: '人',
        value: '1200',
        dueOn: '2018-12-31',
        since: '2018-02-20',
        replacedOn: '2018-08-01',
      },
      { targetIdx: 0, metric: '减贫人口', unit: '人', value: '1500', dueOn: '2018-12-31', since: '2018-08-01' },
    ]);
  });

  it('replaces a target as often as it is agreed anew, each from its day', () => {
    const again = (supplementedOn: string, value: string) =>
      told(letters, 'ResponsibilityLetterSupplemented', {
        supplementedOn,
        changes: [{ metric: '减贫人口', unit: '人', value, dueOn: '2018-12-31' }],
      });
    const log = recordedFacts([signed, again('2018-08-01', '1500'), again('2018-09-01', '1400')]);
    expect(rowAt(lettersView, log, 'demo-2018')?.targets.map(({ value, replacedOn }) => [value, replacedOn])).toEqual([
      ['1200', '2018-08-01'],
      ['1500', '2018-09-01'],
      ['1400', undefined],
    ]);
  });

  it('follows somebody who hands on, takes over again, and hands on once more', () => {
    const { outgoing: one, incoming: other } = letters.ResponsibilityLetterSucceeded.data;
    const handed = (outgoing: object, incoming: object, succeededOn: string) =>
      told(letters, 'ResponsibilityLetterSucceeded', { outgoing, incoming, succeededOn });
    const log = recordedFacts([
      signed,
      handed(one, other, '2019-01-01'),
      handed(other, one, '2019-02-01'),
      handed(one, other, '2019-03-01'),
    ]);
    expect(rowAt(lettersView, log, 'demo-2018')?.signatories.map(({ from, until }) => [from, until])).toEqual([
      ['2018-02-20', '2019-01-01'],
      ['2019-01-01', '2019-02-01'],
      ['2019-02-01', '2019-03-01'],
      ['2019-03-01', undefined],
    ]);
  });

  it('numbers a new target behind those signed, and leaves those in force', () => {
    const changes = [{ metric: '退出贫困村', unit: '个', value: '4', dueOn: '2018-12-31' }];
    const log = recordedFacts([signed, told(letters, 'ResponsibilityLetterSupplemented', { changes })]);
    const targets = rowAt(lettersView, log, 'demo-2018')?.targets ?? [];
    expect(targets.map(({ targetIdx, metric, replacedOn }) => [targetIdx, metric, replacedOn])).toEqual([
      [0, '减贫人口', undefined],
      [1, '退出贫困村', undefined],
    ]);
  });

  it('goes by what is on record when a supplement is dated before the signing', () => {
    const early = told(letters, 'ResponsibilityLetterSupplemented', { supplementedOn: '2018-01-02' });
    const log = recordedFacts([signed, early]);
    expect(rowAt(lettersView, log, 'demo-2018', { on: '2018-01-02' })?.state).toBe('unsigned');
    expect(rowAt(lettersView, log, 'demo-2018')?.targets.map(({ value }) => value)).toEqual(['1200', '1500']);
  });

  it('shows corrected data in the place of the wrong, and names the correction', () => {
    const correction = say('EventCorrected', signed.stream, {
      targetEventId: idOf(0),
      correctedPayload: { ...signed.data, titleZh: '脱贫攻坚主体责任书' },
      reason: 'clerical',
      approvedByOrgId: DEMO_ORG,
      docNo: '示更1号',
      correctedOn: '2018-05-01',
    });
    const row = rowAt(lettersView, recordedFacts([signed, correction]), 'demo-2018');
    expect(row).toMatchObject({
      signing: { titleZh: '脱贫攻坚主体责任书', index: 0, correctedBy: 1 },
      corrections: [idOf(1)],
    });
  });
});

describe('the row of a body', () => {
  const posts = [
    told(organisations, 'OrganisationRegistered'),
    told(organisations, 'PostEstablished'),
    told(organisations, 'PostAssumed'),
    told(organisations, 'PostVacated'),
  ];
  const recipient = 'demo-city-group';
  const given = { ...signed, data: { ...signed.data, recipientOrgId: recipient } };
  const round = told(letters, 'LetterSigningOrganised', { organiserOrgId: recipient });
  const log = recordedFacts([...posts, round, given, ...life.slice(1)]);

  it('holds the body, its posts and holders, and the letters signed for it', () => {
    expect(rowAt(letterMatrix, log, DEMO_ORG)).toMatchObject({
      orgId: DEMO_ORG,
      registration: { level: 'county', orgKind: 'party_committee', regionCode: '629999' },
      posts: [{ postId: 'demo-county-secretary', leadershipRole: 'principal_party' }],
      tenures: [{ personId: DEMO_PERSON, assumedOn: '2016-03-01', vacatedOn: '2019-03-31' }],
      letters: [{ letterId: 'demo-2018', edgeId: 'LT-13', signedOn: '2018-02-20' }],
      successions: [{ letterId: 'demo-2018', succeededOn: '2019-04-20' }],
      ends: [{ letterId: 'demo-2018', endedOn: '2019-12-31' }],
      fulfilments: [{ letterId: 'demo-2018', overall: 'fulfilled' }],
      rounds: [],
    });
  });

  it('of the recipient holds the letter too, and the signing that it organised', () => {
    expect(rowAt(letterMatrix, log, recipient)).toMatchObject({
      letters: [{ letterId: 'demo-2018' }],
      rounds: [{ roundId: 'demo-2018', expectedEdges: ['LT-13'] }],
      posts: [],
    });
  });

  it('of the body that a successor signs for has the letter from then on, though it signed nothing', () => {
    const incoming = { personId: DEMO_SUCCESSOR, postId: 'p2', orgId: 'another', role: 'gov_principal' };
    const handed = recordedFacts([given, told(letters, 'ResponsibilityLetterSucceeded', { incoming })]);
    expect(rowAt(letterMatrix, handed, 'another')?.successions).toHaveLength(1);
    expect(rowAt(letterMatrix, handed, 'another')?.letters).toEqual([]);
  });
});

describe('the bodies of a level', () => {
  const body = (orgId: string, orgKind: string, level = 'county') =>
    told(organisations, 'OrganisationRegistered', { orgId, orgKind, level });
  const log = recordedFacts(
    [
      body('b', 'government'),
      body('a', 'party_committee'),
      body('c', 'court'),
      body('d', 'government', 'city'),
      body('e', 'helper_unit', 'unit'),
    ].map((each) => ({ ...each, stream: `org-${String(each.data['orgId'])}` })),
  );

  it('are those that letters are signed for, in the order of their ids', () => {
    expect(rowAt(signingBodies, log, 'county')).toEqual({ level: 'county', orgIds: ['a', 'b'] });
    expect(rowAt(signingBodies, log, 'city')).toEqual({ level: 'city', orgIds: ['d'] });
    expect(rowAt(signingBodies, log, 'unit')).toEqual({ level: 'unit', orgIds: ['e'] });
    expect(rowAt(signingBodies, log, 'county', { size: 1 })).toEqual({ level: 'county', orgIds: ['b'] });
  });
});
