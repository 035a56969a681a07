/** Example of a reading of the text that a party committee settles. */
import type { Examples } from './example';

export const parameterExamples: Examples<'ParameterSet'> = {
  ParameterSet: {
    stream: 'parameter-P-DENOM',
    opens: true,
    data: {
      parameterId: 'P-DENOM',
      value: 'RETURNED',
      jurisdiction: 'CN-62',
      effectiveFrom: '2019-01-01',
      authority: '示例省委',
      docNo: '示委发〔2018〕30号',
    },
  },
};
