/** docs/reference/answers.md: the named shapes of what GET routes answer, as the OpenAPI document has them. */
import { documentedAnswers } from '../../../src/http/answers/components';
import type { DocumentSchema, DocumentSchemas } from '../../support/document-schemas';
import { anchor, code, page, table } from './markdown';

const shapes = documentedAnswers().schemas as DocumentSchemas;
const nameIn = (ref: string): string => ref.split('/').at(-1) ?? '';
const link = (name: string, file = ''): string => `[${code(name)}](${file}#${anchor(name)})`;

/** Members of every item of a row; said once, at the head of the page. */
const SOURCE = ['factId', 'index', 'day', 'correctedBy'];
const comesFromFact = (members: DocumentSchemas): boolean => SOURCE.every((member) => Object.hasOwn(members, member));

const formats: Readonly<Record<string, string>> = { date: 'day', 'date-time': 'instant', uuid: 'UUID' };

function typeOf(schema: DocumentSchema): string {
  const { $ref, type = 'any JSON', format, enum: words, const: word, anyOf, items, prefixItems } = schema;
  if ($ref !== undefined) return link(nameIn($ref));
  if (anyOf !== undefined) return anyOf.map(typeOf).join(' or ');
  if (words !== undefined) return words.map(code).join(' ');
  if (word !== undefined) return code(word);
  if (prefixItems !== undefined) return `[${prefixItems.map(typeOf).join(', ')}]`;
  if (items) return `list of ${typeOf(items)}`;
  if (type === 'object') return mapOf(schema);
  if (type === 'string') return format === undefined ? textOf(schema) : (formats[format] ?? format);
  return type;
}

const textOf = ({ pattern, description = '' }: DocumentSchema): string => {
  if (pattern === undefined) return 'text';
  return description.includes('minor unit') ? 'money' : 'hex';
};

const mapOf = ({ additionalProperties: more }: DocumentSchema): string =>
  typeof more === 'object' ? `map of ${typeOf(more)}` : 'object';

/** Rows of a table; the members of an object without a name stand behind it. */
function rowsOf(schema: DocumentSchema, before = ''): readonly (readonly string[])[] {
  const members = schema.properties ?? {};
  const hidden = comesFromFact(members) ? SOURCE : [];
  return Object.entries(members)
    .filter(([name]) => !hidden.includes(name))
    .flatMap(([name, member]) => {
      const mark = schema.required?.includes(name) ? '' : '?';
      const inner = member.items ? member.items : member;
      const at = `${before}${name}${member.items ? '[]' : ''}.`;
      return [[code(`${before}${name}${mark}`), typeOf(member), meaningOf(member)], ...rowsOf(inner, at)];
    });
}

/** Members that all items share, as any of them declares them. */
function sourceRows(): readonly (readonly string[])[] {
  const { properties = {}, required = [] } = shapes['Custody'] ?? {};
  return SOURCE.map((name) => {
    const member = properties[name] ?? {};
    return [code(required.includes(name) ? name : `${name}?`), typeOf(member), meaningOf(member)];
  });
}

const meaningOf = ({ description, $ref }: DocumentSchema): string =>
  description ?? ($ref === undefined ? '' : (shapes[nameIn($ref)]?.description ?? ''));

function section([name, shape]: readonly [string, DocumentSchema]): string {
  const { description = '', properties = {}, anyOf } = shape;
  const recorded = comesFromFact(properties) ? ' [An item.](#items)' : '';
  const head = `### ${name}\n\n${description}${recorded}`;
  if (anyOf === undefined) {
    const own = rowsOf(shape);
    return own.length === 0 ? head : `${head}\n\n${table(['member', 'type', 'meaning'], own)}`;
  }
  if (anyOf.every(({ $ref }) => $ref !== undefined)) return `${head}\n\nOne of ${anyOf.map(typeOf).join(', ')}.`;
  const rows = anyOf.flatMap((each) => rowsOf(each).map((row) => [...row, each.description ?? '']));
  return `${head}\n\n${table(['member', 'type', 'meaning', 'of'], rows)}`;
}

/** The name of what a path answers with, linked to its shape; undefined for a path that answers no JSON. */
export function answerLink(path: string): string | undefined {
  const ref = documentedAnswers().answers[path]?.['$ref'];
  return typeof ref === 'string' ? link(nameIn(ref), 'answers.md') : undefined;
}

export function answersPage(): string {
  const { answers } = documentedAnswers();
  const paths = Object.entries(answers).map(([path, { $ref }]) => [
    `[\`GET ${path}\`](rest.md#${anchor(`GET ${path}`)})`,
    link(nameIn($ref as string)),
  ]);
  return page(
    '# Answers',
    'What GET routes answer, as `/openapi.json` names it: types that are generated from the document go by these names. A member with `?` may be left out, and is never null. Nothing stands in an answer that is not named here; only `data` of a fact or of a file’s entry, and a JSON Schema, are open.',
    '`day` is a legal day (Asia/Shanghai), YYYY-MM-DD; `instant` is RFC 3339 in UTC; `money` is a decimal string in the minor unit; `hex` is lower-case.',
    '## Routes',
    table(['route', 'answers'], paths),
    '## Items',
    'An item of a row says which fact put it there, beside its own members:',
    table(['member', 'type', 'meaning'], sourceRows()),
    '## Shapes',
    ...Object.entries(shapes)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(section),
  );
}
