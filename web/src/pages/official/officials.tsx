/** Finds an official by name, post or id. */
import { Input, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../api/use-answer';
import { useAddressChange, useBasis } from '../../basis/use-basis';
import { Answered, Nothing } from '../../frame/states';
import { useTexts } from '../../i18n/i18n';
import { useRights } from '../../session/rights';
import { ListPages } from '../../shown/list-pages';
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
              <ListPages next={next} isFirst={after === undefined} onTurn={turn} />
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
  const [address] = useSearchParams();
  const set = useAddressChange();
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
