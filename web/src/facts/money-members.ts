/** Which members of a fact's data are money: the JSON Schema of its kind says so. */

type Schema = Readonly<Record<string, unknown>>;

const MONEY = 'invalid-money';

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

const membersOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isSchema(value) ? Object.entries(value) : [];

/** Paths of the members, `counts.trust`, lists left out of them. */
export function moneyMembers(schema: unknown, path: readonly string[] = []): ReadonlySet<string> {
  if (!isSchema(schema)) return new Set();
  if (schema['x-code'] === MONEY) return new Set([path.join('.')]);
  const inside = [
    ...membersOf(schema['properties']).map(([name, member]) => moneyMembers(member, [...path, name])),
    moneyMembers(schema['items'], path),
    ...membersOf(schema['anyOf']).map(([, member]) => moneyMembers(member, path)),
  ];
  return new Set(inside.flatMap((found) => [...found]));
}
