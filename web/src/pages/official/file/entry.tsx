/** One line of the file: when, what, its fields in words, and the way to its fact. */
import { Tag } from 'antd';
import { memo, type MouseEvent } from 'react';
import { useSetAddressMember } from '../../../basis/use-basis';
import { FACT, FactLink } from '../../../facts/fact-link';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { count } from '../../../shown/money';
import type { FileEntry } from '../answers';
import { EntryValue } from './entry-value';
import { fieldsOf } from './entry-values';
import { fileTexts } from './texts';
import { kindName } from '../kind-names';

/** A click that has a meaning of its own, or ends the marking of text to be copied, opens nothing. */
const isElsewhere = (event: MouseEvent): boolean =>
  (event.target as Element).closest('a, button') !== null || window.getSelection()?.isCollapsed === false;

export const Entry = memo(function Entry({ entry }: { readonly entry: FileEntry }) {
  const t = useTexts(fileTexts);
  const [language] = useLanguage();
  const open = useSetAddressMember(FACT);
  const { factId, index, day, type, data, correctedBy } = entry;
  return (
    // With the keyboard the line is opened by the link in it.
    <li
      className="file-entry"
      data-fact-line={factId}
      onClick={(event) => (isElsewhere(event) ? undefined : open(factId))}
    >
      <time dateTime={day}>{day}</time>
      <div className="entry-body">
        <div className="entry-kind">
          <FactLink id={factId}>{kindName(type, language)}</FactLink>
          <span className="entry-number">
            {t('factNo', { n: count(index) })} <code className="only-on-paper">{factId}</code>
          </span>
          {correctedBy === undefined ? null : (
            <>
              <Tag color="warning">{t('corrected')}</Tag>
              <span className="secondary">{t('correctedBy', { n: count(correctedBy) })}</span>
            </>
          )}
        </div>
        <dl className="entry-fields">
          {fieldsOf(type, data, language).map(({ name, label, value }) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd>
                <EntryValue value={value} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </li>
  );
});
