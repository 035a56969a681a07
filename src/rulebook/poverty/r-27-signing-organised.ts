import { edgeOf, organiserLevels, type LetterEdgeId } from '../../domain/letters/edges';
import { letterMatrix, signedFor, type LetterMatrixRow, type RoundOfBody } from '../../../projections/letter-matrix';
import type { Finding, Rule } from '../rule';

/** 组织签订: the leading group that the article names has the letters signed. */
export const r27SigningOrganised: Rule<LetterMatrixRow> = {
  id: 'R-27',
  zh: '组织签订',
  en: 'Signing organised by the right group',
  cites: ['SX-PA-12', 'SX-PA-23', 'SX-PA-32'],
  reading:
    'The provincial group organises the letters of the cities and the assistance letters of provincial leaders, the city ' +
    'group those of the counties and of city leaders, the county group those of the townships, of county and township ' +
    'leaders, and of units and villages. A record of organising is not asked for by the text: a letter that names none ' +
    'counts all the same, and its missing organiser is information. Edges that no article has anybody organise are not ' +
    'judged.',
  parameters: [],
  breaches: ['WRONG_ORGANISER'],
  examples: {
    1: 'the provincial group organised the letters of 11 cities: fulfilled',
    2: 'a county group organised the letters of counties: wrong, the city group organises them',
    3: 'letters without an organised signing: they count, the organiser is missing (information)',
  },
  reads: letterMatrix,
  check: (row) => [...row.rounds.flatMap((round) => ofRound(round, row)), ...withoutOrganiser(row)],
};

function ofRound(round: RoundOfBody, { orgId, registration: body }: LetterMatrixRow): readonly Finding[] {
  if (!body) return [];
  const organised = round.expectedEdges.filter((id) => edgeOf(id).organiser !== undefined);
  const isRight = (id: LetterEdgeId) =>
    body.orgKind === 'leading_group' && edgeOf(id).organiser === body.level && round.level === body.level;
  const about = (edges: readonly LetterEdgeId[]) => ({
    rule: 'R-27',
    subject: `org-${orgId}`,
    cites: [...new Set(edges.map((id) => organisingCite[edgeOf(id).organiser as keyof typeof organisingCite]))],
    facts: [round.factId],
    since: round.startedOn,
  });
  const wrong = organised.filter((id) => !isRight(id));
  const right = organised.filter(isRight);
  const should = organiserLevels.filter((level) => wrong.some((id) => edgeOf(id).organiser === level));
  return [
    ...(right.length === 0
      ? []
      : [
          {
            ...about(right),
            status: 'fulfilled' as const,
            code: 'SIGNING_ORGANISED',
            zh: `已组织签订${right.join('、')}。`,
            en: `the signing of ${right.join(', ')} was organised by the group that the article names.`,
          },
        ]),
    ...(wrong.length === 0
      ? []
      : [
          {
            ...about(wrong),
            status: 'breach' as const,
            code: 'WRONG_ORGANISER',
            zh: `${wrong.join('、')}应由${should.map((level) => levelZh[level]).join('、')}领导小组组织签订。`,
            en: `the signing of ${wrong.join(', ')} is organised by the leading group of ${should.join(' and ')} level.`,
          },
        ]),
  ];
}

const levelZh = { province: '省', city: '市', county: '县' } as const;
const organisingCite = { province: 'SX-PA-12', city: 'SX-PA-23', county: 'SX-PA-32' } as const;

const withoutOrganiser = (row: LetterMatrixRow): readonly Finding[] =>
  signedFor(row).flatMap(({ edgeId, factId, letterId, roundId, signedOn }) => {
    const { organiser } = edgeOf(edgeId);
    if (organiser === undefined || roundId !== undefined) return [];
    return [
      {
        rule: 'R-27',
        status: 'info',
        code: 'ORGANISER_MISSING',
        subject: `org-${row.orgId}`,
        cites: [organisingCite[organiser]],
        facts: [factId],
        zh: `责任书${letterId}未记载由谁组织签订。`,
        en: `no record says who organised the signing of letter ${letterId}.`,
        since: signedOn,
      },
    ];
  });
