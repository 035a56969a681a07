/** What differs, side by side: one block of a table for each fact or finding, one line for each field that differs. */
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { CiteLink } from '../../../articles/cite-link';
import { FactLink } from '../../../facts/fact-link';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import type { Language } from '../../../i18n/texts';
import { termOf } from '../../../i18n/terms/term-of';
import { arithmeticIn, sentenceIn } from '../../../shown/finding-words';
import type { Finding } from '../../../shown/gravity';
import { findingTexts } from '../../../shown/texts';
import type { FindingRow, Row, Standing, Why } from './compare-rows';
import { compareTexts } from './texts';
import { EntryValue } from '../file/entry-value';
import { fieldsOf, type Shown } from '../file/entry-values';
import { kindName } from '../kind-names';

const COLOURS: Readonly<Record<Standing, string>> = { added: 'success', removed: 'error', changed: 'warning' };

/** One line: a field, and what it is on either side. */
interface Line {
  readonly name: string;
  readonly label: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
}

export function RowsTable({ rows, title }: { readonly rows: readonly Row[]; readonly title: string }) {
  return (
    <ComparedTable title={title}>
      {rows.map((row, i) => (
        <FactBlock key={`${row.place}${row.factId ?? i}`} row={row} />
      ))}
    </ComparedTable>
  );
}

export function FindingsTable({ rows, title }: { readonly rows: readonly FindingRow[]; readonly title: string }) {
  return (
    <ComparedTable title={title}>
      {rows.map((row, i) => (
        <FindingBlock key={i} row={row} />
      ))}
    </ComparedTable>
  );
}

function ComparedTable({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const t = useTexts(compareTexts);
  return (
    <table className="compare-table" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('from')}</th>
          <th scope="col">{t('to')}</th>
        </tr>
      </thead>
      {children}
    </table>
  );
}

interface BlockProps {
  readonly standing: Standing;
  readonly heading: ReactNode;
  readonly lines: readonly Line[];
}

function Block({ standing, heading, lines }: BlockProps) {
  const t = useTexts(compareTexts);
  return (
    <tbody className={`compare-block ${standing}`}>
      <tr>
        <th scope="rowgroup" colSpan={3} className="compare-heading">
          <span className="compare-heading-parts">
            <Tag color={COLOURS[standing]}>{t(standing)}</Tag>
            {heading}
          </span>
        </th>
      </tr>
      {lines.map(({ name, label, before, after }) => (
        <tr key={name}>
          <th scope="row">{label}</th>
          <td className="compare-before">{before ?? <span className="absent">{t('absent')}</span>}</td>
          <td className="compare-after">{after ?? <span className="absent">{t('absent')}</span>}</td>
        </tr>
      ))}
    </tbody>
  );
}

function FactBlock({ row }: { readonly row: Row }) {
  const t = useTexts(compareTexts);
  const [language] = useLanguage();
  const { standing, place, factId, day, why } = row;
  // What stands above the sections is named like the field that holds it.
  const kind = /^[A-Z]/.test(place) ? kindName(place, language) : termOf('field', place, language);
  return (
    <Block
      standing={standing}
      lines={linesOf(row, t('content'), language)}
      heading={
        <>
          {factId === undefined ? <span>{kind}</span> : <FactLink id={factId}>{kind}</FactLink>}
          {day === undefined ? null : <time dateTime={day}>{day}</time>}
          {row.differing.length === 0 ? <span>{t('sameFields')}</span> : null}
          {why === undefined ? null : <WhyItDiffers why={why} />}
        </>
      }
    />
  );
}

function WhyItDiffers({ why }: { readonly why: Why }) {
  const t = useTexts(compareTexts);
  return (
    <span className="compare-why">
      {t(why.by)}
      {'factId' in why ? (
        <>
          {' '}
          <FactLink id={why.factId} />
        </>
      ) : null}
    </span>
  );
}

