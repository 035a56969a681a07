/** Amounts as these pages show them: decimal strings in the minor unit, exact to the last digit in every unit. */
import { money } from '../../shown/money';

/** 元, 万元 (ten thousand), 亿元 (a hundred million): which unit the reader chose. Never rounded. */
export const amountUnits = ['yuan', 'wan', 'yi'] as const;
export type AmountUnit = (typeof amountUnits)[number];

export const isAmountUnit = (text: string | undefined): text is AmountUnit =>
  (amountUnits as readonly (string | undefined)[]).includes(text);

/** Digits behind the point that one minor unit is away from each unit. */
const DIGITS: Readonly<Record<AmountUnit, number>> = { yuan: 2, wan: 6, yi: 10 };
const FEWEST = 2;
const WHOLE = /^(-?)(\d+)$/;

/**
 * `-1234567890` is `-12,345,678.90` in yuan, `-1,234.567890` → `-1,234.56789` in 万元: trailing zeros go, two digits
 * stay. As it stands when it is no whole number.
 */
export function inUnit(minor: string, unit: AmountUnit): string {
  if (unit === 'yuan') return money(minor);
  const match = WHOLE.exec(minor);
  if (!match) return minor;
  const places = DIGITS[unit];
  const digits = (match[2] as string).padStart(places + 1, '0');
  const whole = digits.slice(0, -places).replace(/\B(?=(\d{3})+$)/g, ',');
  const behind = digits.slice(-places);
  const kept = behind.replace(/0+$/, '').padEnd(FEWEST, '0');
  return `${match[1]}${whole}.${kept}`;
}
