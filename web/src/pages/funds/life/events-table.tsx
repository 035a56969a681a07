/** What happened to the allocation, line by line, each leading to its fact. */
import { Typography } from 'antd';
import { useMemo } from 'react';
import { FactLink } from '../../../facts/fact-link';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { termOf } from '../../../i18n/terms/term-of';
import type { Rights } from '../../../session/rights';
import { DataTable, type Column } from '../../../shown/data-table';
import { count } from '../../../shown/money';
import { Amount } from '../amount';
import { inUnit } from '../amounts';
import type { LifeAnswer } from '../answers';
import { fundTexts } from '../texts';
import { EventDetail } from './event-detail';
import { eventsOf, type FundEvent } from './events';
import { useUnit } from './unit-choice';

interface Props {
  readonly life: LifeAnswer;
  readonly rights: Rights;
}

const PAGE = 50;

export function Events({ life, rights }: Props) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const [unit, unitName] = useUnit();
  const events = useMemo(() => eventsOf(life), [life]);
  const columns: readonly Column<FundEvent>[] = [
    { id: 'day', title: t('day'), cell: ({ day }) => <span className="fund-day">{day}</span> },
    {
      id: 'event',
      title: t('event'),
      cell: ({ type, correctedBy }) => (
        <>
          {termOf('fact', type, language)}
          {correctedBy === undefined ? null : (
            <div className="fund-corrected">{t('correctedBy', { index: count(correctedBy) })}</div>
          )}
        </>
      ),
    },
    { id: 'detail', title: t('detail'), cell: (event) => <EventDetail event={event} life={life} rights={rights} /> },
    {
      id: 'change',
      title: t('change', { unit: unitName }),
      isNumber: true,
      cell: ({ change }) => (change === undefined ? '—' : <Change minor={change} shown={inUnit(change, unit)} />),
    },
    {
      id: 'balance',
      title: t('running', { unit: unitName }),
      isNumber: true,
      cell: ({ balance }) => <Amount minor={balance} />,
    },
    ...(rights.reads.facts
      ? [{ id: 'fact', title: t('fact'), cell: ({ factId }: FundEvent) => <FactLink id={factId} /> }]
      : []),
  ];
  return (
    <section aria-labelledby="fund-life">
      <Typography.Title level={2} id="fund-life">
        {t('life')}
      </Typography.Title>
      <DataTable<FundEvent>
        label={t('life')}
        columns={columns}
        rows={events}
        keyOf={({ factId, type }) => `${factId}${type}`}
        pageSize={PAGE}
        classOf={({ balance }) => (balance.startsWith('-') ? 'funds-overdrawn' : undefined)}
      />
    </section>
  );
}

/** A payment is no fault: only a sign says that money left. */
function Change({ minor, shown }: { readonly minor: string; readonly shown: string }) {
  return <span className="amount">{minor.startsWith('-') ? shown : `+${shown}`}</span>;
}
