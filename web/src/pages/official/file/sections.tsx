/** The nineteen sections in the order of the file, and the way to each of them. */
import { Fragment, memo } from 'react';
import { CiteLink } from '../../../articles/cite-link';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import type { Language } from '../../../i18n/texts';
import { termOf } from '../../../i18n/terms/term-of';
import { count } from '../../../shown/money';
import type { FileSection } from '../answers';
import { Entry } from './entry';
import { fileTexts } from './texts';
import { InPageLink } from './in-page-link';
import { kindName } from '../kind-names';

/** Of the place of a section on the page. */
const anchorOf = (code: string): string => `section-${code}`;

export function SectionNavigator({ sections }: { readonly sections: readonly FileSection[] }) {
  const t = useTexts(fileTexts);
  const [language] = useLanguage();
  return (
    <nav className="section-navigator" aria-label={t('navigator')}>
      <ol>
        {sections.map(({ code, entries }) => (
          <li key={code} className={entries.length === 0 ? 'is-empty' : undefined}>
            <InPageLink to={anchorOf(code)}>
              <span className="section-code">{code}</span> {termOf('section', code, language)}
              {entries.length === 0 ? null : <span className="section-count">{count(entries.length)}</span>}
            </InPageLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function Sections({ sections }: { readonly sections: readonly FileSection[] }) {
  return (
    <div className="file-sections">
      {sections.map((section) => (
        <Section key={section.code} section={section} />
      ))}
    </div>
  );
}

const listed = (names: readonly string[], language: Language): string => names.join(language === 'zh' ? '、' : ', ');

const Section = memo(function Section({
  section: { code, cites, entries, notYetRecordable },
}: {
  readonly section: FileSection;
}) {
  const t = useTexts(fileTexts);
  const [language] = useLanguage();
  const isEmpty = entries.length === 0;
  return (
    <section
      className={isEmpty ? 'file-section is-empty' : 'file-section'}
      aria-labelledby={`${anchorOf(code)}-title`}
      data-section={code}
    >
      <div className="section-head">
        <h3 id={anchorOf(code)} tabIndex={-1}>
          <span id={`${anchorOf(code)}-title`}>
            <span className="section-code">{code}</span> {termOf('section', code, language)}
          </span>
        </h3>
        <span className="section-cites">
          {cites.map((cite) => (
            <Fragment key={cite}>
              <CiteLink cite={cite} />{' '}
            </Fragment>
          ))}
        </span>
        <span className="section-note">
          {isEmpty ? t('empty') : t('entries', { n: count(entries.length) })}
          {notYetRecordable.length === 0
            ? null
            : ` · ${t('notYet', {
                kinds: listed(
                  notYetRecordable.map((type) => kindName(type, language)),
                  language,
                ),
              })}`}
        </span>
      </div>
      {isEmpty ? null : (
        <ul className="file-entries">
          {entries.map((entry) => (
            <Entry key={`${entry.factId}${entry.section}`} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  );
});
