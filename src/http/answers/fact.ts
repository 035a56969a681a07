/** Facts as recorded. */
import { count, day, digest, instant, list, next, oneOf, open, optional, shape, text, texts, uuid } from './terms';

const evidence = shape('Evidence', 'A document that supports a fact; it is kept elsewhere.', {
  docNo: text('Document number.'),
  title: optional(text('Title.')),
  issuedBy: optional(text('Who issued it.')),
  issuedOn: optional(day('Legal day of issue.')),
  sha256: optional(digest('Digest of the document.')),
});

const about = shape('About', 'What is said about every fact beside its data.', {
  organ: optional(text('Organ whose competence was checked; absent for the roles without one.')),
  onBehalfOf: optional(text('Organ whose act is recorded, when a clerk of another enters it.')),
  jurisdiction: text('CN, CN-62, CN-14 …: selects the layer of rules.'),
  basis: texts('Articles relied on.'),
  evidence: list(evidence, 'Documents that support it.'),
  classification: oneOf(['public', 'internal', 'restricted'], '密级.'),
  correlation: optional(uuid('What several facts have in common.')),
  causation: optional(uuid('Fact that led to this one.')),
  knownSize: count('How much of the log the decision to accept the fact had seen.'),
});

export const fact = shape('Fact', 'A fact as recorded, untouched by later corrections.', {
  index: count('Place in the log; 0 is the genesis record.'),
  id: uuid('UUIDv8, derived from who sent it and under which idempotency key.'),
  type: text('Kind of fact.'),
  version: count('Version of the kind’s shape.'),
  stream: text('Stream, `kind-id`.'),
  revision: count('Place in its stream; 0 is the opening fact.'),
  recordedAt: instant('When it was recorded; set by the ledger.'),
  actor: text('`role/organ/key` of the recorder.'),
  occurredOn: day('Legal day of the fact.'),
  about,
  data: open('What was recorded; the schema named like `type` describes it.'),
});

export const factList = shape('FactList', 'Facts in the order of the log.', {
  items: list(fact, 'Facts of this page.'),
  next,
});

export const streamPage = shape('StreamPage', 'One stream from a revision.', {
  stream: text('Stream.'),
  revision: count('Its newest revision.'),
  items: list(fact, 'In the order of their revisions.'),
  next,
});
