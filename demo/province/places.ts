/**
 * 澜川省: an invented province under the first two digits of Gansu's codes (GB/T 2260), so that the rules for Gansu hold in
 * it. Below those two digits no code and no name is that of a place.
 */
import { yunqiCounties } from '../city/organs';

export interface County {
  readonly id: string;
  readonly nameZh: string;
  /** Code of the region, six digits. */
  readonly region: string;
  /** Id of its city. */
  readonly city: string;
}

export interface CityPlace {
  readonly id: string;
  readonly nameZh: string;
  readonly region: string;
  readonly counties: readonly County[];
}

export const PROVINCE = { id: 'province', nameZh: '澜川省', region: '629000' } as const;

const cityOf = (id: string, nameZh: string, prefix: string, names: readonly string[]): CityPlace => ({
  id,
  nameZh,
  region: `${prefix}00`,
  counties: names.map((name, i) => ({
    id: `${id}-c${i + 1}`,
    nameZh: `${name}县`,
    region: `${prefix}${String(21 + i)}`,
    city: id,
  })),
});

/** 云栖市, whose own story is told elsewhere. */
export const yunqi: CityPlace = {
  id: 'yunqi',
  nameZh: '云栖市',
  region: '629900',
  counties: yunqiCounties.map(([id, nameZh, region]) => ({ id, nameZh, region, city: 'yunqi' })),
};

/** The four cities that keep their records here from 2016 on. */
export const joiningCities: readonly CityPlace[] = [
  cityOf('shuangjia', '霜岬市', '6298', ['蘅皋', '砚洲', '苇汀', '霁岭', '樵川', '笙湖', '磬山', '澄岚', '棠陂']),
  cityOf('liting', '砾汀市', '6297', ['鹭汀', '荻岸', '萤谷', '杉坞', '橘泷', '藿原', '芷渡', '茗岫', '椒溆']),
  cityOf('huanze', '鹮泽市', '6296', ['雁沚', '鹤渚', '鸥屿', '鹂林', '鹊岗', '鸿坻', '鹣溪', '鹇坪', '鹨台']),
  cityOf('liaobo', '蓼泊市', '6295', ['蓼汀', '菰浦', '蒹渚', '葭湾', '莼港', '菱泊', '芡塘', '荇池']),
];

/** Five. */
export const cities: readonly CityPlace[] = [yunqi, ...joiningCities];

/** Forty. */
export const counties: readonly County[] = cities.flatMap((city) => city.counties);
