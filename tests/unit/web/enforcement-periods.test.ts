/** Time on the page of penalties: an axis without gaps, and exact text behind every point. */
import type { PeriodFigures } from '../../../web/src/pages/enforcement/answers';
import { periodOption } from '../../../web/src/pages/enforcement/period-chart';
import { allPeriods, periodLengthIn } from '../../../web/src/pages/enforcement/periods';

describe('periods in a row', () => {
  test('have no gap: years, and months across the turn of a year', () => {
    expect(allPeriods(['2001', '2004'], 'year')).toEqual(['2001', '2002', '2003', '2004']);
    expect(allPeriods(['2003-11', '2004-02'], 'month')).toEqual(['2003-11', '2003-12', '2004-01', '2004-02']);
    expect(allPeriods(['2003-05'], 'month')).toEqual(['2003-05']);
    expect(allPeriods([], 'year')).toEqual([]);
  });

  test('stay as they are when a wrong year would press them together', () => {
    const given = ['1949-01', '2003-05', '2003-06'];
    expect(allPeriods(given, 'month')).toBe(given);
    expect(allPeriods(['?', '2004'], 'year')).toEqual(['?', '2004']);
  });

  test('are years unless the address says months', () => {
    expect([undefined, 'month', 'year', 'week'].map(periodLengthIn)).toEqual(['year', 'month', 'year', 'year']);
  });
});

describe('the chart', () => {
  const period = (name: string, imposed: string, penalties: number): PeriodFigures => ({
    period: name,
    penalties,
    served: 0,
    increased: 0,
    payments: 0,
    imposed,
    expenses: '0',
    paid: '0',
    reconsiderations: 0,
    litigations: 0,
    enforcementRequests: 0,
    discrepancies: 0,
  });
  const items = [period('2001', '900719925474099301', 12), period('2003', '-50', 1234)];
  const words = { nameOf: (figure: string) => `«${figure}»`, axis: String };
  const option = periodOption(items, 'year', ['imposed', 'penalties'], words);

  test('draws a period in which nothing happened as zero', () => {
    expect(option.xAxis.data).toEqual(['2001', '2002', '2003']);
    expect(option.series.map(({ data }) => data[1])).toEqual([
      { value: 0, text: '0.00' },
      { value: 0, text: '0' },
    ]);
  });

  test('says exactly what it can only draw roughly', () => {
    const [imposed, penalties] = option.series;
    expect(imposed?.data.map(({ text }) => text)).toEqual(['9,007,199,254,740,993.01', '0.00', '-0.50']);
    expect(penalties?.data.at(-1)).toEqual({ value: 1234, text: '1,234' });
    expect(
      option.tooltip.formatter([
        { name: '2001', seriesName: '«imposed»', data: imposed?.data[0] },
        { name: '2001', seriesName: '«penalties»', data: penalties?.data[0] },
      ]),
    ).toBe('2001\n«imposed» 9,007,199,254,740,993.01\n«penalties» 12');
  });

  test('has its tooltip as text: the policy allows no inline styles', () => {
    expect(option.tooltip.renderMode).toBe('richText');
  });
});