/** What stands on one side alone is one line; what stands on both is a line for each field that differs. */
function linesOf(row: Row, content: string, language: Language): readonly Line[] {
  const { standing, place, before, after, differing } = row;
  // The day is said in the heading.
  const { day: _, ...alone } = standing === 'added' ? after : before;
  const all = <EntryValue value={{ kind: 'group', fields: fieldsOf(place, alone, language) }} />;
  if (standing === 'added') return [{ name: 'all', label: content, before: undefined, after: all }];
  if (standing === 'removed') return [{ name: 'all', label: content, before: all, after: undefined }];
  const [old, next] = [fieldsOf(place, before, language), fieldsOf(place, after, language)];
  return differing.flatMap((name) => {
    const [was, is] = [old, next].map((fields) => fields.find((field) => field.name === name));
    const label = (is ?? was)?.label ?? name;
    const parts = partsOf(was?.value, is?.value);
    if (parts === undefined) return [{ name, label, before: valueOf(was?.value), after: valueOf(is?.value) }];
    return parts.map((part) => ({ ...part, name: `${name}.${part.name}`, label: `${label} · ${part.label}` }));
  });
}

const valueOf = (value: Shown | undefined): ReactNode =>
  value === undefined ? undefined : <EntryValue value={value} />;

/** Where both sides hold parts, only the parts that differ. */
function partsOf(was: Shown | undefined, is: Shown | undefined): readonly Line[] | undefined {
  if (was?.kind !== 'group' || is?.kind !== 'group') return undefined;
  const names = [...new Set([...is.fields, ...was.fields].map(({ name }) => name))];
  return names.flatMap((name) => {
    const [old, next] = [was, is].map(({ fields }) => fields.find((field) => field.name === name));
    if (JSON.stringify(old) === JSON.stringify(next)) return [];
    const label = (next ?? old)?.label ?? name;
    return [{ name, label, before: valueOf(old?.value), after: valueOf(next?.value) }];
  });
}

/** What a finding says, in the order in which it is read. */
const MEMBERS = ['status', 'text', 'arithmetic', 'since', 'cites', 'facts'] as const;
type Member = (typeof MEMBERS)[number];

function FindingBlock({ row }: { readonly row: FindingRow }) {
  const t = useTexts(compareTexts);
  const [language] = useLanguage();
  const { standing, before, after, changedBy } = row;
  const shown = after ?? before;
  if (shown === undefined) return null;
  const isDiffering = (member: Member): boolean => row.differing.includes(member === 'text' ? language : member);
  const changed = MEMBERS.filter(isDiffering).map((member) => ({
    name: member,
    label: t(member),
    before: before && <FindingMember finding={before} member={member} />,
    after: after && <FindingMember finding={after} member={member} />,
  }));
  const alone = {
    name: 'all',
    label: t('content'),
    before: before && <WholeFinding finding={before} />,
    after: after && <WholeFinding finding={after} />,
  };
  return (
    <Block
      standing={standing}
      lines={standing === 'changed' ? changed : [alone]}
      heading={
        <>
          <span>
            {shown.rule} {termOf('finding-code', shown.code, language)}
          </span>
          {changedBy.length === 0 ? null : (
            <span className="compare-why">
              {t('changedBy')}{' '}
              {changedBy.map((id) => (
                <FactLink key={id} id={id} />
              ))}
            </span>
          )}
        </>
      }
    />
  );
}

function WholeFinding({ finding }: { readonly finding: Finding }) {
  return (
    <ul className="whole-finding">
      {MEMBERS.filter((member) => member !== 'since' && (member === 'text' || finding[member] !== undefined)).map(
        (member) => (
          <li key={member}>
            <FindingMember finding={finding} member={member} />
          </li>
        ),
      )}
    </ul>
  );
}

function FindingMember({ finding, member }: { readonly finding: Finding; readonly member: Member }) {
  const word = useTexts(findingTexts);
  const t = useTexts(compareTexts);
  const [language] = useLanguage();
  switch (member) {
    case 'status':
      return <>{word(finding.status)}</>;
    case 'text':
      return <>{sentenceIn(language, finding)}</>;
    case 'cites':
      return (
        <>
          {finding.cites.map((cite) => (
            <CiteLink key={cite} cite={cite} />
          ))}
        </>
      );
    case 'facts':
      return (
        <>
          {finding.facts.map((id) => (
            <FactLink key={id} id={id} />
          ))}
        </>
      );
    default: {
      const value = finding[member];
      if (value === undefined) return <span className="absent">{t('absent')}</span>;
      return <span className="plain-value">{member === 'arithmetic' ? arithmeticIn(language, value) : value}</span>;
    }
  }
}
