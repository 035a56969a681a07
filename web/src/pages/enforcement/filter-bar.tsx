/** Whose penalties are looked at, and how time is cut. */
import { Button, Radio, Select } from 'antd';
import { useAddressChange, useAddressMember } from '../../basis/use-basis';
import { useTexts } from '../../i18n/i18n';
import { matchesTyped } from '../../shown/typed-search';
import { useOrgans } from '../../shown/organs';
import { enforcingOrgans } from './enforcing-organs';
import { periodLengthIn, periodLengths } from './periods';
import { enforcementTexts } from './texts';

interface Props {
  /** The only organ that the key is shown. */
  readonly own: string | undefined;
}

export function FilterBar({ own }: Props) {
  const t = useTexts(enforcementTexts);
  const [organ, setOrgan] = useOrganFilter();
  const [by, setBy] = useAddressMember('by');
  return (
    <section className="enforcement-filters" aria-label={t('filters')}>
      {own === undefined ? <OrganSelect organ={organ} onChoose={setOrgan} /> : null}
      <Radio.Group
        aria-label={t('by')}
        optionType="button"
        value={periodLengthIn(by)}
        onChange={({ target }) => setBy(target.value === 'month' ? 'month' : undefined)}
        options={periodLengths.map((value) => ({ value, label: t(value) }))}
      />
      {organ === undefined || organ === own ? null : <Button onClick={() => setOrgan(undefined)}>{t('clear')}</Button>}
    </section>
  );
}

/** Another organ has other rows: a chosen one, and the page of them, go with it. */
function useOrganFilter(): readonly [string | undefined, (organ: string | undefined) => void] {
  const [organ] = useAddressMember('organ');
  const change = useAddressChange();
  return [organ, (chosen) => change({ organ: chosen, payment: undefined, after: undefined })];
}

interface OrganSelectProps {
  readonly organ: string | undefined;
  readonly onChoose: (organ: string | undefined) => void;
}

function OrganSelect({ organ, onChoose }: OrganSelectProps) {
  const t = useTexts(enforcementTexts);
  const organs = useOrgans();
  const enforcing = enforcingOrgans(organs ?? []).map(({ orgId, nameZh }) => ({ value: orgId, label: nameZh }));
  // An organ in the address that is none of them is shown as it stands, so that it can be left.
  const others =
    organ === undefined || enforcing.some(({ value }) => value === organ)
      ? []
      : [{ value: organ, label: organs?.find(({ orgId }) => orgId === organ)?.nameZh ?? organ }];
  return (
    <label className="enforcement-organ">
      <span>{t('organ')}</span>
      <Select
        aria-label={t('organ')}
        showSearch={{ filterOption: matchesTyped }}
        loading={organs === undefined}
        value={organ ?? ''}
        onChange={(id: string) => onChoose(id)}
        options={[{ value: '', label: t('allOrgans') }, ...others, ...enforcing]}
        popupMatchSelectWidth={false}
      />
    </label>
  );
}
