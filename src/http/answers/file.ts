/** 廉政档案: the clean-governance file, and what changed in it. */
import { consultationPurposes } from '../../domain/integrity-file/consultation';
import { basis } from './basis';
import { patch } from './diff';
import { finding } from './finding';
import { item, tenureMembers } from './recorded';
import { as, count, day, instant, list, oneOf, open, optional, shape, text, texts, uuid, yesNo } from './terms';

/** F-01 to F-19. */
const sectionCodes = [
  'F-01',
  'F-02',
  'F-03',
  'F-04',
  'F-05',
  'F-06',
  'F-07',
  'F-08',
  'F-09',
  'F-10',
  'F-11',
  'F-12',
  'F-13',
  'F-14',
  'F-15',
  'F-16',
  'F-17',
  'F-18',
  'F-19',
] as const;

const fileEntry = item('FileEntry', 'What one fact enters under one section.', {
  type: text('Kind of the fact.'),
  section: oneOf(sectionCodes, 'Section.'),
  data: open('Fields of the fact that matter to the file, under their declared names, with ids of what it is about.'),
});

const fileSection = shape('FileSection', 'One of the nineteen sections.', {
  code: text('F-01 to F-19.'),
  zh: text('Title.'),
  cites: texts('Articles.'),
  entries: list(fileEntry, 'In legal order.'),
  notYetRecordable: texts('Kinds that belong here and cannot be recorded yet: an empty list proves nothing of them.'),
});

const custody = item('Custody', 'An organ that keeps the file.', {
  custodianOrgId: text('Organ.'),
  openedOn: day('Legal day from which it keeps it.'),
});

const postInFile = shape('PostInFile', 'A time in a post.', {
  ...tenureMembers,
  orgId: optional(text('Organ; absent, like the next, when the establishment does not stand.')),
  isLeadingCadre: optional(yesNo('Whether the holder is a leading cadre.')),
});

const duty = item('Duty', '职责分工: whose direct leadership responsibility a matter is.', {
  orgId: text('Organ.'),
  roleInDivision: text('Role.'),
  coversOrgIds: texts('Organs covered.'),
  coversFields: texts('Fields of work covered.'),
  effectiveFrom: day('First legal day.'),
  effectiveTo: optional(day('Last legal day; absent while it lasts.')),
});

const purpose = oneOf(consultationPurposes, 'What the file is read for (GS-CG-12).');

export const integrityFile = shape('IntegrityFile', '廉政档案: ids only, names are in the directories.', {
  personId: uuid('Person.'),
  purpose,
  partyMember: optional(yesNo('Absent, like the next, when the registration does not stand on the day asked about.')),
  cadreManagementOrgId: optional(text('干部管理权限.')),
  custody: optional(list(custody, 'Absent, like the two below, when nothing is on record at these clocks.')),
  posts: optional(list(postInFile, 'Posts held, in legal order of the first fact about each.')),
  duties: optional(list(duty, 'Divisions of duties, in legal order.')),
  sections: list(fileSection, 'All nineteen, in the file’s order.'),
  findings: list(finding, 'What the rules say of the person and of the file.'),
  basis: as(basis, 'What the answer depends on; the reading itself is recorded outside it.'),
});

export const fileDiff = shape('FileDiff', 'What changed in a clean-governance file between two moments.', {
  personId: uuid('Person.'),
  purpose,
  from: as(basis, 'Basis of the file at the one moment.'),
  to: as(basis, 'Basis of the file at the other.'),
  operations: patch,
});

const markedFact = shape('MarkedFact', 'A fact that is or was in the file, without its data.', {
  factId: uuid('Fact.'),
  index: count('Place of the fact in the log.'),
  type: text('Kind of the fact.'),
  zh: text('Name of the kind.'),
  recordedAt: instant('When the ledger learned of it.'),
  occurredOn: day('Its legal day, as it stands.'),
  recordingOrgan: optional(text('Organ whose act it records; absent for what no organ recorded.')),
  sections: list(
    oneOf(sectionCodes, 'Section.'),
    'Sections in which it makes or made an entry; none for the opening of the file.',
  ),
  state: oneOf(['stands', 'corrected', 'voided'], 'What became of it.'),
  filed: yesNo('Whether it is in the file; false for what was voided or moved elsewhere.'),
  changedBy: list(uuid('Fact.'), 'Its corrections and its void, in log order.'),
  targets: optional(uuid('Only of a correction or a void: the fact that it speaks of.')),
});

export const fileTimeline = shape('FileTimeline', 'The facts of a clean-governance file, whatever their legal day.', {
  personId: uuid('Person.'),
  purpose,
  items: list(markedFact, 'In log order.'),
  basis: as(basis, 'What the answer depends on; the legal day leaves no fact out.'),
});
