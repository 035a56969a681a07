/** One value of an entry. */
import { Fragment } from 'react';
import { FactLink } from '../../facts/fact-link';
import { useTexts } from '../../i18n/i18n';
import { count } from '../../shown/money';
import { RecordedText } from '../../shown/recorded-text';
import { knownWords } from './basis-words';
import type { Field, Shown } from './entry-values';
import { fileTexts } from './file-texts';
import { OrganName, PostName } from './names';

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
      return <Listed items={value.items} />;
    case 'group':
      return <Grouped fields={value.fields} />;
  }
}

function Listed({ items }: { readonly items: readonly Shown[] }) {
  if (items.length === 0) return <>—</>;
  if (items.some(({ kind }) => kind === 'group')) {
    return (
      <ol className="value-list">
        {items.map((item, i) => (
          <li key={i}>
            <EntryValue value={item} />
          </li>
        ))}
      </ol>
    );
  }
  return (
    <>
      {items.map((item, i) => (
        <Fragment key={i}>
          {i === 0 ? null : '、'}
          <EntryValue value={item} />
        </Fragment>
      ))}
    </>
  );
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
