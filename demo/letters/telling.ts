/** The responsibility letters of the campaign, from its groups to its last year. */
import type { Province } from '../province/province';
import { establishGroups, linkLeaders, organiseRounds } from './groups';
import { signatoriesOf } from './holders';
import { signFirst, signYear } from './letters';

const YEARS = [2017, 2018, 2019, 2020] as const;

/** Told when all careers are: letters change nothing in them. */
export function tellLetters(province: Province): void {
  const all = signatoriesOf(province);
  establishGroups(province, all);
  linkLeaders(province, all);
  signFirst(province, all);
  for (const year of YEARS) {
    organiseRounds(province, year);
    signYear(province, all, year);
  }
}
