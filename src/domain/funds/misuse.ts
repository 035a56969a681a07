/** 十种违规: the ten kinds of misuse of poverty funds, printed in five pairs (挤占挪用、截留私分、虚报冒领、侵吞延压、挥霍浪费). */

/** In the order printed (GS-PA-25). */
export const misuseTypes = [
  /** 挤占 */
  'FM-01',
  /** 挪用 */
  'FM-02',
  /** 截留 */
  'FM-03',
  /** 私分 */
  'FM-04',
  /** 虚报 */
  'FM-05',
  /** 冒领 */
  'FM-06',
  /** 侵吞 */
  'FM-07',
  /** 延压: measured in days. */
  'FM-08',
  /** 挥霍 */
  'FM-09',
  /** 浪费 */
  'FM-10',
] as const;
export type MisuseType = (typeof misuseTypes)[number];
