/** Everything this ledger can record: one line for each kind of stream. */
import type { StreamDeclaration } from './decider';
import type { Declaration, FactOf } from './fact';
import { accountabilityCase } from './accountability/case';
import { sanction } from './accountability/sanction';
import { corrections } from './corrections/correction';
import { penalty } from './enforcement/penalty';
import { assessment } from './evaluations/assessment';
import { evaluation } from './evaluations/evaluation';
import { audit } from './funds/audit';
import { budget } from './funds/budget';
import { claim } from './funds/claim';
import { disclosure } from './funds/disclosure';
import { fund } from './funds/fund';
import { household } from './funds/household';
import { integration } from './funds/integration';
import { irregularity } from './funds/irregularity';
import { project } from './funds/project';
import { village } from './funds/village';
import { consultation } from './integrity-file/consultation';
import { integrityFile } from './integrity-file/integrity-file';
import { organisation } from './organisations/organisation';
import { person } from './organisations/person';
import { post } from './organisations/post';
import { region } from './organisations/region';
import { parameter } from './parameters/parameter';
import { genesis } from './registry/genesis';
import { letter } from './letters/letter';
import { letterRound } from './letters/letter-round';
import { leadingGroup } from './organisations/leading-group';
import { linkage } from './organisations/linkage';

/** Streams in the order of the reference. */
export const streams = [
  genesis,
  organisation,
  person,
  post,
  leadingGroup,
  linkage,
  letterRound,
  letter,
  evaluation,
  assessment,
  parameter,
  accountabilityCase,
  sanction,
  integrityFile,
  consultation,
  penalty,
  budget,
  fund,
  integration,
  region,
  village,
  project,
  claim,
  disclosure,
  audit,
  irregularity,
  household,
] as const;

/** Any declared kind, corrections included. */
export type AnyDeclaration = (typeof streams)[number]['facts'][number] | (typeof corrections)[number];

/** Name of a declared kind. */
export type FactType = AnyDeclaration['type'];

/** A decoded fact of the named kind, with its data typed. */
export type FactNamed<T extends FactType> = FactOf<Extract<AnyDeclaration, { readonly type: T }>>;

const streamsByKind = new Map<string, StreamDeclaration>(
  streams.map((declared) => [declared.kind, declared as StreamDeclaration]),
);

const declarations = new Map<string, Declaration>(
  [...streams.flatMap(({ facts }) => facts as readonly Declaration[]), ...corrections].map((d) => [d.type, d]),
);

/** The declaration of a kind of fact; undefined when the catalogue has none of that name. */
export const declarationOf = (type: string): Declaration | undefined => declarations.get(type);

/** The declaration of a kind of stream. */
export const streamDeclarationOf = (kind: string): StreamDeclaration | undefined => streamsByKind.get(kind);

/** True when facts of this type belong in streams of this kind; corrections and voids belong in every one. */
export const belongsIn = (type: string, kind: string): boolean =>
  corrections.some((d) => d.type === type)
    ? streamsByKind.has(kind)
    : (streamsByKind.get(kind)?.facts.some((d) => d.type === type) ?? false);

/** All declarations, in the order of the reference. */
export const allDeclarations = (): readonly Declaration[] => [...declarations.values()];

const openers = new Set(
  (streams as readonly StreamDeclaration[]).flatMap(({ facts, idField }) =>
    facts
      .filter(({ schema }) => idField !== undefined && idField in schema.properties)
      .filter(({ schema }) => schema.properties[idField as string]?.['x-ref'] === undefined)
      .map(({ type }) => type),
  ),
);

/** True for a kind that gives its stream the id which the stream's other facts refer to. */
export const opensStream = (type: string): boolean => openers.has(type);
