import { parameterValues, valueOf } from '../../../projections/parameters';
import { COMMITTEE } from '../../support/county';
import { recordedFacts, rowAt, say } from '../../support/facts';
import { idOf, type Told } from '../../support/spec';

const set = (value: string, jurisdiction: string, effectiveFrom: string, effectiveTo?: string): Told =>
  say('ParameterSet', 'parameter-P-DENOM', {
    parameterId: 'P-DENOM',
    value,
    jurisdiction,
    effectiveFrom,
    ...(effectiveTo === undefined ? {} : { effectiveTo }),
    authority: '示例解释',
  });

const at = (told: readonly Told[], jurisdiction: string | undefined, on: string, size = told.length) =>
  valueOf(rowAt(parameterValues, recordedFacts(told), 'P-DENOM', { size }), jurisdiction, on);

describe('a parameter', () => {
  it('has no value before one is set', () => {
    expect(valueOf(undefined, 'CN-62', '2025-01-01')).toBeUndefined();
    expect(at([set('ISSUED', 'CN-62', '2025-01-01')], 'CN-62', '2024-12-31')).toBeUndefined();
  });

  it('holds from its first day to its last, both included', () => {
    const told = [set('ISSUED', 'CN-62', '2025-01-01', '2025-12-31')];
    expect(['2025-01-01', '2025-12-31', '2026-01-01'].map((on) => at(told, 'CN-62', on))).toEqual([
      'ISSUED',
      'ISSUED',
      undefined,
    ]);
  });

  it('takes the value that began last, even when that one was recorded first', () => {
    const told = [set('RETURNED', 'CN-62', '2025-06-01'), set('ISSUED', 'CN-62', '2025-01-01')];
    expect(at(told, 'CN-62', '2025-03-01')).toBe('ISSUED');
    expect(at(told, 'CN-62', '2025-06-01')).toBe('RETURNED');
    expect(at(told, 'CN-62', '2025-03-01', 1)).toBeUndefined();
  });

  it('takes the value recorded last of two that begin on one day', () => {
    expect(at([set('RETURNED', 'CN', '2025-01-01'), set('ISSUED', 'CN', '2025-01-01')], 'CN', '2025-02-01')).toBe(
      'ISSUED',
    );
  });

  it('falls back when a passing value has ended', () => {
    const told = [set('RETURNED', 'CN', '2025-01-01'), set('ISSUED', 'CN', '2025-02-01', '2025-02-28')];
    expect(['2025-02-15', '2025-03-01'].map((on) => at(told, 'CN', on))).toEqual(['ISSUED', 'RETURNED']);
  });

  it('prefers the narrowest area and never looks into a sister one', () => {
    const told = [set('RETURNED', 'CN', '2025-01-01'), set('ISSUED', 'CN-62', '2024-01-01')];
    expect(['CN-62', 'CN-62-01', 'CN-14', 'CN', undefined].map((area) => at(told, area, '2025-06-01'))).toEqual([
      'ISSUED',
      'ISSUED',
      'RETURNED',
      'RETURNED',
      'RETURNED',
    ]);
    expect(at([set('ISSUED', 'CN-62', '2024-01-01')], 'CN-6', '2025-06-01')).toBeUndefined();
  });

  it('follows a correction and forgets a voided value', () => {
    const wrong = set('ISSUED', 'CN', '2025-01-01');
    const corrected = say('EventCorrected', 'parameter-P-DENOM', {
      targetEventId: idOf(0),
      correctedPayload: set('RETURNED', 'CN', '2025-03-01').data,
      reason: 'clerical',
      approvedByOrgId: COMMITTEE,
      docNo: '示更5号',
      correctedOn: '2025-07-01',
    });
    const voided = say('EventVoided', 'parameter-P-DENOM', {
      targetEventId: idOf(0),
      reason: 'recorded_in_error',
      approvedByOrgId: COMMITTEE,
      voidedOn: '2025-08-01',
    });
    const told = [wrong, corrected, voided];
    expect([1, 2, 3].map((size) => at(told, 'CN', '2025-06-01', size))).toEqual(['ISSUED', 'RETURNED', undefined]);
    expect(at(told, 'CN', '2025-02-01', 2)).toBeUndefined();
  });
});
