/** Twenty-seven years of the city, year by year: what happens beside the yearly round. */
import { daysAfter } from '../calendar';
import { beginStory, endStory, tellStory } from '../story';
import { annulled, basisChanged, voidBallot, wrongName, wrongPerson } from './annulments';
import { assume, vacate } from './careers';
import { holderOn, type City } from './city';
import * as incidents from './incidents';
import { appeal, execute, imposeOrganisational, revoke, vary } from './measures';
import { leaveStaff } from './officials';
import { committee, organisationDepartment } from './organs';
import { correctPayment, voidDuplicatePayment } from './penalties';
import { barredPromotion, ladderMissed, loweredTooFar, talkInsteadOfRemoval } from './unlawful';

type Chapter = (city: City) => void;

const at = (postId: string, day: string): incidents.Place => ({ postId, day });

function promotedAfterBar(city: City): void {
  const place = at('yanchi-government-principal', '2005-03-07');
  const { official } = holderOn(city, place.postId, place.day);
  const post = city.posts.find(({ id }) => id === 'wanglan-government-principal');
  if (!post) throw new Error('no such post');
  const before = city.tenures.find((each) => each.post === post && each.vacatedOn === undefined);
  if (before) vacate(city, before, '2008-05-06', { reason: 'transfer' });
  leaveStaff(city, official, '2008-05-12', 'promotion');
  assume(city, official, post, '2008-05-12', true);
}

/** The result says that duties were not performed: a talk, and no honours for the year (GS-CG-14-i1). */
function dutiesNotPerformed(city: City): void {
  const { official, assumed } = holderOn(city, 'luming-government-principal', '2012-12-20');
  const { personId } = official;
  const subject = { personId, imposedOn: '2013-01-21', after: [assumed, ...city.resultsOf(2012, personId)] };
  incidents.classifiedCase(city, {
    caseId: 'c-2013-duties',
    ground: 'CG-14-i1',
    subject: `person-${personId}`,
    openedOn: '2013-01-07',
    after: subject.after,
  });
  const decision = { ...subject, caseId: 'c-2013-duties' };
  imposeOrganisational(
    city,
    { ...decision, measureId: 'talk-2013-duties' },
    { measureCode: 'ADMONITION_TALK', ground: 'CG-14-i1' },
  );
  execute(city, 'talk-2013-duties', '2013-01-29', 'talk_held');
  city.script.say(
    organisationDepartment,
    'HonourDisqualificationImposed',
    'sanction-honour-2013-duties',
    {
      measureId: 'honour-2013-duties',
      personId,
      titles: ['excellent_party_worker', 'clean_governance_advanced', 'excellent_civil_servant'],
      year: 2012,
      imposedOn: '2013-01-21',
      docNo: city.docNo('云组优', '2013-01-21'),
      caseId: 'c-2013-duties',
    },
    { after: subject.after },
  );
}

/** P-DENOM from 2018 on; each result freezes what held on its day. */
export function denominatorSet({ script }: City): void {
  script.say(committee, 'ParameterSet', 'parameter-P-DENOM', {
    parameterId: 'P-DENOM',
    value: 'RETURNED',
    jurisdiction: 'CN',
    effectiveFrom: '2018-01-01',
    authority: '示例解释〔2017〕1号:不信任票率以收回票数为分母',
  });
}

function reminderSet({ script }: City): void {
  script.say(committee, 'ParameterSet', 'parameter-P-PENDING-DAYS', {
    parameterId: 'P-PENDING-DAYS',
    value: 180,
    jurisdiction: 'CN',
    effectiveFrom: '2016-03-01',
    authority: '云栖市委工作提醒办法(虚构)',
  });
}

/** Before the year's empty posts are filled. */
export const openings: Readonly<Record<number, readonly Chapter[]>> = {
  2021: [barredPromotion],
  2022: [beginStory],
  2024: [endStory],
};

