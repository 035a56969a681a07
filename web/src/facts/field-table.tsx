/** What somebody recorded, as labelled fields: nested ones in tables of their own, whatever they hold. */
import type { ReactNode } from 'react';
import { CiteLink } from '../articles/cite-link';
import { useLanguage, useTexts } from '../i18n/i18n';
import { termOf } from '../i18n/terms/term-of';
import { money } from '../shown/money';
import { RecordedText } from '../shown/recorded-text';
import { FactLink } from './fact-link';
import { Organ } from './organ';
import type { SchemaMembers } from './schema-members';
import { factTexts } from './texts';

interface Reading extends SchemaMembers {
  /** Kind of fact, or the member that the fields stand in: a name may mean something else in another place. */
  readonly within: string;
  /** Path of the object within the data; empty for the data itself. */
  readonly path: string;
}

export function FieldTable({ fields, reading }: { readonly fields: object; readonly reading: Reading }) {
  const t = useTexts(factTexts);
  const [language] = useLanguage();
  const members = Object.entries(fields) as readonly (readonly [string, unknown])[];
  if (members.length === 0) return <span>{t('noData')}</span>;
  return (
    <table className="fact-fields">
      <tbody>
        {members.map(([name, value]) => (
          <tr key={name} data-member={name}>
            <th scope="row">
              <span title={name}>
                <RecordedText text={termOf('field', `${reading.within}.${name}`, language)} />
              </span>
            </th>
            <td>
              <Value name={name} value={value} reading={reading} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CITE = /^(GS|SX|CN)-[A-Z]{2}-\d/;

interface ValueProps {
  readonly name: string;
  readonly value: unknown;
  readonly reading: Reading;
}

function Value({ name, value, reading }: ValueProps): ReactNode {
  const t = useTexts(factTexts);
  if (Array.isArray(value)) {
    if (value.length === 0) return t('noData');
    return (
      <ol className="fact-list">
        {value.map((each: unknown, i) => (
          <li key={i}>
            <Value name={name} value={each} reading={reading} />
          </li>
        ))}
      </ol>
    );
  }
  if (typeof value === 'object' && value !== null) {
    const path = [reading.path, name].filter((part) => part !== '').join('.');
    return <FieldTable fields={value} reading={{ ...reading, within: name, path }} />;
  }
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (typeof value === 'string') return <TextValue name={name} text={value} reading={reading} />;
  return <RecordedText text={String(value)} />;
}

function TextValue({
  name,
  text,
  reading,
}: {
  readonly name: string;
  readonly text: string;
  readonly reading: Reading;
}) {
  const [language] = useLanguage();
  const path = [reading.path, name].filter((part) => part !== '').join('.');
  if (reading.money.has(path)) return <span className="fact-money">{money(text)}</span>;
  if (reading.organs.has(path)) return <Organ id={text} />;
  if (name.endsWith('EventId') && UUID.test(text)) return <FactLink id={text}>{text}</FactLink>;
  if (CITE.test(text)) return <CiteLink cite={text} />;
  const coded = termOf('value', `${reading.within}.${name}=${text}`, language);
  if (coded === text) return <RecordedText text={text} />;
  return (
    <>
      {coded} <code>{text}</code>
    </>
  );
}
