/** Acts that really happened in the invented city and that no article allows: recorded like any other, found by a rule. */
import { assume } from './careers';
import { classify, investigate, openCase } from './cases';
import { holderOn, type City } from './city';
import { disciplined, type Place } from './incidents';
import { appeal, execute, imposeOrganisational, vary } from './measures';
import { leaveStaff } from './officials';
import { daysAfter } from '../calendar';

/** Results of the yearly assessment that nobody enters in the file, as `year post` (GS-CG-12). */
export const resultsNotEntered: ReadonlySet<string> = new Set(['2016 yanchi-discipline-principal']);

/** Whom chapter 2020 removed under GS-CG-14-i4 is promoted ten months later, inside the two years. */
export function barredPromotion(city: City): void {
  const { official } = holderOn(city, 'chengxi-government-principal', '2020-03-09');
  const post = city.posts.find(
    (each) => each.rank > 1 && !city.tenures.some((held) => held.post === each && held.vacatedOn === undefined),
  );
  if (!post) throw new Error('no post stands empty for the planted promotion');
  leaveStaff(city, official, '2021-01-11', 'promotion');
  assume(city, official, post, '2021-01-11', true);
}

/** 撤销党内职务 for circumstances that are not serious: printed for 情节严重 only (GS-CG-15-i1). */
export function ladderMissed(city: City, place: Place): void {
  disciplined(city, place, { ground: 'CG-15-i1', severity: 'general', sanction: 'REMOVAL_FROM_PARTY_POSTS' });
}

/** 情节较重, lowered on appeal to a warning, which is printed for circumstances of no weight (GS-CG-15-i4). */
export function loweredTooFar(city: City, place: Place): void {
  const { tenure, measureId, decidedOn } = disciplined(city, place, {
    ground: 'CG-15-i4',
    severity: 'fairly_serious',
    sanction: 'REMOVAL_FROM_PARTY_POSTS',
  });
  const { personId } = tenure.official;
  vary(city, measureId, 'WARNING', appeal(city, measureId, personId, daysAfter(decidedOn, 20), 'changed'));
}

/** A talk on the ground of GS-CG-14-i4, for which the article prints removal alone. */
export function talkInsteadOfRemoval(city: City, place: Place): void {
  const { official, assumed } = holderOn(city, place.postId, place.day);
  const plan = {
    caseId: `c-${place.day.slice(0, 4)}-talk`,
    ground: 'CG-14-i4',
    subject: `person-${official.personId}`,
    openedOn: place.day,
    after: [assumed],
  } as const;
  openCase(city, plan);
  const outcome = 'verified_below_discipline';
  const concluded = investigate(city, plan, { severity: 'general', outcome, fault: 'none' });
  const after = [concluded, classify(city, plan)];
  const measureId = `talk-${place.day.slice(0, 4)}-unclean`;
  const imposedOn = daysAfter(place.day, 60);
  const { personId } = official;
  const decision = { measureId, personId, imposedOn, caseId: plan.caseId, after };
  imposeOrganisational(city, decision, { measureCode: 'ADMONITION_TALK', ground: 'CG-14-i4' });
  execute(city, measureId, daysAfter(imposedOn, 6), 'talk_held');
}
