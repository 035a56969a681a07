/** What can be recorded, what is judged, and how the service is. */
import { Type } from '@sinclair/typebox';
import { count, digest, list, mapOf, oneOf, open, optional, orNull, shape, text, texts, yesNo } from './terms';

export const entrance = shape('Entrance', 'What answers here, and where to read on.', {
  name: text('Name of the program.'),
  origin: text('Origin of the log.'),
  pages: text('Address of the pages for a browser.'),
  docs: text('Address of the pages of this document.'),
  openapi: text('Address of this document.'),
  problems: text('Address of the list of problems.'),
  checkpoint: text('Address of the newest checkpoint.'),
  health: text('Address of the service’s state.'),
});

const catalogueStream = shape('CatalogueStream', 'A kind of stream.', {
  kind: text('Kind: what stands before the dash of a stream’s name.'),
  zh: text('Name.'),
  revisionRequired: yesNo('An append names the revision that the recorder has seen.'),
  idField: orNull(Type.String(), 'Member of the opening fact’s data that equals the id in the stream’s name.'),
  facts: texts('Kinds of fact that belong in it.'),
});

const recorder = shape('Recorder', 'Who may record a kind of fact.', {
  role: text('Role, as keys name it.'),
  id: text('Role of the regulations, RO-….'),
  zh: text('Name.'),
});

const catalogueFact = shape('CatalogueFact', 'A kind of fact.', {
  type: text('Kind.'),
  version: count('Version of its shape.'),
  zh: text('Name.'),
  cites: texts('Articles that ask for it.'),
  orderedByText: yesNo('Whether an article asks for the kind; else the ledger does.'),
  streams: Type.Union([Type.Literal('*'), Type.Array(Type.String())], {
    description: 'Kinds of stream that it belongs in; * for all.',
  }),
  recordedBy: list(recorder, 'Who may record it.'),
  clientsMayRecord: yesNo('Whether any key may; else the ledger alone does.'),
  occurredOn: text('Member of the data that is its legal day.'),
  naturalKey: texts('Members of the data that name it in the outside world.'),
  duplicatesRefused: yesNo('Whether a second fact of the same name is refused.'),
  schema: open('JSON Schema (draft 2020-12) of its data.'),
});

export const catalogue = shape('Catalogue', 'Every kind of stream and fact.', {
  origin: text('Origin of the log.'),
  currency: text('Currency of the ledger.'),
  streams: list(catalogueStream, 'Kinds of stream.'),
  facts: list(catalogueFact, 'Kinds of fact.'),
});

const rule = shape('Rule', 'A rule as the rulebook states it.', {
  id: text('R-01.'),
  zh: text('Name.'),
  en: text('Name in English.'),
  cites: texts('Articles.'),
  reading: text('Where the text is open: the reading taken.'),
  parameters: texts('Parameters that it reads.'),
  examples: mapOf(Type.String(), 'Worked examples by number.'),
  pending: mapOf(Type.String(), 'Examples that wait for a kind of fact, by number, with the reason.'),
});

const parameterForms = ['choice', 'yes-no', 'days', 'day', 'share', 'list', 'table', 'words'] as const;

const parameter = shape('Parameter', 'A figure or reading that the text leaves open.', {
  zh: text('Name.'),
  meaning: text('What it decides.'),
  form: oneOf(parameterForms, 'How a value is written.'),
  default: Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()], {
    description: 'Null: no default, and no judgement without a value.',
  }),
  values: optional(texts('With form choice, what can be chosen.')),
  cites: texts('Articles.'),
});

const view = shape('View', 'A view that can be asked for by its name.', {
  name: text('Name, as in `/v1/views/{name}/{key}`.'),
  version: count('Version that answers.'),
  zh: text('Name.'),
});

export const rulebook = shape('Rulebook', 'The rules, and the parameters that the text leaves open.', {
  version: text('`rulebook@version`.'),
  rules: list(rule, 'Rules.'),
  parameters: mapOf(parameter, 'Parameters by id.'),
  views: list(view, 'Views.'),
});

export const alive = shape('Alive', 'The process answers.', { status: oneOf(['ok'], 'Always ok.') });

const part = shape('PartUp', 'A part of the service.', {
  status: oneOf(['up'], 'Always up: 503 otherwise.'),
  message: optional(text('What is wrong with it, when the service does its work all the same.')),
});

export const ready = shape('Ready', 'The ledger records and answers.', {
  status: oneOf(['ok'], 'Always ok: 503 otherwise.'),
  details: mapOf(part, 'Parts by name: store, sealing, views.'),
});

const regulation = shape('Regulation', 'A regulation.', {
  code: text('What stands first in its cites, GS-CG.'),
  title: text('Its name as printed.'),
});

export const article = shape('Article', 'An article, or a part of one, as printed.', {
  cite: text('The cite that was asked for.'),
  regulation,
  text: text('In the words and characters of the source.'),
  sourceSha256: digest('SHA-256 of the whole source.'),
});
