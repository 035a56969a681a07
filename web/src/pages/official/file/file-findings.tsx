/** All that the rules say of a file, by status. */
import { Radio } from 'antd';
import { useAddressMember } from '../../../basis/use-basis';
import { useTexts } from '../../../i18n/i18n';
import { FindingList } from '../../../shown/findings';
import type { Finding } from '../../../shown/gravity';
import { count } from '../../../shown/money';
import { findingTexts } from '../../../shown/texts';
import { countedByStatus } from './file-figures';
import { fileTexts } from './texts';

const STATUS = 'status';

export function FileFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useTexts(fileTexts);
  const word = useTexts(findingTexts);
  const [status, choose] = useAddressMember(STATUS);
  const shown = status === undefined ? findings : findings.filter((finding) => finding.status === status);
  return (
    <section className="file-findings" aria-labelledby="findings">
      <h2 id="findings" tabIndex={-1}>
        {t('findings')}
      </h2>
      <p className="secondary">{t('findingsLead')}</p>
      {findings.length === 0 ? null : (
        <Radio.Group
          className="finding-filter"
          aria-label={t('filter')}
          optionType="button"
          size="small"
          value={status ?? ''}
          onChange={(event) => choose(event.target.value as string)}
          options={[
            { value: '', label: t('all', { n: count(findings.length) }) },
            ...countedByStatus(findings).map(([name, n]) => ({ value: name, label: `${word(name)} ${count(n)}` })),
          ]}
        />
      )}
      <div className={status === undefined ? undefined : 'only-on-screen'}>
        {shown.length === 0 && findings.length > 0 ? <p>{t('noneOfStatus')}</p> : <FindingList findings={shown} />}
      </div>
      {status === undefined ? null : (
        // On paper nobody sees that something was filtered out.
        <div className="only-on-paper">
          <FindingList findings={findings} />
        </div>
      )}
    </section>
  );
}
