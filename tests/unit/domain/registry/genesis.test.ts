/** 建账: a ledger begins once. */
import { genesis } from '../../../../src/domain/registry/genesis';
import { told } from '../../../support/examples/example';
import { registry } from '../../../support/examples/registry';
import { spec } from '../../../support/spec';

const created = told(registry, 'LedgerCreated');

describe('the first record', () => {
  it('is written once', () => {
    spec(genesis).given().when(created).accepted();
    spec(genesis).given(created).when(created).refused('out-of-order');
  });

  it.each(['', 'two words', 'line\nbreak', 'plus+sign', '实录'])(
    'refuses %j as origin: it is a line of every checkpoint and the name of a key',
    (origin) => {
      spec(genesis)
        .given()
        .when(told(registry, 'LedgerCreated', { origin }))
        .refused('invalid-fact', '/origin');
    },
  );

  it.each(['local/shilu', 'audit.example.org/2026', 'demo.example/shilu'])('accepts %j as origin', (origin) => {
    spec(genesis)
      .given()
      .when(told(registry, 'LedgerCreated', { origin }))
      .accepted();
  });

  it('names its currency by three capital letters', () => {
    const yuan = told(registry, 'LedgerCreated', { currency: '元' });
    spec(genesis).given().when(yuan).refused('invalid-fact', '/currency');
  });
});
