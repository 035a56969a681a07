/** Mapping files: a good one is read, a bad one is told what is wrong with it and on which line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMapping } from '../../../src/ledger/import/mapping-file';
import { PENALTY_MAPPING } from './logs';

const faultsOf = (yaml: string): readonly string[] => {
  const read = readMapping(yaml);
  return 'faults' in read ? read.faults.map(({ line, path, detail }) => `${line}: ${path}: ${detail}`) : [];
};

/** The mapping with one line changed, and that line's number. */
const changed = (from: string, to: string): { yaml: string; line: number } => {
  const at = PENALTY_MAPPING.indexOf(from);
  if (at < 0) throw new Error(`the mapping has no ${from}`);
  return { yaml: PENALTY_MAPPING.replace(from, to), line: PENALTY_MAPPING.slice(0, at).split('\n').length };
};

describe('a mapping', () => {
  it('says where every field comes from', () => {
    const read = readMapping(PENALTY_MAPPING);
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const { mapping } = read;
    expect(mapping.stream).toEqual({ kind: 'penalty', id: 'name' });
    expect(mapping.facts.get('Payment')).toEqual({
      type: 'PenaltyPaid',
      source: 'source',
      fields: new Map([
        ['penaltyId', { from: 'ledger', what: 'stream-id' }],
        ['paidOn', { from: 'attribute', conversion: 'day', key: 'time:timestamp' }],
        ['amount', { from: 'attribute', conversion: 'money', key: 'paymentAmount' }],
        ['recordedTotal', { from: 'attribute', conversion: 'money', key: 'totalPaymentAmount' }],
      ]),
    });
  });

  it('of the road fines is one', () => {
    const yaml = readFileSync(join(__dirname, '../../../examples/road-fines/mapping.yaml'), 'utf8');
    expect(faultsOf(yaml)).toEqual([]);
    const read = readMapping(yaml);
    expect('mapping' in read && read.mapping.facts.size).toBe(11);
  });
});

describe('a mapping is told, with the line', () => {
  it.each([
    ['type: PenaltyPaid', 'type: PenaltyPayed', 'facts / Payment / type', 'PenaltyPayed is not in the catalogue'],
    ['type: PenaltyPaid', 'type: PersonRegistered', 'facts / Payment / type', 'does not belong in a stream of kind'],
    ['role: law-enforcement-organ', 'role: auditor', 'facts / Create Fine / type', 'recorded by law-enforcement-organ'],
    ['recordedTotal:', 'recordedTotl:', 'facts / Payment / fields / recordedTotl', 'not a field of PenaltyPaid'],
    ['recordedTotal:', 'source:', 'facts / Payment / fields / source', 'not a field of PenaltyPaid that can be mapped'],
    [
      '{ money: paymentAmount }',
      '{ text: paymentAmount }',
      'facts / Payment / fields / amount',
      '{ money: attribute }',
    ],
    ['{ money: paymentAmount }', '{ money: 7 }', 'facts / Payment / fields / amount', 'must be one of'],
    ['{ money: paymentAmount }', '{ euro: x }', 'facts / Payment / fields / amount', 'must be one of'],
    ['{ money: paymentAmount }', '{ money: x, text: y }', 'facts / Payment / fields / amount', 'must be one of'],
    ['{ money: paymentAmount }', '{ constant: "1.00" }', 'facts / Payment / fields / amount / constant', 'match'],
    ['kind: penalty', 'kind: fine', 'facts / Create Fine / type', 'stream of kind fine'],
    ['id: name', 'id: both', 'stream / id', ''],
    ['decimals: 2', 'decimals: 9', 'money / decimals', 'no currency'],
    ['jurisdiction: IT, ', '', 'about', 'jurisdiction is required'],
    ['jurisdiction: IT', 'jurisdiction: Italy', 'about / jurisdiction', ''],
    ['level: city', 'level: burgh', 'organ / register / level', ''],
    ['    orgId: harbour-police', '    orgId: other', 'organ / register / orgId', "the organ's id, harbour-police"],
    ['activity: concept:name', 'activty: concept:name', 'activty', 'not a field'],
  ])('that %s cannot be %s', (from, to, path, detail) => {
    const { yaml, line } = changed(from, to);
    const faults = faultsOf(yaml);
    const fault = faults.find((each) => each.includes(`: ${path}: `) && each.includes(detail));
    expect({ faults, fault }).toEqual({ faults, fault: expect.any(String) as string });
    // Where the fault is not in the changed line itself, it is what that line made wrong further down.
    const key = /^ *([\w:]+):/.exec(to)?.[1] ?? ' ';
    if (path.split(' / ').includes(key) || from.includes('{')) expect(fault).toMatch(new RegExp(`^${line}: `));
  });

  it.each([
    ['format: xes', 'format: csv', '1: trace: required: the column that tells the traces of a csv apart'],
    ['format: xes', 'format: ndjson\ntrace: no', '4: trace: only a csv has it; the format is ndjson'],
    ['format: xes', 'format: xes\nseparator: tab', '4: separator: only a csv has it; the format is xes'],
    ['decimals: 2 }', 'decimals: 2, unit: 30 }', '4: money / unit: must be a power of ten: 1, 10, 100, …'],
    ['decimals: 2 }', 'decimals: 2, unit: 0 }', '4: money / unit: must be a power of ten: 1, 10, 100, …'],
  ])('that %s cannot be %s', (from, to, wanted) => {
    expect(faultsOf(changed(from, to).yaml)).toEqual([wanted]);
  });

  it('of an activity that is the same for all, which others never come', () => {
    const constant = (name: string): string =>
      changed('activity: concept:name', `activity: { constant: ${name} }`).yaml;
    expect(faultsOf(constant('Create Fine'))).toEqual(['29: facts / Payment: never comes: every event is Create Fine']);
    expect(faultsOf(constant('Fine'))).toEqual([
      '19: activity / constant: Fine is not among facts',
      '21: facts / Create Fine: never comes: every event is Fine',
      '29: facts / Payment: never comes: every event is Fine',
    ]);
  });

  it('of a csv, what its separator is called', () => {
    const csv = (separator: string): readonly string[] =>
      faultsOf(changed('format: xes', `format: csv\ntrace: no\nseparator: ${separator}`).yaml);
    expect(csv('semicolon')).toEqual([]);
    expect(csv('"|"')).toEqual([expect.stringMatching(/^5: separator: /) as string]);
  });

  it('that a required field has no origin', () => {
    const { yaml } = changed('      paidOn: { day: time:timestamp }\n', '');
    expect(faultsOf(yaml)).toEqual([
      '31: facts / Payment / fields: paidOn is required in PenaltyPaid and has no origin',
    ]);
  });

  it('that it is no YAML, repeats a key, or hides behind an alias', () => {
    expect(faultsOf('name: [\n')[0]).toMatch(/^2: : /);
    expect(faultsOf('name: a\nformat: xes\nname: b\n')).toEqual([expect.stringMatching(/^3: : .*unique/) as string]);
    expect(faultsOf('name: &a x\nformat: *a\n')).toEqual([expect.stringMatching(/alias/i) as string]);
    expect(faultsOf('')).toEqual([expect.stringMatching(/^1: : /) as string]);
  });

  it('that a new name for an attribute is no key of a source map', () => {
    const yaml = `${PENALTY_MAPPING}rename:\n  Fine amount: fine amount\n  车牌: plate\n`;
    expect(faultsOf(yaml)).toEqual([expect.stringMatching(/^37: rename \/ Fine amount: /) as string]);
  });
});
