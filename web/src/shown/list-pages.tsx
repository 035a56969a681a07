/** Turns the pages of a list: the interface gives the next one, and there is always the first. */
import { Button } from 'antd';
import { useTexts } from '../i18n/i18n';
import './list-pages.css';
import { listPagesTexts } from './texts';

interface Props {
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
  readonly isFirst: boolean;
  /** Undefined is the first page. */
  readonly onTurn: (after: string | undefined) => void;
}

export function ListPages({ next, isFirst, onTurn }: Props) {
  const t = useTexts(listPagesTexts);
  if (isFirst && next === null) return null;
  return (
    <nav className="list-pages" aria-label={t('pages')}>
      <Button disabled={isFirst} onClick={() => onTurn(undefined)}>
        {t('first')}
      </Button>
      <Button disabled={next === null} onClick={() => onTurn(next ?? undefined)}>
        {t('next')}
      </Button>
    </nav>
  );
}
