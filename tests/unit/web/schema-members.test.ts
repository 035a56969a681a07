/** Which members a page shows as money, and which by the name of an organ: in the vocabulary of the domain. */
import { group, id, list, optional, positiveFen, ref } from '../../../src/domain/fields';
import { schemaMembers } from '../../../web/src/facts/schema-members';

const schema: unknown = JSON.parse(
  JSON.stringify(
    group({
      allocationId: id(),
      amount: positiveFen(),
      toOrgId: optional(ref('org')),
      personId: ref('person'),
      scopeOrgIds: list(ref('org')),
      lines: list(group({ payeeOrgId: ref('org'), paid: positiveFen() })),
    }),
  ),
);

test('money and organs are told apart, in lists and in parts too', () => {
  const { money, organs } = schemaMembers(schema);
  expect([...money].sort()).toEqual(['amount', 'lines.paid']);
  expect([...organs].sort()).toEqual(['lines.payeeOrgId', 'scopeOrgIds', 'toOrgId']);
});

test('of what a correction puts in place, within the correction', () => {
  expect(schemaMembers(schema, ['correctedPayload']).organs).toContain('correctedPayload.toOrgId');
});

test('there are none where the kind is not known', () => {
  expect(schemaMembers(undefined).organs.size).toBe(0);
});
