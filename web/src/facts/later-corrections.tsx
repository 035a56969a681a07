/** Whether a fact still stands: what was recorded in its stream later to correct or void it. */
import { useAnswer } from '../api/use-answer';
import { shanghaiTime } from '../basis/basis';
import { Answered } from '../frame/states';
import { useLanguage, useTexts } from '../i18n/i18n';
import { termOf } from '../i18n/terms/term-of';
import { RecordedText } from '../shown/recorded-text';
import { FactLink } from './fact-link';
import { factTexts } from './texts';
import type { Fact } from './use-opened-fact';

const LIMIT = 500;

/** Those of a kind in the stream behind the fact; a correction stands in the stream of what it corrects. */
const useLater = (type: 'EventCorrected' | 'EventVoided', { stream, index }: Fact) =>
  useAnswer('/v1/events', { query: { stream, type, after: index, limit: LIMIT }, keepPrevious: false });

export function LaterCorrections({ fact }: { readonly fact: Fact }) {
  const t = useTexts(factTexts);
  const corrected = useLater('EventCorrected', fact);
  const voided = useLater('EventVoided', fact);
  return (
    <>
      <h3>{t('later')}</h3>
      <Answered answer={corrected}>
        {(corrections) => (
          <Answered answer={voided}>
            {(voids) => <LaterList fact={fact} later={[...corrections.items, ...voids.items]} />}
          </Answered>
        )}
      </Answered>
    </>
  );
}

function LaterList({ fact, later }: { readonly fact: Fact; readonly later: readonly Fact[] }) {
  const t = useTexts(factTexts);
  const [language] = useLanguage();
  const ofThis = later.filter(({ data }) => data['targetEventId'] === fact.id).sort((a, b) => a.index - b.index);
  if (ofThis.length === 0) return <p>{t('laterNone')}</p>;
  return (
    <ul className="fact-later">
      {ofThis.map(({ id, type, recordedAt, occurredOn, data }) => (
        <li key={id}>
          <FactLink id={id}>
            {occurredOn} {t(type === 'EventVoided' ? 'voided' : 'corrected')}
          </FactLink>{' '}
          <RecordedText text={termOf('value', `${type}.reason=${String(data['reason'])}`, language)} />
          {', '}
          {t('laterAt', { time: shanghaiTime(recordedAt) })}
        </li>
      ))}
    </ul>
  );
}
