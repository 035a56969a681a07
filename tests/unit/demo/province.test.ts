/** The demo's province as it is told around its first city, before anything is recorded. */
import { tellCity } from '../../../demo/city/telling';
import { plantedIn, plantedLines } from '../../../demo/planted';
import { joiningBodies } from '../../../demo/province/bodies';
import { namesIn } from '../../../demo/province/names';
import { cities, counties } from '../../../demo/province/places';
import { tellProvince } from '../../../demo/province/telling';
import { declarationOf } from '../../../src/domain/catalogue';
import { daysBetween } from '../../../src/domain/legal-day';

const province = tellProvince();
const facts = province.script.facts();
const told = new Set(facts.map(({ submission }) => submission.type));

describe('the province', () => {
  it('is the same each time it is told', () => {
    expect(JSON.stringify(tellProvince().script.facts())).toBe(JSON.stringify(facts));
  });

  it('has five cities and forty counties under codes of Gansu’s prefix, no two of one name or code', () => {
    expect([cities.length, counties.length]).toEqual([5, 40]);
    const places = [...cities, ...counties];
    expect(new Set(places.map(({ region }) => region)).size).toBe(45);
    expect(new Set(places.map(({ nameZh }) => nameZh)).size).toBe(45);
    expect(places.filter(({ region }) => !/^62[5-9]\d{3}$/.test(region))).toEqual([]);
    expect(new Set(joiningBodies.map(({ nameZh }) => nameZh)).size).toBe(joiningBodies.length);
  });

  it('has fifteen hundred officials, no two of one name, and more than twenty thousand facts', () => {
    const officials = [...province.city.officials, ...province.officials];
    expect(officials).toHaveLength(1_500);
    expect(new Set(officials.map(({ nameZh }) => nameZh)).size).toBe(1_500);
    expect(facts.length).toBeGreaterThan(20_000);
    expect(facts.length).toBeLessThan(25_000);
  });

  it('tells its first city as it is told alone', () => {
    const ids = new Set(facts.map(({ id }) => id));
    expect(
      tellCity()
        .script.facts()
        .filter(({ id }) => !ids.has(id)),
    ).toEqual([]);
  });

  it('has each leading post held by one person at a time', () => {
    for (const on of ['2016-06-01', '2018-06-02', '2026-06-01']) {
      const held = province.holdings.filter((each) => each.assumedOn <= on && (each.vacatedOn ?? '9999') > on);
      expect(held.map(({ postId }) => postId).sort()).toEqual(province.posts.map(({ id }) => id).sort());
    }
  });

  it('names for each planted breach somebody, or a body, that there is', () => {
    const names = namesIn(province);
    const planted = plantedIn(province);
    expect(planted).toHaveLength(plantedLines.length);
    expect(planted.filter(({ subject, nameZh }) => names.get(subject) !== nameZh)).toEqual([]);
    expect(new Set(planted.map(({ rule }) => rule))).toEqual(new Set(['R-05', 'R-15', 'R-22', 'R-32', 'R-34', 'R-35']));
  });
});

describe('what the province records', () => {
  it('never goes back, and comes late, years late too, or is put right', () => {
    const days = facts.map(({ recordedOn }) => recordedOn);
    expect(days).toEqual([...days].sort());
    const late = facts.filter(({ recordedOn, submission: { type, data } }) => {
      const day = (data as Readonly<Record<string, string>>)[declarationOf(type)?.occurredOn ?? ''] ?? recordedOn;
      return daysBetween(day, recordedOn) > 60;
    });
    expect(late.length).toBeGreaterThan(300);
    expect(facts.filter(({ submission }) => submission.type === 'EventCorrected').length).toBeGreaterThan(70);
  });

  it('tells of money from its budget to what came back, and of letters from their round to their end', () => {
    const money = [
      'BudgetAdopted',
      'BudgetAdjusted',
      'FundAllocated',
      'FundDisbursed',
      'FundWithdrawn',
      'FundReallocated',
    ];
    const matters = [
      'ProjectEnteredLibrary',
      'DisclosurePublished',
      'ReimbursementPaid',
      'AuditReportIssued',
      'FundRecovered',
    ];
    const letters = ['LetterSigningOrganised', 'ResponsibilityLetterSigned', 'ResponsibilityLetterSucceeded'];
    const kinds = [...money, ...matters, ...letters, 'ResponsibilityLetterEnded', 'FundIntegrated'];
    expect(kinds.filter((type) => !told.has(type))).toEqual([]);
  });
});
