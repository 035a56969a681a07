import { edgeOf, letterEdgeIds } from '../../domain/letters/edges';
import { letterMatrix, signedFor, type LetterMatrixRow, type LetterOfBody } from '../../../projections/letter-matrix';
import type { Finding, Moment, Rule } from '../rule';
import { cellsOf, type MatrixCell } from './matrix-cells';
import { requiredLetters } from './required-letters';
import { cycleWords, subjectOfCell } from './letter-words';

/** 责任书链: every letter that the articles order, signed by each holder of the post in each cycle. */
export const r24LetterChain: Rule<LetterMatrixRow> = {
  id: 'R-24',
  zh: '责任书链完整性',
  en: 'Letter chain completeness',
  cites: [
    'GS-PA-5',
    'CN-PA-9',
    'SX-PA-4',
    'SX-PA-10',
    'SX-PA-12',
    'SX-PA-17',
    'SX-PA-22',
    'SX-PA-23',
    'SX-PA-26',
    'SX-PA-27',
    'SX-PA-32',
    'SX-PA-36',
    'SX-PA-37',
  ],
  reading:
    'No article says how often a letter is signed: 每年 goes with the report (AMB-14). P-LETTER-CYCLE takes the calendar ' +
    'year, counted by the day of signing, or the whole campaign; a missing letter is shown as a gap and never called a ' +
    'breach. Both principals sign, one paper serves both only when both signed it. LT-02 and LT-07 repeat LT-01, so one ' +
    'letter meets both; LT-06 orders no signature and is never missing. 省直相关部门 are the bodies registered as sector ' +
    'departments; 其他领导干部 and 分管领导 are the other members of the leadership team. A letter that ended otherwise ' +
    'than by being fulfilled covers its cycle no longer. Nothing is missing before the regulation’s first day ' +
    '(P-SX-EFFECTIVE), nor after P-CAMPAIGN-END.',
  parameters: ['P-LETTER-CYCLE', 'P-CAMPAIGN-END', 'P-SX-EFFECTIVE'],
  examples: {
    1: 'a Shanxi county whose two principals signed for 2019: complete',
    2: 'a new government principal from 2019-09-01 who did not sign: a gap from that day',
    3: 'a Gansu city whose party principal alone signed: a gap, both principals are named',
  },
  reads: letterMatrix,
  check: (row, _, moment) => [
    ...cellsOf(row, moment).flatMap((cell) => ofCell(cell, row, moment)),
    ...signedFor(row).flatMap((letter) => notInPost(letter, row)),
    ...severalLetters(row),
    ...wrongRecipient(row),
    ...unknownFirstDay(row, moment),
  ],
};

function ofCell(cell: MatrixCell, row: LetterMatrixRow, { effectiveOn }: Moment): readonly Finding[] {
  const { cites, cycle, edges, implied, letter, state, uncoveredSince: since } = cell;
  const { zh, en } = cycleWords(cell);
  const about = { rule: 'R-24', subject: subjectOfCell(cell, row), cites } as const;
  if (state === 'signed' && letter) {
    return [
      {
        ...about,
        status: implied ? 'info' : 'fulfilled',
        code: implied ? 'IMPLIED_LETTER_SIGNED' : 'LETTER_SIGNED',
        facts: [letter.factId],
        zh: `${zh}${edgeOf(edges[0] as MatrixCell['edges'][number]).zh}:已于${letter.signedOn}签订。`,
        en: `${edges.join(' and ')} for ${en}: signed on ${letter.signedOn}.`,
        since: letter.succeededOn ?? letter.signedOn,
      },
    ];
  }
  if (state !== 'missing' || since === undefined) return [];
  const over = effectiveOn > cycle.to;
  return [
    {
      ...about,
      status: over ? 'alert' : 'open',
      code: over ? 'LETTER_MISSING' : 'LETTER_OPEN',
      facts: [],
      zh: `${zh}${edgeOf(edges[0] as MatrixCell['edges'][number]).zh}:自${since}起无在效责任书。`,
      en: `${edges.join(' and ')} for ${en}: no letter since ${since}.`,
      since,
    },
  ];
}

