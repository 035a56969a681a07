/** Which money is looked at: year, organ, source, grouping, and the unit that amounts are shown in. */
import { Button, Radio, Select } from 'antd';
import { useLanguage, useTexts } from '../../i18n/i18n';
import { matchesTyped } from '../../shown/typed-search';
import { sourceKindTerms } from './source-kinds';
import { amountUnits } from './amounts';
import { organLabel } from './node-label';
import { fundsTexts } from './texts';
import { useFilters } from './use-filters';

export interface Organs {
  readonly ids: readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

interface Props {
  /** That occur, the newest first. */
  readonly years: readonly number[];
  /** That occur; undefined while they are not known. */
  readonly organs: Organs | undefined;
}

export function FilterBar({ years, organs }: Props) {
  const t = useTexts(fundsTexts);
  const [filters, set] = useFilters();
  const isFiltered = filters.year !== undefined || filters.organ !== undefined || filters.source !== undefined;
  return (
    <section className="funds-filters" aria-label={t('filters')}>
      <label>
        <span>{t('year')}</span>
        <Select
          aria-label={t('year')}
          value={String(filters.year ?? '')}
          onChange={(year) => set({ year })}
          options={[
            { value: '', label: t('newestYear', { year: years[0] ?? '' }) },
            ...yearsToChoose(years, filters.year).map((year) => ({ value: String(year), label: String(year) })),
            { value: 'all', label: t('allYears') },
          ]}
          popupMatchSelectWidth={false}
        />
      </label>
      <OrganSelect organs={organs} />
      <SourceSelect />
      <Radio.Group
        aria-label={t('grouping')}
        optionType="button"
        value={filters.group}
        onChange={({ target }) => set({ group: target.value === 'organ' ? 'organ' : undefined, organ: undefined })}
        options={[
          { value: 'level', label: t('byLevel') },
          { value: 'organ', label: t('byOrgan') },
        ]}
      />
      <Radio.Group
        aria-label={t('unit')}
        optionType="button"
        value={filters.unit}
        onChange={({ target }) => set({ unit: target.value === 'yuan' ? undefined : String(target.value) })}
        options={amountUnits.map((unit) => ({ value: unit, label: t(unit) }))}
      />
      <Button
        disabled={!isFiltered}
        onClick={() => set({ year: undefined, organ: undefined, source: undefined, group: undefined })}
      >
        {t('clear')}
      </Button>
    </section>
  );
}

/** A year in the address that has no money is shown as it stands, so that it can be left. */
const yearsToChoose = (years: readonly number[], chosen: number | 'all' | undefined): readonly number[] =>
  typeof chosen === 'number' && !years.includes(chosen) ? [chosen, ...years] : years;

function OrganSelect({ organs }: Pick<Props, 'organs'>) {
  const t = useTexts(fundsTexts);
  const [language] = useLanguage();
  const [{ organ }, set] = useFilters();
  const ids = new Set([...(organs?.ids ?? []), ...(organ === undefined ? [] : [organ])]);
  const options = [...ids].map((id) => ({
    value: id,
    label: organLabel(id, { names: organs?.names ?? {}, language }),
  }));
  return (
    <label className="funds-organ">
      <span>{t('organ')}</span>
      <Select
        aria-label={t('organ')}
        showSearch={{ filterOption: matchesTyped }}
        allowClear
        placeholder={t('organHint')}
        loading={organs === undefined}
        value={organ ?? null}
        onChange={(id: string | null | undefined) => set({ organ: id ?? undefined })}
        options={options}
        popupMatchSelectWidth={false}
      />
    </label>
  );
}

function SourceSelect() {
  const t = useTexts(fundsTexts);
  const [language] = useLanguage();
  const [{ source }, set] = useFilters();
  return (
    <label>
      <span>{t('source')}</span>
      <Select
        aria-label={t('source')}
        value={source ?? ''}
        onChange={(value) => set({ source: value })}
        options={[
          { value: '', label: t('allSources') },
          ...sourceKindTerms(language).map(([value, label]) => ({ value, label })),
        ]}
        popupMatchSelectWidth={false}
      />
    </label>
  );
}
