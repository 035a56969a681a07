/** What the rules of money find, beside the flows: for those who may read findings of all organs. */
import { Collapse, Typography } from 'antd';
import { useBasis } from '../../basis/use-basis';
import { Answered } from '../../frame/states';
import { useTexts } from '../../i18n/i18n';
import { readsView, type Rights } from '../../session/rights';
import { FindingList } from '../../shown/findings';
import { useFundsAnswer, type ListedFinding } from './answers';
import { isOfMoney, parted } from './concerned';
import { fundsTexts } from './texts';

interface Props {
  readonly rights: Rights;
  /** Of the diagram; undefined when it is of all. */
  readonly organs: readonly string[] | undefined;
  /** Undefined for all. */
  readonly year: number | undefined;
}

export function FlowFindings({ rights, organs, year }: Props) {
  const t = useTexts(fundsTexts);
  return (
    <section className="funds-findings" aria-labelledby="funds-findings">
      <Typography.Title level={2} id="funds-findings">
        {t('findings')}
      </Typography.Title>
      {readsView(rights, 'findings') ? (
        <OfMoney organs={organs} year={year} />
      ) : (
        <Typography.Paragraph type="secondary">{t('findingsNotYours')}</Typography.Paragraph>
      )}
    </section>
  );
}

const MOST = 500;

function OfMoney({ organs, year }: Omit<Props, 'rights'>) {
  const t = useTexts(fundsTexts);
  const { basis } = useBasis();
  const breaches = useFundsAnswer('/v1/findings', { query: { ...basis, status: 'breach', limit: MOST } });
  const due = useFundsAnswer('/v1/findings', { query: { ...basis, status: 'due', limit: MOST } });
  const alerts = useFundsAnswer('/v1/findings', { query: { ...basis, status: 'alert', limit: MOST } });
  const overdrawn = useFundsAnswer('/v1/funds', { query: { ...basis, year, overdrawn: 'true', limit: MOST } });
  const organsOfFund = (id: string): readonly string[] => {
    const allocation = overdrawn.data?.items.find(({ key }) => key === id)?.row.allocation;
    return allocation === undefined ? [] : [allocation.fromOrgId, allocation.toOrgId];
  };
  return (
    <>
      <Typography.Paragraph type="secondary">
        {organs === undefined ? t('findingsAll') : t('findingsLead')}
      </Typography.Paragraph>
      <Answered answer={breaches}>
        {(first) => {
          const answers = [first, due.data, alerts.data];
          const found = answers.flatMap((answer) => answer?.items ?? []).filter(isOfMoney);
          const isMore = answers.some((answer) => (answer?.next ?? null) !== null);
          return <Parts {...parted(found, organs, organsOfFund)} isMore={isMore} />;
        }}
      </Answered>
      {due.data === undefined ? <Answered answer={due}>{() => null}</Answered> : null}
      {alerts.data === undefined ? <Answered answer={alerts}>{() => null}</Answered> : null}
    </>
  );
}

interface PartsProps {
  readonly here: readonly ListedFinding[];
  readonly elsewhere: readonly ListedFinding[];
  readonly isMore: boolean;
}

function Parts({ here, elsewhere, isMore }: PartsProps) {
  const t = useTexts(fundsTexts);
  return (
    <>
      <FindingList findings={here} />
      {elsewhere.length === 0 ? null : (
        <Collapse
          size="small"
          items={[
            {
              key: 'elsewhere',
              label: t('findingsElsewhere', { n: elsewhere.length }),
              children: <FindingList findings={elsewhere} />,
            },
          ]}
        />
      )}
      {isMore ? <Typography.Paragraph type="secondary">{t('findingsMore')}</Typography.Paragraph> : null}
    </>
  );
}
