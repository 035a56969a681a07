/** 责任书: letters, and the matrix of a level and year. */
import { letterEdgeIds, letterKinds, organiserLevels, signatoryRoles } from '../../domain/letters/edges';
import { organKinds, organLevels } from '../../domain/organisations/organ-kinds';
import { basis } from './basis';
import { finding } from './finding';
import { judgedRowOrNull } from './lists';
import { item, tenure } from './recorded';
import { as, count, day, days, digest, group, list, next, oneOf, optional, shape } from './terms';
import { text, texts, uuid, year, yesNo } from './terms';

const letterId = text('Letter.');
const edgeId = () => oneOf(letterEdgeIds, 'Edge of the letter chain (LT-01 …): who signs which letter to whom.');
const kind = () => oneOf(letterKinds, 'Kind of letter.');
const outcome = (meaning: string) => oneOf(['fulfilled', 'partly', 'not_fulfilled'], meaning);
const endReason = () => oneOf(['fulfilled', 'expired', 'replaced', 'revoked'], 'Why it ended.');
const region = (meaning: string) => optional(text(`Administrative division: ${meaning}`));

const cycle = group(
  {
    type: oneOf(['year', 'campaign'], 'What the letter is signed for.'),
    year: optional(year('With type year.')),
  },
  '签订周期.',
);

const signatoryMembers = {
  personId: optional(uuid('Person; absent for a body that signs.')),
  postId: optional(text('Post; absent for a body that signs.')),
  orgId: text('Body that is signed for.'),
  role: oneOf(signatoryRoles, 'Capacity.'),
};
const signatory = shape('Signatory', 'Who signs.', signatoryMembers);

const targetMembers = {
  metric: text('What is measured.'),
  unit: text('Unit of the value.'),
  value: text('Decimal figure.'),
  dueOn: day('Legal day by which it is due.'),
};
const letterTarget = shape('LetterTarget', '目标责任.', targetMembers);

const signingMembers = {
  edgeId: edgeId(),
  kind: kind(),
  cycle,
  signatories: list(signatory, 'Who signed.'),
  recipientOrgId: text('Body that it is given to.'),
  linkedRegionCode: region('联系县、联系点 of an assistance letter.'),
  titleZh: text('Title, as printed.'),
  signedOn: day('Legal day of signing.'),
  validFrom: day('First day of its validity.'),
  validTo: optional(day('Last day of its validity.')),
  roundId: optional(text('Signing in which it was signed.')),
};

const signing = item('LetterSigning', '责任书签订.', {
  ...signingMembers,
  targets: list(letterTarget, 'As signed.'),
  docNo: text('Document number.'),
  docSha256: digest('Digest of the document.'),
});

const succession = {
  outgoing: as(signatory, 'Who hands it on.'),
  incoming: as(signatory, 'Who takes over.'),
  succeededOn: day('Legal day.'),
};

const fulfilment = item('LetterFulfilment', '责任书履行考核.', {
  assessmentId: text('Assessment.'),
  assessedOn: day('Legal day.'),
  outcomes: list(
    group(
      {
        targetIdx: count('Place among the letter’s targets.'),
        actual: text('Decimal figure reached.'),
        unit: text('Unit of the figure.'),
      },
      'What was reached of one target.',
    ),
    'Target by target.',
  ),
  overall: outcome('Of the letter as a whole.'),
});

export const letterRow = shape('LetterRow', '责任书: one letter from its signing to its end.', {
  letterId,
  state: oneOf(['unsigned', 'signed', 'ended'], 'Where it stands.'),
  signing: optional(as(signing, 'Absent when the signing does not stand on the day asked about.')),
  signatories: list(
    shape('SignatoryInLetter', 'Somebody who answers for the letter for a time.', {
      ...signatoryMembers,
      from: day('First legal day.'),
      until: optional(day('Day of handing it on; absent while they answer.')),
    }),
    'In legal order.',
  ),
  targets: list(
    shape('AgreedTarget', 'A target as it stood; the last of its metric and unit is in force.', {
      ...targetMembers,
      targetIdx: count('Place among the letter’s targets.'),
      since: day('Legal day from which it was agreed.'),
      replacedOn: optional(day('Legal day on which another took its place.')),
    }),
    'In legal order.',
  ),
  supplements: list(
    item('LetterSupplement', '责任书补充.', {
      supplementedOn: day('Legal day.'),
      changes: list(letterTarget, 'Targets from then on.'),
      docNo: text('Document number.'),
    }),
    'In legal order.',
  ),
  successions: list(
    item('LetterSuccession', '责任书交接.', { ...succession, docNo: optional(text('Document number.')) }),
    'In legal order.',
  ),
  end: optional(item('LetterEnd', '责任书终止.', { endedOn: day('Legal day.'), reason: endReason() })),
  fulfilments: list(fulfilment, 'In legal order.'),
  corrections: texts('Ids of corrections and voids in this letter’s stream, in legal order.'),
});

