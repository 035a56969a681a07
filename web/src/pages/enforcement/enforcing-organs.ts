/** The organs that may impose penalties. */
import type { Organ } from '../../shown/organs';

/** 行政执法机关, 法律法规授权的组织, 受委托的组织. */
const ENFORCING: ReadonlySet<Organ['orgKind']> = new Set([
  'law_enforcement_organ',
  'authorised_body',
  'entrusted_body',
]);

/** Sorted by name. */
export const enforcingOrgans = (organs: readonly Organ[]): readonly Organ[] =>
  organs.filter(({ orgKind }) => ENFORCING.has(orgKind)).sort((a, b) => a.nameZh.localeCompare(b.nameZh, 'zh'));
