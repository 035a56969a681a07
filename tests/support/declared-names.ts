/**
 * The names and codes that the ledger's JSON can hold: those of the declared facts from their schemas, those of views,
 * findings and answers from the interfaces that they are written down in.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { allDeclarations } from '../../src/domain/catalogue';

/** A field where it stands; `codes` when it holds one of some words. */
export interface Place {
  /** The kind of fact for a field of its data, else the part that the field stands in. */
  readonly within: readonly string[];
  readonly field: string;
  readonly codes: readonly string[];
}

interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

const codesIn = ({ const: code, anyOf = [], items }: JsonSchema): readonly string[] => [
  ...(typeof code === 'string' ? [code] : []),
  ...anyOf.flatMap(codesIn),
  ...(items ? codesIn(items) : []),
];

/** All fields of a schema, those of parts and of list items among them. */
export function placesIn(schema: JsonSchema, within: string): readonly Place[] {
  const { properties = {}, items, anyOf = [] } = schema;
  return [
    ...Object.entries(properties).flatMap(([field, each]) => [
      { within: [within], field, codes: codesIn(each) },
      ...placesIn(each, field),
    ]),
    ...(items ? placesIn(items, within) : []),
    ...anyOf.flatMap((each) => placesIn(each, within)),
  ];
}

export const placesInFacts: readonly Place[] = allDeclarations().flatMap(({ type, schema }) => placesIn(schema, type));

const root = join(__dirname, '..', '..');

/** Interfaces that are answered though no projection declares them, and what they are answered under. */
const ANSWERED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'src/domain/fact.ts': { Fact: [], About: ['about'], Evidence: ['evidence'] },
  'src/ledger/asking.ts': { Basis: ['basis'] },
  'src/rulebook/rule.ts': { Finding: ['findings'] },
  'src/rulebook/docket-entries.ts': { DocketEntry: ['entries'] },
  'src/rulebook/gs-cg/docket-state.ts': { EntryFacts: ['entries'], EntryAges: ['ages'] },
  'src/rulebook/poverty/matrix-cells.ts': { MatrixCell: ['cells'], LetterInCell: ['letter'], Uncovered: ['uncovered'] },
};

/** Machinery, and what no view answers. */
const NOT_ANSWERED = ['projection.ts', 'subjects.ts'];

interface Shape {
  readonly node: ts.InterfaceDeclaration;
  readonly source: ts.SourceFile;
  readonly within: readonly string[];
}

const parsed = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2023, true);

const interfacesOf = (source: ts.SourceFile): readonly ts.InterfaceDeclaration[] =>
  source.statements.filter(ts.isInterfaceDeclaration).filter((node) => node.modifiers !== undefined);

/** A row's own place is its view, which its file is named for. */
const shapes: readonly Shape[] = [
  ...readdirSync(join(root, 'projections'))
    .filter((file) => file.endsWith('.ts') && !NOT_ANSWERED.includes(file))
    .flatMap((file) => {
      const source = parsed(`projections/${file}`);
      return interfacesOf(source).map((node) => ({ node, source, within: [file.slice(0, -'.ts'.length)] }));
    }),
  ...Object.entries(ANSWERED).flatMap(([file, answered]) => {
    const source = parsed(file);
    const nodes = interfacesOf(source).filter(({ name }) => Object.hasOwn(answered, name.text));
    return nodes.map((node) => ({ node, source, within: answered[node.name.text] ?? [] }));
  }),
];

/** The text literals of a type; of a name, those of the alias that the same file gives it. */
function literalsOf(type: ts.Node | undefined, source: ts.SourceFile): readonly string[] {
  if (type === undefined) return [];
  if (ts.isLiteralTypeNode(type)) return ts.isStringLiteral(type.literal) ? [type.literal.text] : [];
  if (ts.isUnionTypeNode(type)) return type.types.flatMap((each) => literalsOf(each, source));
  if (ts.isTypeOperatorNode(type)) return literalsOf(type.type, source);
  if (ts.isArrayTypeNode(type)) return literalsOf(type.elementType, source);
  if (!ts.isTypeReferenceNode(type) || type.typeArguments) return [];
  const name = type.typeName.getText(source);
  const alias = source.statements.filter(ts.isTypeAliasDeclaration).find((each) => each.name.text === name);
  return literalsOf(alias?.type, source);
}

/** Members with the part that they stand in; those of an inline part stand in the member that holds it. */
function membersUnder(node: ts.Node, source: ts.SourceFile, within: readonly string[]): readonly Place[] {
  if (!ts.isPropertySignature(node)) {
    return node.getChildren(source).flatMap((each) => membersUnder(each, source, within));
  }
  const field = node.name.getText(source);
  const inside = node.type ? membersUnder(node.type, source, [field]) : [];
  return [{ within, field, codes: literalsOf(node.type, source) }, ...inside];
}

/** Members whose type names the interface: its objects stand there. */
const heldIn = (name: string): readonly string[] =>
  shapes.flatMap(({ node, source }) =>
    node.members
      .filter(ts.isPropertySignature)
      .filter(({ type }) => new RegExp(`\\b${name}\\b`).test(type?.getText(source) ?? ''))
      .map((member) => member.name.getText(source)),
  );

/** An interface that others extend stands where they stand. */
const extensionsOf = (name: string): readonly Shape[] =>
  shapes.filter(({ node, source }) =>
    (node.heritageClauses ?? []).some((clause) => new RegExp(`\\b${name}\\b`).test(clause.getText(source))),
  );

const withinOf = ({ node, within }: Shape): readonly string[] => [
  ...within,
  ...heldIn(node.name.text),
  ...extensionsOf(node.name.text).flatMap(withinOf),
];

export const placesInAnswers: readonly Place[] = shapes.flatMap((shape) =>
  membersUnder(shape.node, shape.source, withinOf(shape)),
);

/** The words of a type alias that names some. */
export function aliasCodes(file: string, name: string): readonly string[] {
  const source = parsed(file);
  const alias = source.statements.filter(ts.isTypeAliasDeclaration).find((each) => each.name.text === name);
  return literalsOf(alias?.type, source);
}
