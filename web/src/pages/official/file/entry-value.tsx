/** One value of an entry. */
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import { FactLink } from '../../../facts/fact-link';
import { useTexts } from '../../../i18n/i18n';
import { count } from '../../../shown/money';
import { RecordedText } from '../../../shown/recorded-text';
import { knownWords } from '../basis-words';
import type { Field, Shown } from './entry-values';
import { fileTexts } from './texts';
import { OrganName, PostName } from '../names';

/** Items that are shown at first. */
const SHORT = 12;

export function EntryValue({ value }: { readonly value: Shown }) {
  const t = useTexts(fileTexts);
  switch (value.kind) {
    case 'text':
      return <RecordedText text={value.text} />;
    case 'term':
      return <span title={value.code}>{value.text}</span>;
    case 'plain':
      return <span className="plain-value">{value.text}</span>;
    case 'amount':
      return <>{count(value.n)}</>;
    case 'yes-no':
      return <>{t(value.yes ? 'yes' : 'no')}</>;
    case 'organ':
      return <OrganName id={value.id} />;
    case 'post':
      return <PostName id={value.id} />;
    case 'fact':
      return <FactLink id={value.id} />;
    case 'known':
      return <>{knownWords(value.at, t)}</>;
    case 'list':
      return <ValueList items={value.items} />;
    case 'group':
      return <Grouped fields={value.fields} />;
  }
}

/** As many values as the eye takes in, the rest when asked for, all of them on paper. */
function ValueList({ items }: { readonly items: readonly Shown[] }) {
  const t = useTexts(fileTexts);
  const [whole, setWhole] = useState(false);
  if (items.length === 0) return <>—</>;
  const isLong = items.length > SHORT;
  return (
    <>
      <Items items={items.slice(0, SHORT)} />
      {isLong ? (
        <span className={whole ? undefined : 'text-rest'}>
          <Items items={items.slice(SHORT)} follows />
        </span>
      ) : null}
      {isLong ? (
        <Button type="link" size="small" className="only-with-hands" onClick={() => setWhole(!whole)}>
          {whole ? t('fewer') : t('allItems', { n: count(items.length) })}
        </Button>
      ) : null}
    </>
  );
}

function Items({ items, follows = false }: { readonly items: readonly Shown[]; readonly follows?: boolean }) {
  if (items.some(({ kind }) => kind === 'group')) {
    return (
      <ul className="value-list">
        {items.map((item, i) => (
          <li key={i}>
            <EntryValue value={item} />
          </li>
        ))}
      </ul>
    );
  }
  return items.map((item, i) => (
    <Fragment key={i}>
      {i === 0 && !follows ? null : '、'}
      <EntryValue value={item} />
    </Fragment>
  ));
}

function Grouped({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <>
      {fields.map(({ name, label, value }, i) => (
        <span key={name} className="value-part">
          {i === 0 ? null : ' · '}
          <span className="value-label">{label}</span> <EntryValue value={value} />
        </span>
      ))}
    </>
  );
}