export const letterAnswer = judgedRowOrNull('Letter', '责任书: one letter with what the rules say of it.', letterRow);

export const letterMatrixRow = shape('LetterMatrixRow', '责任书矩阵: what is on record about one body.', {
  orgId: text('Body.'),
  registration: optional(
    item('BodyRegistered', '机构登记.', {
      level: oneOf(organLevels, 'Level.'),
      orgKind: oneOf(organKinds, 'Kind of body.'),
      regionCode: text('Administrative division.'),
      effectiveFrom: day('Legal day from which it is registered.'),
    }),
  ),
  posts: list(
    item('PostOfBody', '职位.', { postId: text('Post.'), leadershipRole: text('Role in the leading body.') }),
    'In legal order.',
  ),
  tenures: list(tenure, 'Who held them.'),
  letters: list(
    item('LetterOfBody', 'A letter signed for this body, or given to it.', { letterId, ...signingMembers }),
    'In legal order.',
  ),
  successions: list(item('SuccessionOfBody', '责任书交接.', { letterId, ...succession }), 'In legal order.'),
  ends: list(
    item('EndOfLetter', '责任书终止.', { letterId, endedOn: day('Legal day.'), reason: endReason() }),
    'In legal order.',
  ),
  fulfilments: list(
    item('FulfilmentOfLetter', '责任书履行考核.', {
      letterId,
      assessedOn: day('Legal day.'),
      overall: outcome('Of the letter as a whole.'),
    }),
    'In legal order.',
  ),
  rounds: list(
    item('RoundOfBody', '责任书签订组织.', {
      roundId: text('Signing.'),
      level: oneOf(organiserLevels, 'Level of the leading group that organises it.'),
      cycle,
      letterKinds: list(kind(), 'Kinds of letter to be signed.'),
      expectedEdges: list(edgeId(), 'Letters to be signed.'),
      startedOn: day('Legal day.'),
      targetOn: optional(day('Legal day by which all are to be signed.')),
    }),
    'In legal order.',
  ),
});

const letterInCell = shape('LetterInCell', 'The letter that meets a cell.', {
  letterId,
  factId: uuid('Fact of its signing.'),
  titleZh: text('Title, as printed.'),
  signedOn: day('Legal day of signing.'),
  succeededOn: optional(day('Legal day on which the holder took it over.')),
  recipientOrgId: text('Body that it is given to.'),
  linkedRegionCode: region('联系县、联系点.'),
  validFrom: day('First day of its validity.'),
  validTo: optional(day('Last day of its validity.')),
  endedOn: optional(day('Legal day of its end.')),
  roundId: optional(text('Signing in which it was signed.')),
  fulfilment: optional(outcome('The newest assessment.')),
});

const uncovered = shape('Uncovered', 'Time without anybody who answers for a signed letter (R-69).', {
  from: day('First legal day.'),
  to: optional(day('Last legal day; absent while it lasts.')),
  days: days('How long.'),
  endedBy: optional(oneOf(['succession', 'new_letter', 'end_of_letter'], 'What ended it.')),
});

export const matrixCell = shape('MatrixCell', 'A letter that the chain asks of a body, a cycle, and a holder.', {
  edges: list(edgeId(), 'Two where one letter meets both.'),
  kind: kind(),
  dual: yesNo('双签: one of the two letters that the holder signs.'),
  implied: yesNo('The text orders no signature: never missing.'),
  cites: texts('Articles.'),
  cycle: group(
    {
      year: optional(year('Where the cycle is one year.')),
      from: day('First legal day.'),
      to: day('Last legal day.'),
    },
    'Cycle.',
  ),
  role: oneOf(signatoryRoles, 'Capacity in which is signed.'),
  postId: optional(text('Post of the holder.')),
  personId: optional(uuid('Holder.')),
  state: oneOf(['signed', 'missing', 'not_ordered'], 'Whether there is a letter.'),
  letter: optional(letterInCell),
  uncoveredSince: optional(day('Since when nobody is covered; absent where all is.')),
  uncovered: optional(uncovered),
});

const bodyInMatrix = shape('BodyInMatrix', 'One body of the level.', {
  key: text('Body.'),
  orgKind: optional(oneOf(organKinds, 'Kind of body; absent, like the next, when its registration does not stand.')),
  regionCode: optional(text('Administrative division.')),
  cells: list(matrixCell, 'Of the year.'),
  findings: list(finding, 'Of the year, but for the duties that were met.'),
});

export const letterMatrix = shape('LetterMatrix', '责任书矩阵 of a level and year, a page of it.', {
  level: oneOf(organLevels, 'Level asked for.'),
  year: year('Year asked for.'),
  items: list(bodyInMatrix, 'Bodies, by id.'),
  next,
  basis: as(basis, 'What the page depends on.'),
});

export const signingBodiesRow = shape('SigningBodiesRow', '责任书签订主体 of one level.', {
  level: text('Level.'),
  orgIds: texts('Bodies, by id.'),
});
