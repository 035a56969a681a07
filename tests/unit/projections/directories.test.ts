import type { Official } from '../../../projections/officials';
import { officials } from '../../../projections/officials';
import { organisations } from '../../../projections/organisations';
import { posts } from '../../../projections/posts';
import { BUREAU, COMMITTEE, county, JIA, YI } from '../../support/county';
import { keysOf, recordedFacts, rowAt, say } from '../../support/facts';
import { idOf, type Told } from '../../support/spec';

const facts = recordedFacts(county);

const established = (postId: string, orgId = COMMITTEE): Told =>
  say('PostEstablished', `post-${postId}`, {
    postId,
    orgId,
    titleZh: '示例局局长',
    leadershipRole: 'dept_principal',
    rankOrdinal: 3,
    appointingOrgId: COMMITTEE,
    isLeadingCadre: true,
    occurredOn: '2015-01-01',
  });
const assumed = (postId: string, personId: string, assumedOn: string): Told =>
  say('PostAssumed', `post-${postId}`, {
    postId,
    personId,
    assumedOn,
    decisionDocNo: '示组任1号',
    decidedByOrgId: COMMITTEE,
    isPromotion: false,
  });
const vacated = (postId: string, personId: string, vacatedOn: string): Told =>
  say('PostVacated', `post-${postId}`, {
    postId,
    personId,
    vacatedOn,
    reason: 'transfer',
    decisionDocNo: '示组免1号',
  });
const voided = (target: number, stream: string): Told =>
  say('EventVoided', stream, {
    targetEventId: idOf(target),
    reason: 'recorded_in_error',
    approvedByOrgId: COMMITTEE,
    voidedOn: '2025-07-01',
  });

const spans = (row: Official | undefined) => row?.posts.map((p) => [p.postId, p.assumedOn, p.vacatedOn]);

describe('the directory of officials', () => {
  it('names a person and their posts with body, title and rank', () => {
    expect(rowAt(officials, facts, JIA)).toEqual({
      personId: JIA,
      nameZh: '示例甲',
      partyMember: true,
      cadreManagementOrgId: COMMITTEE,
      posts: [
        {
          postId: 'secretary',
          personId: JIA,
          orgId: COMMITTEE,
          titleZh: '示例县委书记',
          rankOrdinal: 5,
          isLeadingCadre: true,
          assumedOn: '2021-03-01',
          isPromotion: true,
          vacatedOn: '2025-03-10',
          reason: 'removal_sanction',
          measureId: 'm1',
        },
      ],
      loose: [],
    });
  });

  it('ends each tenure of a post at its own leaving, however late the first one was recorded', () => {
    const log = recordedFacts([
      established('p'),
      assumed('p', YI, '2022-01-01'),
      vacated('p', YI, '2023-01-01'),
      assumed('p', YI, '2020-01-01'),
      vacated('p', YI, '2021-01-01'),
    ]);
    expect(spans(rowAt(officials, log, YI))).toEqual([
      ['p', '2020-01-01', '2021-01-01'],
      ['p', '2022-01-01', '2023-01-01'],
    ]);
    expect(spans(rowAt(officials, log, YI, { size: 3 }))).toEqual([['p', '2022-01-01', '2023-01-01']]);
    expect(spans(rowAt(officials, log, YI, { on: '2020-06-30' }))).toEqual([['p', '2020-01-01', undefined]]);
  });

  it('joins a post taken up and left on one day, whichever was recorded first', () => {
    const log = recordedFacts([established('p'), vacated('p', YI, '2020-01-01'), assumed('p', YI, '2020-01-01')]);
    expect(spans(rowAt(officials, log, YI))).toEqual([['p', '2020-01-01', '2020-01-01']]);
    expect(rowAt(officials, log, YI)?.loose).toEqual([]);
  });

  it('keeps apart a leaving whose beginning was voided', () => {
    const log = recordedFacts([
      established('p'),
      assumed('p', YI, '2020-01-01'),
      vacated('p', YI, '2021-01-01'),
      voided(1, 'post-p'),
    ]);
    expect(rowAt(officials, log, YI)).toMatchObject({ posts: [], loose: [{ postId: 'p', vacatedOn: '2021-01-01' }] });
  });

  it('keeps apart a tenure of a post whose establishment was voided', () => {
    const log = recordedFacts([established('p'), assumed('p', YI, '2020-01-01'), voided(0, 'post-p')]);
    expect(rowAt(officials, log, YI)).toMatchObject({ posts: [], loose: [{ postId: 'p', assumedOn: '2020-01-01' }] });
    expect(spans(rowAt(officials, log, YI, { size: 2 }))).toEqual([['p', '2020-01-01', undefined]]);
  });

  it('moves a post to the right person when it was recorded for the wrong one', () => {
    const log = recordedFacts([
      established('p'),
      assumed('p', YI, '2020-01-01'),
      say('EventCorrected', 'post-p', {
        targetEventId: idOf(1),
        correctedPayload: assumed('p', JIA, '2020-01-01').data,
        reason: 'wrong_person',
        approvedByOrgId: COMMITTEE,
        docNo: '示更3号',
        correctedOn: '2025-07-01',
      }),
    ]);
    expect(spans(rowAt(officials, log, JIA))).toEqual([['p', '2020-01-01', undefined]]);
    expect(rowAt(officials, log, YI)).toBeUndefined();
    expect(spans(rowAt(officials, log, YI, { size: 2 }))).toEqual([['p', '2020-01-01', undefined]]);
  });

  it('can be listed by the managing body and by the bodies in which posts were held', () => {
    const log = recordedFacts([established('p', BUREAU), assumed('p', JIA, '2020-01-01')]);
    const row = rowAt(officials, [...facts], JIA);
    expect(row && officials.filters?.(row)).toEqual({ organs: [COMMITTEE] });
    const elsewhere = rowAt(officials, log, JIA);
    expect(elsewhere && officials.filters?.(elsewhere)).toEqual({ organs: [BUREAU] });
  });
});

