/** 参数: the values set for what the text leaves open, and which one holds where and when. */
import type { LegalDay } from '../src/domain/legal-day';
import type { ParameterValue } from '../src/domain/parameters/parameters';
import { recorded, type Recorded } from './recorded';
import type { RowProjection } from './projection';

export interface ParameterSetting extends Recorded {
  readonly value: string | number | boolean;
  /** CN, CN-62, CN-14 …; CN holds wherever no narrower one does. */
  readonly jurisdiction: string;
  readonly effectiveFrom: LegalDay;
  /** Last day on which it holds. Absent: until another begins. */
  readonly effectiveTo?: LegalDay;
  readonly authority: string;
}

export interface ParameterRow {
  readonly parameterId: string;
  /** In legal order: by the day from which each holds, then as recorded. */
  readonly settings: readonly ParameterSetting[];
}

export const parameterValues: RowProjection<ParameterRow> = {
  kind: 'rows',
  name: 'parameters',
  version: 1,
  zh: '参数',
  keys: (fact) => (fact.type === 'ParameterSet' ? [fact.data['parameterId'] as string] : []),
  on: {
    ParameterSet: (row, fact) => {
      const { parameterId, value, jurisdiction, effectiveFrom, effectiveTo, authority } = fact.data;
      const setting: ParameterSetting = recorded(fact, {
        value,
        jurisdiction,
        effectiveFrom,
        ...(effectiveTo === undefined ? {} : { effectiveTo }),
        authority,
      });
      return { parameterId, settings: [...(row?.settings ?? []), setting] };
    },
  },
};

/** The jurisdiction and those around it, narrowest first: CN-62-01 lies in CN-62, that in CN. */
function* enclosing(jurisdiction: string): Iterable<string> {
  for (let area = jurisdiction; ; area = area.slice(0, area.lastIndexOf('-'))) {
    yield area;
    if (!area.includes('-')) return;
  }
}

/**
 * The value that holds in a jurisdiction on a day: of the narrowest area with one, the setting that began last, among
 * equals the one recorded last. Without a jurisdiction: what holds in all of CN. Undefined when none holds; the caller
 * then takes the documented default.
 */
export function valueOf(
  row: ParameterRow | undefined,
  jurisdiction: string | undefined,
  on: LegalDay,
): ParameterValue | undefined {
  const holding = (row?.settings ?? []).filter(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= on && (effectiveTo === undefined || on <= effectiveTo),
  );
  for (const area of enclosing(jurisdiction ?? 'CN')) {
    const setting = holding.findLast((each) => each.jurisdiction === area);
    if (setting) return setting.value;
  }
  return undefined;
}
