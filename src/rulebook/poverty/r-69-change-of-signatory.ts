import { letterMatrix, type LetterMatrixRow } from '../../../projections/letter-matrix';
import type { Finding, Rule } from '../rule';
import { subjectOfCell } from './letter-words';
import { cellsOf, isOpen, type MatrixCell } from './matrix-cells';

/** 责任书与任期: a letter whose signatory has left is uncovered until somebody takes it over or signs another. */
export const r69ChangeOfSignatory: Rule<LetterMatrixRow> = {
  id: 'R-69',
  zh: '责任书与任期',
  en: 'Letter survives change of the signatory',
  cites: ['GS-PA-5', 'SX-PA-17', 'SX-PA-26', 'SX-PA-36'],
  reading:
    'The text does not regulate succession: the days without a signatory in the post are shown as a gap, never as a ' +
    'breach. They begin on the day of leaving and end on that of the succession, of a new letter for the post, or with ' +
    'the letter itself: on its last day, with its year when it names none, or when it is ended. Of a letter with several ' +
    'signatories only the part of the one who left is concerned.',
  parameters: ['P-LETTER-CYCLE', 'P-CAMPAIGN-END', 'P-SX-EFFECTIVE'],
  examples: {
    1: 'a secretary left on 2019-04-01, succession on 2019-04-20: uncovered for 19 days',
    2: 'no succession: uncovered, and open',
    3: 'a deputy left: only the deputy’s letter is concerned',
  },
  reads: letterMatrix,
  check: (row, _, moment) => cellsOf(row, moment).flatMap((cell) => ofCell(cell, row)),
};

function ofCell(cell: MatrixCell, row: LetterMatrixRow): readonly Finding[] {
  const { cites, letter, uncovered } = cell;
  if (!letter || !uncovered) return [];
  const { from, to, days } = uncovered;
  const open = isOpen(uncovered);
  return [
    {
      rule: 'R-69',
      status: open ? 'alert' : 'info',
      code: open ? 'LETTER_UNCOVERED' : 'LETTER_WAS_UNCOVERED',
      subject: subjectOfCell(cell, row),
      cites,
      facts: [
        letter.factId,
        ...row.successions
          .filter(({ letterId, outgoing }) => letterId === letter.letterId && outgoing.personId === cell.personId)
          .map(({ factId }) => factId),
      ],
      arithmetic: to === undefined ? `${days} days since ${from}` : `${to} - ${from} = ${days} days`,
      zh: `责任书${letter.letterId}签订人离任,自${from}起${to === undefined ? '' : `至${to}`}${days}天无人承接。`,
      en: `the signatory of letter ${letter.letterId} left on ${from}: uncovered for ${days} days${to === undefined ? ', and open' : ''}.`,
      since: from,
    },
  ];
}
