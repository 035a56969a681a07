/** Finds an official by name, post or id. */
import { Button, Input, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../api/use-answer';
import { useBasis } from '../../basis/use-basis';
import { Answered, Nothing } from '../../frame/states';
import { useTexts } from '../../i18n/i18n';
import { useRights } from '../../session/rights';
import { count } from '../../shown/money';
import './official.css';
import { OfficialsTable } from './officials-table';
import { officialsTexts } from './texts';

const Q = 'q';
const AFTER = 'after';
const PAGE = 50;

export function Officials() {
  const t = useTexts(officialsTexts);
  const rights = useRights();
  const { basis } = useBasis();
  const { q, after, find, turn } = useSearch();
  const answer = useAnswer('/v1/officials', { query: { ...basis, q, after, limit: PAGE } });
  return (
    <div className="officials">
      <Typography.Title level={1}>{t('title')}</Typography.Title>
      <Typography.Paragraph>{t('lead')}</Typography.Paragraph>
      {rights?.reads.file === false ? <Typography.Paragraph>{t('noFile')}</Typography.Paragraph> : null}
      <SearchBox key={q} q={q ?? ''} onFind={find} />
      <Answered answer={answer}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Nothing why={t('none')} />
          ) : (
            <>
              <p role="status" className="secondary">
                {t(next === null ? 'found' : 'more', { n: count(items.length) })}
              </p>
              <OfficialsTable officials={items.map(({ row }) => row)} opens={rights?.reads.file === true} />
              <Pages next={next} isFirst={after === undefined} onTurn={turn} />
            </>
          )
        }
      </Answered>
    </div>
  );
}

interface Search {
  readonly q: string | undefined;
  readonly after: string | undefined;
  readonly find: (q: string) => void;
  readonly turn: (after: string | undefined) => void;
}

/** What is looked for, and the page of it: another search begins with its first page. */
function useSearch(): Search {
  const [address, setAddress] = useSearchParams();
  const set = (members: Readonly<Record<string, string | undefined>>): void =>
    setAddress((before) => {
      const changed = new URLSearchParams(before);
      for (const [name, value] of Object.entries(members)) {
        if (value === undefined || value === '') changed.delete(name);
        else changed.set(name, value);
      }
      return changed;
    });
  return {
    q: address.get(Q) ?? undefined,
    after: address.get(AFTER) ?? undefined,
    find: (q) => set({ [Q]: q.trim(), [AFTER]: undefined }),
    turn: (after) => set({ [AFTER]: after }),
  };
}

function SearchBox({ q, onFind }: { readonly q: string; readonly onFind: (q: string) => void }) {
  const t = useTexts(officialsTexts);
  const [text, setText] = useState(q);
  return (
    <search className="officials-search">
      <Input.Search
        aria-label={t('search')}
        placeholder={t('search')}
        value={text}
        maxLength={128}
        allowClear
        autoFocus
        enterButton={t('find')}
        onChange={(event) => setText(event.target.value)}
        onSearch={onFind}
      />
    </search>
  );
}

interface PagesProps {
  readonly next: string | null;
  readonly isFirst: boolean;
  readonly onTurn: (after: string | undefined) => void;
}

function Pages({ next, isFirst, onTurn }: PagesProps) {
  const t = useTexts(officialsTexts);
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
