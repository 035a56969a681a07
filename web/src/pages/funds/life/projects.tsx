/** What the money was paid for, and what it was split into. */
import { Typography } from 'antd';
import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../../i18n/i18n';
import { termOf } from '../../../i18n/terms/term-of';
import type { Rights } from '../../../session/rights';
import { DataTable, type Column } from '../../../shown/data-table';
import { RecordedText } from '../../../shown/recorded-text';
import { fundPath, usePageAddress } from '../addresses';
import { Amount } from '../amount';
import { byAmount } from '../../../shown/whole';
import type { LifeAnswer, ProjectItem } from '../answers';
import { organLabel } from '../node-label';
import { fundTexts } from '../texts';
import { paidFor } from './events';
import { ProjectLink } from './project-link';
import { useUnit } from './unit-choice';

const PAGE = 25;

interface Props {
  readonly life: LifeAnswer;
  readonly rights: Rights;
}

export function Projects({ life, rights }: Props) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const [, unitName] = useUnit();
  const paid = paidFor(life.moves);
  const columns: readonly Column<ProjectItem>[] = [
    {
      id: 'project',
      title: t('projectColumn'),
      cell: ({ key }) => <ProjectLink id={key} life={life} rights={rights} />,
    },
    { id: 'id', title: t('id'), cell: ({ key }) => <bdi>{key}</bdi> },
    { id: 'state', title: t('state'), cell: ({ row }) => termOf('value', `state=${row.state}`, language) },
    { id: 'library', title: t('library'), cell: ({ row }) => (row.inLibrary ? t('inLibrary') : t('outside')) },
    {
      id: 'here',
      title: t('paidHere', { unit: unitName }),
      isNumber: true,
      cell: ({ key }) => <Amount minor={String(paid.get(key) ?? 0n)} />,
    },
    {
      id: 'all',
      title: t('paidAll', { unit: unitName }),
      isNumber: true,
      cell: ({ row }) => <Amount minor={row.disbursed} />,
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
        <DataTable<ProjectItem>
          label={t('projects')}
          columns={columns}
          rows={life.projects}
          keyOf={({ key }) => key}
          pageSize={PAGE}
        />
      )}
    </section>
  );
}

type Part = LifeAnswer['parts'][number];

export function Parts({ life: { parts, names } }: Pick<Props, 'life'>) {
  const t = useTexts(fundTexts);
  const [language] = useLanguage();
  const [, unitName] = useUnit();
  const addressTo = usePageAddress();
  if (parts.length === 0) return null;
  const columns: readonly Column<Part>[] = [
    {
      id: 'id',
      title: t('id'),
      cell: ({ id }) => (
        <Link to={addressTo(fundPath(id))}>
          <bdi>{id}</bdi>
        </Link>
      ),
    },
    {
      id: 'to',
      title: t('payee'),
      cell: ({ to }) => (to === null ? t('broken') : organLabel(to, { names, language })),
    },
    { id: 'day', title: t('day'), cell: ({ day }) => day },
    {
      id: 'amount',
      title: `${t('amount')} (${unitName})`,
      isNumber: true,
      compare: (a, b) => byAmount(a.amount ?? '', b.amount ?? ''),
      cell: ({ amount }) => (amount === null ? '' : <Amount minor={amount} />),
    },
    {
      id: 'left',
      title: `${t('left')} (${unitName})`,
      isNumber: true,
      compare: (a, b) => byAmount(a.balance, b.balance),
      cell: ({ balance }) => <Amount minor={balance} />,
    },
    { id: 'docNo', title: t('docNo'), cell: ({ docNo }) => (docNo === null ? '' : <RecordedText text={docNo} />) },
  ];
  return (
    <section aria-labelledby="fund-parts">
      <Typography.Title level={2} id="fund-parts">
        {t('parts')}
      </Typography.Title>
      <DataTable<Part> label={t('parts')} columns={columns} rows={parts} keyOf={({ id }) => id} pageSize={PAGE} />
    </section>
  );
}
