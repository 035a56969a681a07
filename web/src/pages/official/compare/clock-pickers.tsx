/** The two moments that are compared, each with both of its clocks. */
import { SwapOutlined } from '@ant-design/icons';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { instantOf, isDay, isSize, shanghaiTime, type AskedBasis } from '../../../basis/basis';
import { useAddress } from '../../../basis/use-address';
import { useTexts } from '../../../i18n/i18n';
import { count } from '../../../shown/money';
import { clocksOf, sides, swapped, withClocks, type Side } from './compare-clocks';
import { compareTexts } from './texts';

export function ClockPickers() {
  const t = useTexts(compareTexts);
  const [address, setAddress] = useAddress();
  const set = (side: Side, clocks: Partial<AskedBasis>): void =>
    setAddress((before) => withClocks(before, side, clocks));
  const [left, right] = sides.map((side) => (
    <SidePickers key={side} side={side} clocks={clocksOf(side, address)} onChange={(clocks) => set(side, clocks)} />
  ));
  return (
    <section className="compare-clocks" aria-label={t('clocks')}>
      {left}
      <Button icon={<SwapOutlined aria-hidden />} onClick={() => setAddress(swapped)}>
        {t('swap')}
      </Button>
      {right}
    </section>
  );
}

interface SidePickersProps {
  readonly side: Side;
  readonly clocks: AskedBasis;
  readonly onChange: (clocks: Partial<AskedBasis>) => void;
}

function SidePickers({ side, clocks: { effectiveOn, knownAt }, onChange }: SidePickersProps) {
  const t = useTexts(compareTexts);
  const isLogSize = knownAt !== undefined && isSize(knownAt);
  const known = knownAt === undefined || isLogSize ? null : dayjs(shanghaiTime(knownAt));
  return (
    <fieldset>
      <legend>{t(side)}</legend>
      <label>
        <span>{t('effectiveOn')}</span>
        <DatePicker
          aria-label={`${t(side)} ${t('effectiveOn')}`}
          value={effectiveOn !== undefined && isDay(effectiveOn) ? dayjs(effectiveOn) : null}
          placeholder={t('today')}
          onChange={(day) => onChange({ effectiveOn: day?.format('YYYY-MM-DD') })}
        />
      </label>
      <label>
        <span>{t('knownAt')}</span>
        <DatePicker
          aria-label={`${t(side)} ${t('knownAt')}`}
          showTime
          value={known?.isValid() === true ? known : null}
          placeholder={isLogSize ? t('size', { n: count(knownAt) }) : t('now')}
          onChange={(time) => onChange({ knownAt: time ? instantOf(time.format('YYYY-MM-DDTHH:mm:ss')) : undefined })}
        />
      </label>
    </fieldset>
  );
}
