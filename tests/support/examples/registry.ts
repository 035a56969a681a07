/** Example of the first record of a ledger. */
import type { Examples } from './example';

export const registry: Examples<'LedgerCreated'> = {
  LedgerCreated: {
    stream: 'ledger-genesis',
    opens: true,
    data: {
      origin: 'demo.example/shilu',
      currency: 'CNY',
      suites: ['sha256'],
      firstLogKey: 'demo.example/shilu+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      catalogueDigest: 'c'.repeat(64),
      createdOn: '2015-01-01',
    },
  },
};
