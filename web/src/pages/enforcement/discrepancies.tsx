/** 缴款核对: payments at which the register's running total disagrees with the payments added up, each with its facts. */
import { Typography } from 'antd';
import { Fragment, useMemo } from 'react';
import { useAnswer } from '../../api/use-answer';
import { useAddressMember, useBasis } from '../../basis/use-basis';
import { FactLink } from '../../facts/fact-link';
import { Answered, Nothing } from '../../frame/states';
import { useTexts } from '../../i18n/i18n';
import type { Rights } from '../../session/rights';
import { ListPages } from '../../shown/list-pages';
import { count, money } from '../../shown/money';
import { useOrganNames, type OrganNames } from '../../shown/organs';
import { RecordedText } from '../../shown/recorded-text';
import { SortHeader } from '../../shown/sort-header';
import { wholeOf } from '../../shown/whole';
import type { Discrepancy, Summary } from './answers';
import { discrepancyColumns, isAmountColumn, sortedDiscrepancies, type DiscrepancyColumn } from './discrepancy-order';
import { PaymentsOfPenalty } from './payments-of-penalty';
import { ownOrganOf, readsPenalty } from './penalty-facts';
import { headOf, sortingIn, sortingText, type Sorting } from './sorting';
import { discrepancyTexts, enforcementTexts } from './texts';

export const DISCREPANCIES_HEADING = 'enforcement-discrepancies';
const PAGE = 200;
/** Nearly as the interface gives them, but with the numbers in an id as numbers. */
const BY_PENALTY: Sorting<DiscrepancyColumn> = { column: 'penalty', direction: 'asc' };

interface Props {
  readonly summary: Summary;
  readonly rights: Rights;
  /** False for a key, or a service, that has no such list. */
  readonly isOffered: boolean;
}

export function Discrepancies(props: Props) {
  const { rights, isOffered } = props;
  const t = useTexts(discrepancyTexts);
  const tPage = useTexts(enforcementTexts);
  return (
    <section aria-labelledby={DISCREPANCIES_HEADING}>
      <Typography.Title level={2} id={DISCREPANCIES_HEADING} tabIndex={-1}>
        {t('heading')}
      </Typography.Title>
      <p className="secondary">{t('lead')}</p>
      {rights.reads.facts ? null : (
        <p className="secondary">
          {tPage(ownOrganOf(rights, 'enforcement-discrepancies') === undefined ? 'noFacts' : 'ownFacts')}
        </p>
      )}
      {isOffered ? <DiscrepancyList {...props} /> : <Nothing why={t('notOffered')} />}
    </section>
  );
}

function DiscrepancyList({ summary, rights }: Props) {
  const t = useTexts(discrepancyTexts);
  const { basis } = useBasis();
  const [organ] = useAddressMember('organ');
  const [after, turn] = useAddressMember('after');
  const answer = useAnswer('/v1/enforcement/discrepancies', { query: { ...basis, organ, after, limit: PAGE } });
  return (
    <Answered answer={answer}>
      {({ items, next, currency, basis: { size, effectiveOn } }) => {
        const isWhole = next === null && after === undefined;
        if (items.length === 0 && isWhole) return <Nothing why={t('none', { payments: count(summary.payments) })} />;
        return (
          <>
            <p role="status">
              {isWhole
                ? t('found', { n: count(items.length) })
                : t('foundHere', { n: count(items.length), all: count(summary.discrepancies) })}
            </p>
            <DiscrepancyTable
              items={items}
              isWhole={isWhole}
              currency={currency}
              rights={rights}
              size={size}
              effectiveOn={effectiveOn}
            />
            <ListPages next={next} isFirst={after === undefined} onTurn={turn} />
          </>
        );
      }}
    </Answered>
  );
}

interface TableProps {
  readonly items: readonly Discrepancy[];
  /** False for one page of several: it cannot be sorted. */
  readonly isWhole: boolean;
  readonly currency: string;
  readonly rights: Rights;
  /** What was known, and the day asked about, as the answer says. */
  readonly size: number;
  readonly effectiveOn: string;
}

