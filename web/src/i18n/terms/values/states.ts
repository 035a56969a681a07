/** Where things stand in views. */
import { factTerms } from '../facts';
import { findingCodeTerms, findingStatusTerms } from '../findings';
import type { ValueTerms } from '../term';

export const stateValues: ValueTerms = {
  type: factTerms,
  'imposed.kind': factTerms,
  status: findingStatusTerms,
  code: findingCodeTerms,
  alerts: findingCodeTerms,
  state: {
    opened: { zh: '已启动', en: 'Opened' },
    held: { zh: '已测评', en: 'Held' },
    annulled: { zh: '已作废', en: 'Annulled' },
    due: { zh: '应处理未处理', en: 'Due and not decided' },
    crossed: { zh: '超过比例,待认定', en: 'Threshold crossed' },
    decided: { zh: '已决定,未执行', en: 'Decided, not carried out' },
    executed: { zh: '已执行', en: 'Carried out' },
    revoked: { zh: '已自始撤销', en: 'Revoked from the beginning' },
    basis_voided: { zh: '依据不再成立', en: 'Basis gone' },
    no_trigger: { zh: '无触发情形', en: 'Nothing on record carries it' },
    unsigned: { zh: '签订记录缺失', en: 'Signing not on record' },
    signed: { zh: '已签订', en: 'Signed' },
    ended: { zh: '已终止', en: 'Ended' },
    missing: { zh: '缺签', en: 'Missing' },
    not_ordered: { zh: '条文未明令签订', en: 'Not ordered' },
    declared: { zh: '已申报', en: 'Declared' },
    in_library: { zh: '已入库', en: 'In the library' },
    approved: { zh: '已批复', en: 'Approved' },
    started: { zh: '已开工', en: 'Started' },
    completed: { zh: '已完工', en: 'Completed' },
    claimed: { zh: '已申请', en: 'Claimed' },
    reviewed: { zh: '已审核', en: 'Reviewed' },
    partly_paid: { zh: '部分支付', en: 'Partly paid' },
    paid: { zh: '已支付', en: 'Paid' },
    rejected: { zh: '已退回', en: 'Returned' },
    open: { zh: '未纠正', en: 'Open' },
    closed: { zh: '已纠正', en: 'Closed' },
  },
  move: {
    entered: { zh: '入库', en: 'Entered' },
    removed: { zh: '出库', en: 'Removed' },
  },
  endedBy: {
    succession: { zh: '责任书承接', en: 'Succession' },
    new_letter: { zh: '另签责任书', en: 'A new letter' },
    end_of_letter: { zh: '责任书到期或终止', en: 'The end of the letter' },
  },
};