/** In the course of the year, before its yearly round. */
export const chapters: Readonly<Record<number, readonly Chapter[]>> = {
  2001: [(city) => incidents.admonished(city, at('yunqi-transport-principal', '2001-09-10'), 44)],
  2002: [(city) => incidents.teamCriticised(city, 'yunqi-transport', '2002-04-08')],
  2003: [
    (city) =>
      incidents.disciplined(city, at('yunqi-finance-principal', '2003-03-11'), {
        ground: 'CG-15-i1',
        severity: 'general',
        sanction: 'WARNING',
      }),
  ],
  2004: [(city) => incidents.removedByVote(city, at('luming-government-principal', '2004-06-14'), 66)],
  2005: [(city) => incidents.removedUnclean(city, at('yanchi-government-principal', '2005-03-07'))],
  2006: [
    (city) => {
      const { tenure, measureId, decidedOn } = incidents.disciplined(
        city,
        at('wanglan-government-principal', '2006-03-06'),
        {
          ground: 'CG-15-i1',
          severity: 'general',
          sanction: 'SERIOUS_WARNING',
        },
      );
      const { personId } = tenure.official;
      vary(city, measureId, 'WARNING', appeal(city, measureId, personId, daysAfter(decidedOn, 20), 'changed'));
    },
  ],
  2007: [
    (city) => {
      const { tenure, measureId, decidedOn } = incidents.admonished(
        city,
        at('chengxi-committee-principal', '2007-08-06'),
        48,
      );
      appeal(city, measureId, tenure.official.personId, daysAfter(decidedOn, 15), 'upheld');
    },
  ],
  2008: [promotedAfterBar],
  2009: [(city) => incidents.admonished(city, at('qinghe-government-principal', '2009-09-07'), 55)],
  2010: [(city) => incidents.removedByVote(city, at('qinghe-government-principal', '2010-09-06'), 53)],
  2011: [(city) => incidents.expelled(city, at('yunqi-transport-principal', '2011-02-14'))],
  2013: [dutiesNotPerformed],
  2014: [(city) => annulled(city, at('wanglan-government-principal', '2014-09-15'), true)],
  2015: [(city) => basisChanged(city, at('chengxi-discipline-principal', '2015-08-10'), '2018-03-12')],
  2016: [reminderSet, voidDuplicatePayment, correctPayment],
  2017: [
    (city) => wrongPerson(city, at('luming-committee-principal', '2017-08-14'), 'luming-government-principal'),
    denominatorSet,
  ],
  2018: [
    (city) => {
      const place = at('yanchi-committee-principal', '2018-03-05');
      const { tenure, measureId, decidedOn } = incidents.disciplined(city, place, {
        ground: 'CG-15-i4',
        severity: 'fairly_serious',
        sanction: 'REMOVAL_FROM_PARTY_POSTS',
      });
      revoke(city, measureId, appeal(city, measureId, tenure.official.personId, daysAfter(decidedOn, 20), 'revoked'));
    },
  ],
  2019: [
    (city) => ladderMissed(city, at('wanglan-committee-principal', '2019-03-04')),
    (city) => wrongName(city, at('yanchi-discipline-principal', '2019-10-14'), 'yanchi-government-principal'),
  ],
  2020: [(city) => incidents.removedUnclean(city, at('chengxi-government-principal', '2020-03-09'))],
  2021: [(city) => voidBallot(city, at('qinghe-government-principal', '2021-09-13'), true)],
  2022: [(city) => talkInsteadOfRemoval(city, at('luming-committee-principal', '2022-03-07'))],
  2023: [tellStory, (city) => loweredTooFar(city, at('yanchi-government-principal', '2023-02-13'))],
  2024: [
    (city) => annulled(city, at('yunqi-audit-principal', '2024-09-09'), false),
    (city) => incidents.admonished(city, at('qinghe-discipline-principal', '2024-09-16'), 52),
  ],
  2025: [
    (city) => incidents.admonitionPending(city, at('wanglan-committee-principal', '2025-09-08'), 43),
    (city) => incidents.admonitionPending(city, at('qinghe-discipline-principal', '2025-09-15'), 64),
    (city) => voidBallot(city, at('luming-government-principal', '2025-09-22'), false),
  ],
};