function DiscrepancyTable({ items, isWhole, currency, rights, size, effectiveOn }: TableProps) {
  const t = useTexts(discrepancyTexts);
  const names = useOrganNames();
  const [chosen, choose] = useAddressMember('payment');
  const [asked, setAsked] = useAddressMember('rows');
  const sorting = sortingIn(asked, discrepancyColumns, BY_PENALTY);
  const { column: sorted, direction } = sorting;
  const shown = useMemo(
    () => (isWhole ? sortedDiscrepancies(items, { column: sorted, direction }) : items),
    [isWhole, items, sorted, direction],
  );
  const head = (of: DiscrepancyColumn) => headOf(of, sorting, (next) => setAsked(sortingText(next)));
  const seesFacts = items.some(({ organ }) => readsPenalty(rights, organ));
  return (
    <div className="enforcement-holder" role="region" aria-label={t('table')} tabIndex={0}>
      <table className="enforcement-table">
        <thead>
          <tr>
            {discrepancyColumns.map((column) => {
              const name = isAmountColumn(column) ? `${t(column)} (${currency})` : t(column);
              return isWhole ? (
                <SortHeader key={column} isNumber={isAmountColumn(column)} {...head(column)}>
                  {name}
                </SortHeader>
              ) : (
                <th key={column} scope="col" className={isAmountColumn(column) ? 'is-number' : undefined}>
                  {name}
                </th>
              );
            })}
            {seesFacts ? <th scope="col">{t('fact')}</th> : null}
            <th scope="col">{t('article')}</th>
            <th scope="col">{t('organ')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => {
            const isOpen = item.factId === chosen;
            return (
              <Fragment key={item.factId}>
                <DiscrepancyRow
                  item={item}
                  isOpen={isOpen}
                  onOpen={() => choose(isOpen ? undefined : item.factId)}
                  seesFacts={seesFacts}
                  rights={rights}
                  names={names}
                />
                {isOpen ? (
                  <tr className="enforcement-opened">
                    <td colSpan={seesFacts ? 9 : 8} id={`payments-${item.factId}`}>
                      <PaymentsOfPenalty
                        item={item}
                        mayRead={readsPenalty(rights, item.organ)}
                        size={size}
                        effectiveOn={effectiveOn}
                      />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly item: Discrepancy;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly seesFacts: boolean;
  readonly rights: Rights;
  readonly names: OrganNames;
}

function DiscrepancyRow({ item, isOpen, onOpen, seesFacts, rights, names }: RowProps) {
  const t = useTexts(discrepancyTexts);
  const { penaltyId, organ, article } = item;
  return (
    <tr data-payment={item.factId} className={isOpen ? 'is-open' : undefined}>
      <th scope="row">
        <button
          type="button"
          className="enforcement-open"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'close' : 'open', { penalty: penaltyId })}
          onClick={onOpen}
        >
          <span aria-hidden>{isOpen ? '▾' : '▸'}</span> {penaltyId}
        </button>
      </th>
      <td className="is-day">{item.paidOn}</td>
      <td className="is-number">{money(item.amount)}</td>
      <td className="is-number">{money(item.statedTotal)}</td>
      <td className="is-number">{money(item.computedTotal)}</td>
      <td className="is-number is-difference">{signed(item.difference)}</td>
      {seesFacts ? <td>{readsPenalty(rights, organ) ? <FactLink id={item.factId} /> : null}</td> : null}
      <td className="is-article">{article === null ? '—' : <RecordedText text={article} />}</td>
      <td className="is-organ">
        {organ === null ? t('noDecision') : <bdi title={organ}>{names.get(organ) ?? organ}</bdi>}
      </td>
    </tr>
  );
}

/** With its sign: which of the two says more is what is asked. */
const signed = (difference: string): string => (wholeOf(difference) > 0n ? `+${money(difference)}` : money(difference));
