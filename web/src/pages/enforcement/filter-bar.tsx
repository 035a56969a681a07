/** Whose penalties are looked at, and how time is cut. */
import { Button, Radio, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { useAddressMember } from '../../basis/use-basis';
import { useTexts } from '../../i18n/i18n';
import { periodLengthIn, periodLengths } from './periods';
import { enforcementTexts } from './texts';
import type { Organs } from './use-organs';

interface Props {
  /** Undefined while they are not known. */
  readonly organs: Organs | undefined;
  /** The only organ that the key is shown. */
  readonly own: string | undefined;
}

export function FilterBar({ organs, own }: Props) {
  const t = useTexts(enforcementTexts);
  const [organ, setOrgan] = useOrganFilter();
  const [by, setBy] = useAddressMember('by');
  return (
    <section className="enforcement-filters" aria-label={t('filters')}>
      {own === undefined ? <OrganSelect organs={organs} organ={organ} onChoose={setOrgan} /> : null}
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
  const [address, setAddress] = useSearchParams();
  const set = (organ: string | undefined): void =>
    setAddress((before) => {
      const changed = new URLSearchParams(before);
      for (const name of ['organ', 'payment', 'after']) changed.delete(name);
      if (organ !== undefined && organ !== '') changed.set('organ', organ);
      return changed;
    });
  return [address.get('organ') ?? undefined, set];
}

interface OrganSelectProps {
  readonly organs: Organs | undefined;
  readonly organ: string | undefined;
  readonly onChoose: (organ: string | undefined) => void;
}

function OrganSelect({ organs, organ, onChoose }: OrganSelectProps) {
  const t = useTexts(enforcementTexts);
  const enforcing = organs?.enforcing ?? [];
  // An organ in the address that is none of them is shown as it stands, so that it can be left.
  const others =
    organ === undefined || enforcing.some(({ id }) => id === organ)
      ? []
      : [{ id: organ, name: organs?.nameOf(organ) ?? organ }];
  return (
    <label className="enforcement-organ">
      <span>{t('organ')}</span>
      <Select
        aria-label={t('organ')}
        showSearch={{ filterOption: (typed, option) => matches(typed, option) }}
        loading={organs === undefined}
        value={organ ?? ''}
        onChange={(id: string) => onChoose(id)}
        options={[
          { value: '', label: t('allOrgans') },
          ...[...others, ...enforcing].map(({ id, name }) => ({ value: id, label: name })),
        ]}
        popupMatchSelectWidth={false}
      />
    </label>
  );
}

/** By the name or the id, wherever in it. */
const matches = (typed: string, option: { readonly value: string; readonly label: string } | undefined): boolean =>
  option !== undefined && `${option.label} ${option.value}`.toLowerCase().includes(typed.trim().toLowerCase());
