/** The file on paper: on every page whose it is, at which basis, and under which checkpoint. */
import { useEffect } from 'react';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { termOf } from '../../../i18n/terms/term-of';
import { count } from '../../../shown/money';
import type { IntegrityFile } from '../answers';
import { basisWords } from '../basis-words';
import { headOf } from '../file/file-figures';
import { fileTexts } from '../file/texts';
import { marginRules, type Margins } from './page-margins';

function useMargins({ personId, purpose, basis }: IntegrityFile, who: string | undefined): Margins {
  const t = useTexts(fileTexts);
  const [language] = useLanguage();
  const head = headOf(basis.checkpoint);
  return {
    top: t('printedOn', {
      who: who ?? t('noName'),
      id: personId,
      basis: basisWords(basis, t),
      size: count(basis.size),
      purpose: termOf('value', `purpose=${purpose}`, language),
    }),
    bottom:
      head === undefined
        ? t('notSealed')
        : t('printedCheckpoint', { origin: head.origin, size: count(head.size), root: head.root }),
    number: t('page'),
  };
}

/**
 * Puts the texts into the margins of the pages while the file is shown. A browser that knows no margin boxes prints the
 * same two lines once, at the head of the file.
 */
export function PageMargins({ file, who }: { readonly file: IntegrityFile; readonly who: string | undefined }) {
  const { top, bottom, number } = useMargins(file, who);
  useEffect(() => {
    // A constructed sheet is no inline style: the document's policy lets it be.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(marginRules({ top, bottom, number }));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [top, bottom, number]);
  return (
    <div className="printed-head">
      {top}
      <br />
      {bottom}
    </div>
  );
}
