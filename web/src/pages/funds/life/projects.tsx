/** What the money was paid for, and what it was split into. */
import { Table, Typography, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { termOf } from '../../../i18n/terms/term-of';
import type { Rights } from '../../../session/rights';
import { fundPath, usePageAddress } from '../addresses';
import { inUnit } from '../amounts';
import type { LifeAnswer, ProjectItem } from '../answers';
import { organLabel } from '../node-label';
import { fundTexts } from '../texts';
import { paidFor } from './events';
import { ProjectLink } from './project-link';
import { useUnit } from './unit-choice';

interface Props {
  readonly life: LifeAnswer;
  readonly rights: Rights;
}

export function Projects({ life, rights }: Props) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const [unit, unitName] = useUnit();
  const paid = paidFor(life.moves);
  const columns: TableColumnsType<ProjectItem> = [
    { title: t('project'), render: (_, { key }) => <ProjectLink id={key} life={life} rights={rights} /> },
    { title: t('id'), render: (_, { key }) => <bdi>{key}</bdi> },
    { title: t('state'), render: (_, { row }) => termOf('value', `project.state=${row.state}`, language) },
    { title: t('library'), render: (_, { row }) => (row.inLibrary ? t('inLibrary') : t('outside')) },
    {
      title: t('paidHere', { unit: unitName }),
      align: 'right',
      render: (_, { key }) => <span className="amount">{inUnit(String(paid.get(key) ?? 0n), unit)}</span>,
    },
    {
      title: t('paidAll', { unit: unitName }),
      align: 'right',
      render: (_, { row }) => <span className="amount">{inUnit(row.disbursed, unit)}</span>,
    },
  ];
  return (
    <section aria-labelledby="fund-projects">
      <Typography.Title level={2} id="fund-projects">
        {t('projects')}
      </Typography.Title>
      {life.projects.length === 0 ? (
        <p>{t('noProjects')}</p>
      ) : (
        <Table<ProjectItem>
          size="small"
          rowKey="key"
          columns={columns}
          dataSource={life.projects}
          pagination={{ pageSize: 25, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 'max-content' }}
        />
      )}
    </section>
  );
}

type Part = LifeAnswer['parts'][number];

export function Parts({ life: { parts, names } }: Pick<Props, 'life'>) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const [unit, unitName] = useUnit();
  const addressTo = usePageAddress();
  if (parts.length === 0) return null;
  const columns: TableColumnsType<Part> = [
    {
      title: t('id'),
      render: (_, { id }) => (
        <Link to={addressTo(fundPath(id))}>
          <bdi>{id}</bdi>
        </Link>
      ),
    },
    { title: t('payee'), render: (_, { to }) => (to === null ? t('broken') : organLabel(to, { names, language })) },
    { title: t('day'), dataIndex: 'day' },
    {
      title: `${t('amount')} (${unitName})`,
      align: 'right',
      render: (_, { amount }) => <span className="amount">{amount === null ? '' : inUnit(amount, unit)}</span>,
    },
    {
      title: `${t('left')} (${unitName})`,
      align: 'right',
      render: (_, { balance }) => (
        <span className={balance.startsWith('-') ? 'amount below-zero' : 'amount'}>{inUnit(balance, unit)}</span>
      ),
    },
    { title: t('docNo'), dataIndex: 'docNo' },
  ];
  return (
    <section aria-labelledby="fund-parts">
      <Typography.Title level={2} id="fund-parts">
        {t('parts')}
      </Typography.Title>
      <Table<Part>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={parts}
        pagination={{ pageSize: 25, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
      />
    </section>
  );
}
