/** The demo's city as it is told, before anything is recorded. */
import { LAST_DAY, FIRST_DAY, entryDayFrom } from '../../../demo/calendar';
import { tellCity } from '../../../demo/city/telling';
import { declarationOf } from '../../../src/domain/catalogue';
import { daysBetween } from '../../../src/domain/legal-day';
import type { ScriptedFact } from '../../../demo/script';

const city = tellCity();
const facts = city.script.facts();

const dayOf = ({ submission: { type, data } }: ScriptedFact): string => {
  const field = declarationOf(type)?.occurredOn ?? '';
  return (data as Readonly<Record<string, string>>)[field] ?? '';
};
const delays = facts.map((fact) => daysBetween(dayOf(fact), fact.recordedOn));

describe('the city', () => {
  it('is the same each time it is told', () => {
    expect(JSON.stringify(tellCity().script.facts())).toBe(JSON.stringify(facts));
  });

  it('has three hundred officials, no two of one name, and about six thousand facts', () => {
    expect(city.officials).toHaveLength(300);
    expect(new Set(city.officials.map(({ nameZh }) => nameZh)).size).toBe(300);
    expect(facts.length).toBeGreaterThan(5_500);
    expect(facts.length).toBeLessThan(6_500);
  });

  it('has thirty leading posts, each held by one person at a time', () => {
    expect(city.posts).toHaveLength(30);
    for (const on of ['1999-06-01', '2008-06-02', '2017-06-01', '2026-06-01']) {
      const held = city.tenures.filter((each) => each.assumedOn <= on && (each.vacatedOn ?? '9999') >= on);
      expect(held.map(({ post }) => post.id).sort()).toEqual(city.posts.map(({ id }) => id).sort());
    }
  });
});

describe('the order of recording', () => {
  it('never goes back, and stays between the first and the last day of the script', () => {
    const days = facts.map(({ recordedOn }) => recordedOn);
    expect(days).toEqual([...days].sort());
    expect([days[0], days.at(-1)].map((day) => (day ?? '') >= FIRST_DAY && (day ?? '') <= LAST_DAY)).toEqual([
      true,
      true,
    ]);
  });

  it('follows what happened, mostly within three weeks, sometimes after months', () => {
    const scheduled = new Set(['ParameterSet', 'OrganisationRegistered']);
    expect(facts.filter((fact, i) => (delays[i] ?? 0) < 0 && !scheduled.has(fact.submission.type))).toEqual([]);
    const late = delays.filter((delay) => delay > 60).length;
    expect(delays.filter((delay) => delay <= 21).length).toBeGreaterThan(facts.length * 0.85);
    expect(late).toBeGreaterThan(20);
  });

  it('has a correction that comes more than two years after what it corrects', () => {
    const recordedOn = new Map(facts.map((fact) => [fact.id, fact.recordedOn]));
    const gaps = facts
      .filter(({ submission }) => submission.type === 'EventCorrected')
      .map((fact) => {
        const { targetEventId } = fact.submission.data as { readonly targetEventId: string };
        return daysBetween(recordedOn.get(targetEventId) ?? fact.recordedOn, fact.recordedOn);
      });
    expect(Math.min(...gaps)).toBeGreaterThan(0);
    expect(Math.max(...gaps)).toBeGreaterThan(730);
  });

  it('takes place on every second Wednesday', () => {
    expect(entryDayFrom('2023-05-08')).toBe('2023-05-17');
    expect(entryDayFrom('2023-05-17')).toBe('2023-05-17');
    expect(entryDayFrom('2023-05-18')).toBe('2023-05-31');
  });
});

it('tells every kind of fact that organs can record', () => {
  const told = new Set(facts.map(({ submission }) => submission.type));
  const stories = ['SanctionVaried', 'SanctionRevoked', 'CaseTransferredToJudiciary', 'LeavingOfficeAuditCompleted'];
  const takenBack = ['EventCorrected', 'EventVoided', 'DemocraticEvaluationAnnulled', 'AppealDecided'];
  expect([...stories, ...takenBack].filter((type) => !told.has(type))).toEqual([]);
});