describe('the directory of bodies', () => {
  it('has each body as registered, from the day on which it exists', () => {
    expect(keysOf(organisations, facts)).toEqual(['demo-county-committee', 'demo-county-discipline', BUREAU]);
    expect(rowAt(organisations, facts, BUREAU)).toMatchObject({
      parentOrgId: COMMITTEE,
      orgKind: 'law_enforcement_organ',
    });
    expect(rowAt(organisations, facts, BUREAU, { on: '2014-12-31' })).toBeUndefined();
  });

  it('shows what a corrected registration says, and the first wording to whoever asks what was known', () => {
    const log = recordedFacts([
      county[0] as Told,
      say('EventCorrected', `org-${COMMITTEE}`, {
        targetEventId: idOf(0),
        correctedPayload: { ...county[0]?.data, nameZh: '中共示例市委员会' },
        reason: 'clerical',
        approvedByOrgId: COMMITTEE,
        docNo: '示更4号',
        correctedOn: '2025-07-01',
      }),
    ]);
    expect(rowAt(organisations, log, COMMITTEE)?.nameZh).toBe('中共示例市委员会');
    expect(rowAt(organisations, log, COMMITTEE, { size: 1 })?.nameZh).toBe('中共示例县委员会');
  });

  it('drops a body whose registration is voided', () => {
    const log = recordedFacts([county[0] as Told, voided(0, `org-${COMMITTEE}`)]);
    expect(rowAt(organisations, log, COMMITTEE)).toBeUndefined();
  });
});

describe('the list of posts', () => {
  it('has a post as established, and its holders one after the other', () => {
    const log = recordedFacts([
      established('p'),
      assumed('p', JIA, '2020-01-01'),
      vacated('p', JIA, '2021-05-31'),
      assumed('p', YI, '2021-06-01'),
    ]);
    expect(rowAt(posts, log, 'p')).toMatchObject({
      postId: 'p',
      established: { orgId: COMMITTEE, titleZh: '示例局局长', rankOrdinal: 3, isLeadingCadre: true },
      holders: [
        { personId: JIA, assumedOn: '2020-01-01', vacatedOn: '2021-05-31' },
        { personId: YI, assumedOn: '2021-06-01' },
      ],
    });
    expect(rowAt(posts, log, 'p', { on: '2020-06-01' })?.holders).toHaveLength(1);
  });

  it('keeps two holders apart who share a post for a time', () => {
    const log = recordedFacts([
      established('p'),
      assumed('p', JIA, '2020-01-01'),
      assumed('p', YI, '2020-02-01'),
      vacated('p', JIA, '2020-03-01'),
    ]);
    expect(rowAt(posts, log, 'p')?.holders.map(({ personId, vacatedOn }) => [personId, vacatedOn])).toEqual([
      [JIA, '2020-03-01'],
      [YI, undefined],
    ]);
  });
});
