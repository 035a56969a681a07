/** What happened to the allocation, line by line, each leading to its fact. */
import { Table, Typography, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { FactLink } from '../../../facts/fact-link';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { termOf } from '../../../i18n/terms/term-of';
import type { Rights } from '../../../session/rights';
import { count } from '../../../shown/money';
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
  const amount = (minor: string) => (
    <span className={minor.startsWith('-') ? 'amount below-zero' : 'amount'}>{inUnit(minor, unit)}</span>
  );
  const columns: TableColumnsType<FundEvent> = [
    { title: t('day'), dataIndex: 'day', className: 'fund-day' },
    {
      title: t('event'),
      render: (_, { type, correctedBy }) => (
        <>
          {termOf('fact', type, language)}
          {correctedBy === undefined ? null : (
            <div className="fund-corrected">{t('correctedBy', { index: count(correctedBy) })}</div>
          )}
        </>
      ),
    },
    {
      title: t('detail'),
      render: (_, event) => <EventDetail event={event} life={life} rights={rights} />,
    },
    {
      title: t('change', { unit: unitName }),
      align: 'right',
      render: (_, { change }) => (change === undefined ? '—' : <Change minor={change} shown={inUnit(change, unit)} />),
    },
    { title: t('running', { unit: unitName }), align: 'right', render: (_, { balance }) => amount(balance) },
    ...(rights.reads.facts
      ? [{ title: t('fact'), render: (_: unknown, { factId }: FundEvent) => <FactLink id={factId} /> }]
      : []),
  ];
  return (
    <section aria-labelledby="fund-life">
      <Typography.Title level={2} id="fund-life">
        {t('life')}
      </Typography.Title>
      <Table<FundEvent>
        size="small"
        rowKey={({ factId, type }) => `${factId}${type}`}
        columns={columns}
        dataSource={events}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
        rowClassName={({ balance }) => (balance.startsWith('-') ? 'funds-overdrawn' : '')}
      />
    </section>
  );
}

/** A payment is no fault: only a sign says that money left. */
function Change({ minor, shown }: { readonly minor: string; readonly shown: string }) {
  return <span className="amount">{minor.startsWith('-') ? shown : `+${shown}`}</span>;
}
