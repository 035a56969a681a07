import { letterMatrix, type LetterMatrixRow } from '../../../projections/letter-matrix';
import type { Finding, Moment, Rule } from '../rule';
import { cycleWords, subjectOfCell } from './letter-words';
import { cellsOf, type MatrixCell } from './matrix-cells';

/** 双签: a principal signs the letter upward and the assistance letter; every other leader the assistance letter alone. */
export const r25DualSigning: Rule<LetterMatrixRow> = {
  id: 'R-25',
  zh: '双签完整性',
  en: 'Dual-sign completeness',
  cites: ['SX-PA-10', 'SX-PA-22', 'SX-PA-27', 'SX-PA-37'],
  reading:
    'Two letters on record, of two kinds, even where one paper carries both: its digest may repeat. What a principal ' +
    'signs counts for that principal alone, so a common letter counts for each who signed it. Where neither is signed, ' +
    'R-24 speaks of both. Half is a gap, not a breach, and open while the cycle runs.',
  parameters: ['P-LETTER-CYCLE', 'P-CAMPAIGN-END', 'P-SX-EFFECTIVE'],
  examples: {
    1: 'a principal with the main letter only: half, the assistance letter is missing',
    2: 'a deputy with the assistance letter only: complete, not a principal',
    3: 'one main letter of both principals, one assistance letter of the party principal: one complete, one half',
  },
  reads: letterMatrix,
  check(row, _, moment) {
    const cells = cellsOf(row, moment).filter(({ edges }) => edges.some((id) => id >= 'LT-07' && id <= 'LT-18'));
    const assistance = cells.filter(({ kind }) => kind === 'assistance');
    return assistance.flatMap((each) => {
      if (!each.dual) return each.state === 'signed' ? [complete(row, [each], 'ASSISTANCE_SIGNED')] : [];
      const main = cells.find((other) => other.kind === 'main' && isOfSame(other, each));
      return main ? ofPrincipal(row, main, each, moment) : [];
    });
  },
};

/** The same holder, in the same time in the post when there were two, and the same year; a campaign is one cycle. */
const isOfSame = (a: MatrixCell, b: MatrixCell): boolean =>
  a.postId === b.postId && a.personId === b.personId && a.cycle.year === b.cycle.year;

function complete(row: LetterMatrixRow, cells: readonly MatrixCell[], code: string): Finding {
  const [first] = cells as [MatrixCell];
  const { zh, en } = cycleWords(first);
  const both = cells.length === 2;
  return {
    rule: 'R-25',
    status: 'fulfilled',
    code,
    subject: subjectOfCell(first, row),
    cites: [...new Set(cells.flatMap(({ cites }) => cites))],
    facts: cells.flatMap(({ letter }) => letter?.factId ?? []),
    zh: both ? `${zh}已双签。` : `${zh}已签订帮扶责任书。`,
    en: both
      ? `both letters for ${en} are signed.`
      : `the assistance letter for ${en} is signed; no other is asked for.`,
  };
}

function ofPrincipal(
  row: LetterMatrixRow,
  main: MatrixCell,
  assistance: MatrixCell,
  moment: Moment,
): readonly Finding[] {
  const signed = [main, assistance].filter(({ state }) => state === 'signed');
  if (signed.length === 2) return [complete(row, [main, assistance], 'DUAL_SIGN_COMPLETE')];
  const [has] = signed;
  if (!has) return [];
  const lacks = has === main ? assistance : main;
  const { zh, en } = cycleWords(has);
  const [lackedZh, lackedEn] = lacks.kind === 'main' ? ['脱贫责任书', 'main'] : ['帮扶责任书', 'assistance'];
  return [
    {
      rule: 'R-25',
      status: moment.effectiveOn > has.cycle.to ? 'alert' : 'open',
      code: lacks.kind === 'main' ? 'MAIN_LETTER_LACKING' : 'ASSISTANCE_LETTER_LACKING',
      subject: subjectOfCell(has, row),
      cites: lacks.cites,
      facts: has.letter ? [has.letter.factId] : [],
      zh: `${zh}双签缺${lackedZh}。`,
      en: `of the two letters for ${en}, the ${lackedEn} letter is missing.`,
      ...(lacks.uncoveredSince === undefined ? {} : { since: lacks.uncoveredSince }),
    },
  ];
}
