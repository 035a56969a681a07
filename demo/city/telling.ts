/** The city told from beginning to end: the same script each time. */
import { Chance } from '../chance';
import { unheldEvaluations } from '../planted';
import { Script, type Told } from '../script';
import { beginStory, endStory, tellStory } from '../story';
import { assess, type Assessed } from './assessments';
import { endTerms, establishLeadingPosts, fillPosts, leadingPosts } from './careers';
import { chapters, denominatorSet, openings } from './chronicle';
import { documentNumbers, type City } from './city';
import { yearlyRound } from './evaluations';
import { establishStaffPosts, recruit } from './officials';
import { registerOrgans } from './organs';
import { fine } from './penalties';

const FIRST_YEAR = 1999;
const LAST_YEAR = 2026;

const unusualResults: ReadonlyMap<string, Assessed> = new Map([
  ['2012 luming-government-principal', { grade: '不合格', dutyNotPerformed: true, severity: 'general' }],
]);

/** The city before its first year: organs and posts, nobody in them. */
export function foundCity(): City {
  const script = new Script();
  const results = new Map<string, readonly Told[]>();
  const city: City = {
    script,
    chance: new Chance(),
    organs: registerOrgans(script),
    officials: [],
    posts: leadingPosts,
    tenures: [],
    staff: [],
    barredUntil: new Map(),
    evaluated: new Set(),
    unheld: unheldEvaluations,
    files: new Map(),
    results,
    resultsOf: (year, personId) => results.get(`${year} ${personId}`) ?? [],
    docNo: documentNumbers(),
  };
  establishStaffPosts(city);
  establishLeadingPosts(city);
  return city;
}

/** All years. Nobody is evaluated or assessed for the last one: it is half over. */
export function tellCity(): City {
  const city = foundCity();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    recruit(city, year);
    for (const chapter of openings[year] ?? []) chapter(city);
    fillPosts(city, year);
    for (const chapter of chapters[year] ?? []) chapter(city);
    if (year === LAST_YEAR) break;
    fine(city, year);
    yearlyRound(city, year);
    for (const [personId, told] of assess(city, year, unusualResults)) city.results.set(`${year} ${personId}`, [told]);
    endTerms(city, year);
  }
  return city;
}

const STORY_YEARS = [2022, 2023, 2024, 2025] as const;
const storyChapters: Readonly<Record<number, (city: City) => void>> = {
  2022: beginStory,
  2023: tellStory,
  2024: endStory,
};

/** The worked story alone, in a city where little else happens: some two hundred facts instead of six thousand. */
export function tellStoryAlone(): City {
  const city = foundCity();
  recruit(city, 2021);
  denominatorSet(city);
  for (const year of STORY_YEARS) {
    storyChapters[year]?.(city);
    yearlyRound(city, year);
  }
  return city;
}
