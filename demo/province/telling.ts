/** The province told from beginning to end, around 云栖市 and after it: the same script each time. */
import { Chance } from '../chance';
import { documentNumbers } from '../city/city';
import { tellCity } from '../city/telling';
import { tellLetters } from '../letters/telling';
import { FISCAL_YEARS } from '../money/campaign';
import { designateCounties, layDown, setParameters } from '../money/regime';
import { tellMoney } from '../money/telling';
import { areas, registerBodies } from './bodies';
import { evaluateYear } from './evaluations';
import type { Province, StaffMember } from './province';
import { establishStaffPosts, recruit } from './staff';
import { changeHands, establishPosts, provincialPosts } from './terms';

const SEED = 0x6290_2016;
const FIRST_YEAR = 2016;
const LAST_YEAR = 2025;

/** 云栖市 first, as it is told alone; then the bodies that join in 2016, their careers, money and letters. */
export function tellProvince(): Province {
  const city = tellCity();
  const { script } = city;
  const province: Province = {
    script,
    chance: new Chance(SEED),
    city,
    officials: [],
    posts: provincialPosts,
    holdings: [],
    staff: new Map(areas.map((area): [string, StaffMember[]] => [area, []])),
    docNo: documentNumbers(),
  };
  registerBodies(script);
  establishStaffPosts(province);
  establishPosts(province);
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    recruit(province, year);
    changeHands(province, year);
  }
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) evaluateYear(province, year);
  designateCounties(province);
  layDown(province);
  setParameters(province);
  for (const year of FISCAL_YEARS) tellMoney(province, year);
  tellLetters(province);
  return province;
}