/** Whoever signs holds the post that day (flagged, never refused). */
const notInPost = (letter: LetterOfBody, row: LetterMatrixRow): readonly Finding[] =>
  letter.signatories
    .filter(({ orgId, personId }) => orgId === row.orgId && personId !== undefined)
    .filter(
      ({ personId, postId }) =>
        !row.tenures.some(
          (tenure) =>
            tenure.personId === personId &&
            tenure.postId === postId &&
            (tenure.assumedOn === undefined || tenure.assumedOn <= letter.signedOn) &&
            (tenure.vacatedOn === undefined || tenure.vacatedOn >= letter.signedOn),
        ),
    )
    .map(({ personId, postId }) => ({
      rule: 'R-24',
      status: 'alert',
      code: 'SIGNATORY_NOT_IN_POST',
      subject: `person-${personId as string}`,
      cites: edgeOf(letter.edgeId).cites,
      facts: [letter.factId],
      zh: `责任书${letter.letterId}签订之日${letter.signedOn},签订人不在该职位任上。`,
      en: `letter ${letter.letterId} was signed on ${letter.signedOn} by a person who did not hold ${postId as string}.`,
      since: letter.signedOn,
    }));

/** One letter on an edge, for a linked object and a cycle; of several that stand, all but the first are named. */
function severalLetters(row: LetterMatrixRow): readonly Finding[] {
  const seen = new Map<string, LetterOfBody>();
  const ended = new Map(row.ends.map(({ letterId, endedOn }) => [letterId, endedOn]));
  return signedFor(row).flatMap((letter) =>
    letter.signatories
      .filter(({ orgId }) => orgId === row.orgId)
      .flatMap(({ personId, postId }): readonly Finding[] => {
        const { edgeId, linkedRegionCode, cycle, signedOn } = letter;
        const same = JSON.stringify([edgeId, linkedRegionCode ?? null, cycle, personId ?? null, postId ?? null]);
        const earlier = seen.get(same);
        seen.set(same, letter);
        if (!earlier || (ended.get(earlier.letterId) ?? '9999-12-31') <= signedOn) return [];
        return [
          {
            rule: 'R-24',
            status: 'alert',
            code: 'SEVERAL_LETTERS',
            subject: personId === undefined ? `org-${row.orgId}` : `person-${personId}`,
            cites: edgeOf(edgeId).cites,
            facts: [earlier.factId, letter.factId],
            zh: `同一周期、同一责任书有两份:${earlier.letterId}、${letter.letterId}。`,
            en: `two letters on ${edgeId} stand for the same cycle: ${earlier.letterId} and ${letter.letterId}.`,
            since: signedOn,
          },
        ];
      }),
  );
}

/** A letter is given to the body that the article names. */
const wrongRecipient = ({ orgId, registration: body, letters }: LetterMatrixRow): readonly Finding[] =>
  letters
    .filter(({ recipientOrgId }) => body !== undefined && recipientOrgId === orgId)
    .filter(({ edgeId }) => {
      const { level, orgKinds } = edgeOf(edgeId).counterparty;
      return (
        body !== undefined &&
        ((level !== undefined && level !== body.level) || (orgKinds !== undefined && !orgKinds.includes(body.orgKind)))
      );
    })
    .map(({ edgeId, letterId, factId, signedOn }) => ({
      rule: 'R-24',
      status: 'alert',
      code: 'WRONG_RECIPIENT',
      subject: `org-${orgId}`,
      cites: edgeOf(edgeId).cites,
      facts: [factId],
      zh: `责任书${letterId}应向${edgeOf(edgeId).counterparty.zh}签订。`,
      en: `letter ${letterId} on ${edgeId} was given to a body that the article does not name.`,
      since: signedOn,
    }));

/** Without its first day, a regulation makes nothing missing: that has to be said once. */
function unknownFirstDay({ orgId, registration, posts }: LetterMatrixRow, moment: Moment): readonly Finding[] {
  if (!registration) return [];
  const waiting = requiredLetters(registration, moment).filter(({ from }) => from === undefined);
  const named = letterEdgeIds.filter((id) => waiting.some(({ edges }) => edges.includes(id)));
  if (named.length === 0 || (posts.length === 0 && registration.orgKind !== 'helper_unit')) return [];
  return [
    {
      rule: 'R-24',
      status: 'info',
      code: 'EFFECTIVE_DATE_UNKNOWN',
      subject: `org-${orgId}`,
      cites: ['SX-PA-53'],
      facts: [],
      zh: `施行日期未设定(P-SX-EFFECTIVE),不判断${named.join('、')}是否缺签。`,
      en: `P-SX-EFFECTIVE is not set, so nothing is said of what is missing on ${named.join(', ')}.`,
    },
  ];
}
