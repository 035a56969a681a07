/** In words: what was verified in this tab, what was found wrong, and what nobody has checked here. */
import { shanghaiTime } from '../basis/basis';
import { useVerification } from '../frame/verification';
import { useLanguage, useTexts, type Translate } from '../i18n/i18n';
import { termOf } from '../i18n/terms/term-of';
import type { BrokenMark } from '../session/broken';
import type { Standing } from '../session/standing';
import { count } from '../shown/money';
import { verifyTexts } from './texts';

export type VerifyTranslate = Translate<keyof typeof verifyTexts.zh>;

export function Explained() {
  const t = useTexts(verifyTexts);
  const { standing } = useVerification();
  return (
    <>
      <h2>{t('title')}</h2>
      <p>{t('lead')}</p>
      <Wrong broken={standing.broken} t={t} />
      <Lines title={t('checked')} lines={checkedLines(standing, t)} />
      <Lines title={t('open')} lines={openLines(standing, t)} />
      <h3>{t('notChecked')}</h3>
      <p>{t('views')}</p>
      <p>
        {t('how')} <code>shilu verify --key …</code>
      </p>
    </>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Wrong({ broken, t }: { readonly broken: readonly BrokenMark[]; readonly t: VerifyTranslate }) {
  const faultText = useFaultText();
  if (broken.length === 0) return null;
  return (
    <>
      <h3>{t('wrong')}</h3>
      <ul>
        {broken.map((mark) => (
          <li key={JSON.stringify([mark.reason, mark.values])} data-reason={mark.reason}>
            {faultText(mark)} {t('foundAt', { time: shanghaiTime(mark.foundAt) })}
            {mark.evidence.length === 0 ? null : (
              <details>
                <summary>{t('evidence')}</summary>
                {mark.evidence.map((note) => (
                  <pre key={note}>{note}</pre>
                ))}
              </details>
            )}
          </li>
        ))}
      </ul>
      <p>{t('sticky')}</p>
    </>
  );
}

/** Says a fault in words: its numbers with their thousands apart, a member of a fact by its name. */
export function useFaultText(): (fault: Pick<BrokenMark, 'reason' | 'values'>) => string {
  const t = useTexts(verifyTexts);
  const [language] = useLanguage();
  const said = (name: string, value: string | number): string => {
    if (typeof value === 'number') return count(value);
    return name === 'member' ? termOf('field', value, language) : value;
  };
  return ({ reason, values }) =>
    t(
      reason as keyof typeof verifyTexts.zh,
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, said(name, value)])),
    );
}

function checkedLines({ newest, before, checkpoints, facts, origin, keyId }: Standing, t: VerifyTranslate): string[] {
  if (!newest) return [];
  return [
    t('signature', {
      n: count(newest.size),
      origin: origin ?? '',
      keyId: keyId ?? '',
      time: shanghaiTime(newest.checkedAt),
    }),
    before ? t('extends', { n: count(before.size), time: shanghaiTime(before.seenAt) }) : t('firstVisit'),
    ...(checkpoints > 0 ? [t('answers', { n: count(checkpoints) })] : []),
    ...(facts.proven > 0 ? [t('facts', { n: count(facts.proven) })] : []),
  ];
}

function openLines({ mark, trouble, waiting, unsealedAnswers, facts }: Standing, t: VerifyTranslate): string[] {
  return [
    ...(mark === 'unpinned' ? [t('unpinned')] : []),
    ...(trouble === 'malformed-key' ? [t('malformedKey')] : []),
    ...(trouble === 'away' ? [t('away')] : []),
    ...(trouble === 'not-sealed' ? [t('notSealed')] : []),
    ...(trouble === 'failed' ? [t('failed')] : []),
    ...(facts.unproven > 0 ? [t('factsOpen', { n: count(facts.unproven) })] : []),
    ...(waiting > 0 ? [t('waiting', { n: count(waiting) })] : []),
    ...(unsealedAnswers > 0 ? [t('unsealed', { n: count(unsealedAnswers) })] : []),
  ];
}
