import { inLibraryOn } from '../../domain/funds/project';
import { projects, type ProjectDisbursement, type ProjectRow } from '../../../projections/projects';
import type { Finding, Moment, Rule } from '../rule';

const cites = ['GS-PA-25', 'CN-PA-19', 'SX-PA-34'] as const;

/** Who keeps the library, else who declared the project, else who was paid. */
const subjectOf = ({ moves, declaration }: ProjectRow, paid: ProjectDisbursement): string => {
  const keeper = moves.flatMap(({ libraryOrgId }) => libraryOrgId ?? []).at(-1);
  return `org-${keeper ?? declaration?.declaringOrgId ?? paid.payeeOrgId}`;
};

function outsideFinding(row: ProjectRow, paid: ProjectDisbursement, moment: Moment): Finding {
  const { disbursedOn } = paid;
  const later = row.moves.find(({ move, day }) => move === 'entered' && day > disbursedOn);
  const left = row.moves.findLast(({ move, day }) => move === 'removed' && day <= disbursedOn);
  const noted = later ?? left;
  return {
    rule: 'R-34',
    status: moment.parameter('P-LIBRARY-STRICT') === true ? 'breach' : 'alert',
    code: 'PAID_OUTSIDE_LIBRARY',
    subject: subjectOf(row, paid),
    cites,
    facts: [...(left ? [left.factId] : []), paid.factId, ...(later ? [later.factId] : [])],
    ...(noted ? { arithmetic: `${noted.move} ${noted.day}, disbursed ${disbursedOn}` } : {}),
    zh: `${disbursedOn}拨付时项目不在项目库${later ? `,${later.day}方入库` : left ? `,已于${left.day}出库` : ''}。`,
    en:
      `the project was not in the library on ${disbursedOn}, when money was paid` +
      `${later ? `; it entered on ${later.day}` : left ? `; it had left on ${left.day}` : ''}.`,
    since: disbursedOn,
  };
}

function insideFinding(row: ProjectRow, first: ProjectDisbursement): Finding {
  const entered = row.moves.find(({ move }) => move === 'entered');
  return {
    rule: 'R-34',
    status: 'fulfilled',
    code: 'PAID_IN_LIBRARY',
    subject: subjectOf(row, first),
    cites,
    facts: [...(entered ? [entered.factId] : []), ...row.disbursements.map(({ factId }) => factId)],
    zh: '各笔拨付时项目均在项目库。',
    en: 'the project was in the library whenever money was paid for it.',
    since: first.disbursedOn,
  };
}

/** 县级项目库: money is paid for projects of the library. */
export const r34ProjectLibrary: Rule<ProjectRow> = {
  id: 'R-34',
  zh: '项目库',
  en: 'Project library precondition',
  cites,
  reading:
    'The text sets up a library and does not say that no money is paid without it, so a payment for a project that is ' +
    'not in the library on its day is an alert, and a breach where P-LIBRARY-STRICT says so. Of an entry and a removal ' +
    'on one day the later recorded one counts. An entry after the payment is noted and changes nothing.',
  parameters: ['P-LIBRARY-STRICT'],
  breaches: ['PAID_OUTSIDE_LIBRARY'],
  examples: {
    1: 'entered on 2018-03-01, paid on 2018-05-01: in order',
    2: 'entered on 2018-06-01, paid on 2018-05-01: flagged, the later entry noted',
    3: 'removed before the payment: flagged',
  },
  reads: projects,
  check(row, _, moment): readonly Finding[] {
    const [first] = row.disbursements;
    if (!first) return [];
    const moves = row.moves.map(({ day, move }) => ({ on: day, into: move === 'entered' }));
    const outside = row.disbursements.filter(({ disbursedOn }) => !inLibraryOn(moves, disbursedOn));
    return outside.length === 0
      ? [insideFinding(row, first)]
      : outside.map((paid) => outsideFinding(row, paid, moment));
  },
};
