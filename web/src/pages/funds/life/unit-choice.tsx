/** The unit in which amounts are shown; it stands in the address. */
import { Radio } from 'antd';
import { useTexts } from '../../../i18n/i18n';
import { amountUnits, type AmountUnit } from '../amounts';
import { fundsTexts } from '../texts';
import { useFilters } from '../use-filters';

export function useUnit(): readonly [unit: AmountUnit, name: string] {
  const t = useTexts(fundsTexts);
  const [{ unit }] = useFilters();
  return [unit, t(unit)];
}

export function UnitChoice() {
  const t = useTexts(fundsTexts);
  const [{ unit }, set] = useFilters();
  return (
    <Radio.Group
      aria-label={t('unit')}
      optionType="button"
      size="small"
      value={unit}
      onChange={({ target }) => set({ unit: target.value === 'yuan' ? undefined : String(target.value) })}
      options={amountUnits.map((each) => ({ value: each, label: t(each) }))}
    />
  );
}
