/** The basis bar: which day is asked about, what was known by when, and what is sealed. It never leaves the screen. */
import { Alert, Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { useAnswer } from '../api/use-answer';
import { instantOf, isDay, isSize, shanghaiTime } from '../basis/basis';
import { useBasis } from '../basis/use-basis';
import { useTexts, type Translate } from '../i18n/i18n';
import { count } from '../shown/money';
import { basisTexts } from './texts';
import { Updating } from './updating';

type T = Translate<keyof typeof basisTexts.zh>;

const CLOCK_MS = 10_000;
const CLOCKS = 'basis-clocks';

export function BasisBar() {
  const t = useTexts(basisTexts);
  const { basis, setBasis } = useBasis();
  const { effectiveOn, knownAt } = basis;
  const isPast = effectiveOn !== undefined || knownAt !== undefined;
  const [isOpen, setOpen] = useState(false);
  const said = { day: effectiveOn ?? t('today'), known: knownText(knownAt, t) };
  const knownTime = knownAt !== undefined && !isSize(knownAt) ? dayjs(shanghaiTime(knownAt)) : null;
  return (
    <section className={isOpen ? 'basis-bar is-open' : 'basis-bar'} aria-label={t('basis')}>
      <div className={isPast ? 'basis-brief is-past' : 'basis-brief'}>
        <span>{t(isPast ? 'briefPast' : 'brief', said)}</span>
        <Button size="small" aria-expanded={isOpen} aria-controls={CLOCKS} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'close' : 'change')}
        </Button>
      </div>
      <div id={CLOCKS} className="basis-clocks">
        <label>
          <span title={t('effectiveOnHint')}>{t('effectiveOn')}</span>
          <DatePicker
            aria-label={t('effectiveOn')}
            value={effectiveOn !== undefined && isDay(effectiveOn) ? dayjs(effectiveOn) : null}
            placeholder={t('today')}
            onChange={(day) => setBasis({ effectiveOn: day?.format('YYYY-MM-DD') })}
          />
        </label>
        <label>
          <span title={t('knownAtHint')}>{t('knownAt')}</span>
          <DatePicker
            aria-label={t('knownAt')}
            showTime
            value={knownTime?.isValid() ? knownTime : null}
            placeholder={knownAt !== undefined && isSize(knownAt) ? t('pastSize', { n: count(knownAt) }) : t('now')}
            onChange={(time) => setBasis({ knownAt: time ? instantOf(time.format('YYYY-MM-DDTHH:mm:ss')) : undefined })}
          />
        </label>
        <Button disabled={!isPast} onClick={() => setBasis({ effectiveOn: undefined, knownAt: undefined })}>
          {t('toNow')}
        </Button>
        <CheckpointAge t={t} />
      </div>
      {isPast ? <Alert className="basis-past" banner type="info" title={t('past', said)} /> : null}
      <Updating />
    </section>
  );
}

function knownText(knownAt: string | undefined, t: T): string {
  if (knownAt === undefined) return t('now');
  return isSize(knownAt)
    ? t('knownFromSize', { n: count(knownAt) })
    : t('knownAtTime', { time: shanghaiTime(knownAt) });
}

function CheckpointAge({ t }: { readonly t: T }) {
  const { data } = useAnswer('/v1/checkpoints/newest', { refetchMs: CLOCK_MS });
  const now = useNow();
  if (data === undefined) return <span className="checkpoint-age">{t('noCheckpoint')}</span>;
  return (
    <span className="checkpoint-age" title={shanghaiTime(data.recordedAt)}>
      {t('size', { n: count(data.size) })} · {t('age', { age: ageText(now - Date.parse(data.recordedAt), t) })}
    </span>
  );
}

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Steps in milliseconds, each with the text that counts them, the longest first. */
const STEPS = [
  [86_400_000, 'days'],
  [3_600_000, 'hours'],
  [60_000, 'minutes'],
  [1_000, 'seconds'],
] as const;

function ageText(ms: number, t: T): string {
  const [step, text] = STEPS.find(([each]) => ms >= 2 * each) ?? STEPS[3];
  return t(text, { n: Math.max(0, Math.floor(ms / step)) });
}
