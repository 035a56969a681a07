import { overdraftOf } from '../../domain/funds/conservation';
import { balances, changesIn, type BalanceRow } from '../../../projections/balances';
import type { Finding, Rule } from '../rule';
import { amountText } from './amounts';

/** 资金守恒: money cannot exceed its source. Kept when a fact is recorded; only a correction can break it afterwards. */
export const r33MoneyAndItsSource: Rule<BalanceRow> = {
  id: 'R-33',
  zh: '资金守恒',
  en: 'Money cannot exceed its source',
  cites: ['GS-PA-10'],
  reading:
    'Not written in the text: what accounts come to. What an account holds is what came in less what went out, on every ' +
    'legal day; a fact that would make it less than nothing on any day is refused. A correction is not refused for it, ' +
    'as what happened cannot be: the account then shows as overdrawn. Money that is withdrawn or recovered does not ' +
    'come back to what it was split from; it can be allocated anew.',
  parameters: [],
  examples: {
    1: 'of 100, 60 and then 50 are paid: the second is refused, 40 are left',
    2: 'of 100, 30 are integrated and 70 paid: accepted, nothing is left',
    3: 'the allocation is corrected to 80 after 90 were paid: overdrawn by 10',
  },
  reads: balances,
  check(row): readonly Finding[] {
    const overdraft = overdraftOf(changesIn(row));
    if (!overdraft) return [];
    const by = amountText(-overdraft.balance);
    return [
      {
        rule: 'R-33',
        status: 'alert',
        code: 'OVERDRAWN',
        subject: row.account,
        cites: ['GS-PA-10'],
        facts: [],
        arithmetic: `${overdraft.day}: ${amountText(overdraft.balance)}`,
        zh: `更正后,该账户自${overdraft.day}起透支${by}元。`,
        en: `as corrected, the account is overdrawn by ${by} yuan on ${overdraft.day}.`,
        since: overdraft.day,
      },
    ];
  },
};
