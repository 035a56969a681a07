/** What the rules of money find, beside the flows: for those who may read findings of all organs. */
import { Collapse, Typography } from 'antd';
import { useMemo } from 'react';
import { useBasis } from '../../basis/use-basis';
import { Answered } from '../../frame/states';
import { useTexts } from '../../i18n/i18n';
import { readsView, type Rights } from '../../session/rights';
import { FindingList } from '../../shown/findings';
import { useAnswer } from '../../api/use-answer';
import type { ListedFinding } from './answers';
import { isOfMoney, parted, type Known } from './concerned';
import { fundsTexts } from './texts';

interface Props {
  readonly rights: Rights;
  /** Of the diagram; undefined when it is of all. */
  readonly organs: readonly string[] | undefined;
  /** Undefined for all. */
  readonly year: number | undefined;
  /** False while the flows are on their way: all rows are judged for the findings, and nobody waits for money on them. */
  readonly isTime: boolean;
}

export function FlowFindings({ rights, organs, year, isTime }: Props) {
  const t = useTexts(fundsTexts);
  return (
    <section className="funds-findings" aria-labelledby="funds-findings">
      <Typography.Title level={2} id="funds-findings">
        {t('findings')}
      </Typography.Title>
      {readsView(rights, 'findings') ? (
        <OfMoney rights={rights} organs={organs} year={year} isTime={isTime} />
      ) : (
        <Typography.Paragraph type="secondary">{t('findingsNotYours')}</Typography.Paragraph>
      )}
    </section>
  );
}

const MOST = 500;

function OfMoney({ rights, organs, year, isTime }: Props) {
  const t = useTexts(fundsTexts);
  const { basis } = useBasis();
  const found = (status: string, enabled: boolean) => ({ query: { ...basis, status, limit: MOST }, enabled });
  const breaches = useAnswer('/v1/findings', found('breach', isTime));
  const due = useAnswer('/v1/findings', found('due', breaches.isSuccess));
  const alerts = useAnswer('/v1/findings', found('alert', due.isSuccess));
  const known = useKnown(rights, year, isTime && organs !== undefined);
  return (
    <>
      <Typography.Paragraph type="secondary">
        {organs === undefined ? t('findingsAll') : t('findingsLead')}
      </Typography.Paragraph>
      <Answered answer={breaches}>
        {(first) => (
          <Answered answer={due}>
            {(second) => (
              <Answered answer={alerts}>
                {(third) => {
                  const answers = [first, second, third];
                  const ofMoney = answers.flatMap(({ items }) => items).filter(isOfMoney);
                  const isMore = answers.some(({ next }) => next !== null);
                  return <Parts {...parted(ofMoney, organs, known)} isMore={isMore} />;
                }}
              </Answered>
            )}
          </Answered>
        )}
      </Answered>
    </>
  );
}

/** What tells whether a finding is of an organ of the diagram. Findings that it cannot place stand with the others. */
function useKnown(rights: Rights, year: number | undefined, enabled: boolean): Known {
  const { basis } = useBasis();
  const overdrawn = useAnswer('/v1/funds', {
    query: { ...basis, year, overdrawn: 'true', limit: MOST },
    enabled,
  });
  const organs = useAnswer('/v1/organisations', {
    query: { ...basis, limit: MOST },
    enabled: enabled && readsView(rights, 'organisations'),
  });
  return useMemo(() => {
    const allocations = new Map(overdrawn.data?.items.map(({ key, row }) => [key, row.allocation]));
    const areas = new Map(organs.data?.items.map(({ key, row }) => [key, row.regionCode]));
    return {
      organsOfFund: (id) => {
        const allocation = allocations.get(id);
        return allocation === undefined ? [] : [allocation.fromOrgId, allocation.toOrgId];
      },
      areaOf: (id) => areas.get(id),
    };
  }, [overdrawn.data, organs.data]);
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
