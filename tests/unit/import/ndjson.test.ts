/** NDJSON logs: a trace a line, its figures as printed, and nothing that could be lost without a word. */
import fc from 'fast-check';
import { parseLine } from '../../../src/adapters/ndjson/ndjson-line';
import { NdjsonSource } from '../../../src/adapters/ndjson/ndjson-source';
import { SourceUnreadable } from '../../../src/ledger/import/trace-source';
import { drained, scratch } from './logs';

const files = scratch();

describe('a line', () => {
  it('is a trace whose figures are the text that the line prints', () => {
    const line =
      '{"trace":"A1","attributes":{"station":"North"},"events":[{"activity":"Payment","amount":35.10,' +
      '"total":12345678901234567.89,"n":-0,"e":1.5E+3,"text":"35.10","paid":true,"note":null}]}';
    expect(parseLine(line)).toEqual({
      attributes: 10,
      trace: {
        name: 'A1',
        attributes: [['station', 'North', 'string']],
        events: [
          {
            attributes: [
              ['activity', 'Payment', 'string'],
              ['amount', '35.10', 'float'],
              ['total', '12345678901234567.89', 'float'],
              ['n', '-0', 'int'],
              ['e', '1.5E+3', 'float'],
              ['text', '35.10', 'string'],
              ['paid', 'true', 'boolean'],
              ['note', '', 'null'],
            ],
          },
        ],
      },
    });
  });

  it('keeps nested members and lists under dotted keys', () => {
    const { trace, attributes } = parseLine('{"events":[{"car":{"class":"A","axles":[2,{"n":1}]},"none":{}}]}');
    expect(trace.name).toBeUndefined();
    expect(trace.events[0]?.attributes).toEqual([
      ['car', '', 'container'],
      ['car.class', 'A', 'string'],
      ['car.axles', '', 'list'],
      ['car.axles.1', '2', 'int'],
      ['car.axles.2', '', 'container'],
      ['car.axles.2.n', '1', 'int'],
      ['none', '', 'container'],
    ]);
    expect(attributes).toBe(7);
  });

  it('tells strings from figures, whatever a string holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (key, value) => {
        fc.pre(!`${key}${value}`.includes('\u0000'));
        const text = JSON.stringify({ events: [{ [key]: value }] });
        fc.pre(!text.includes('\\u0000'));
        expect(parseLine(text).trace.events[0]?.attributes).toEqual([[key, value, 'string']]);
      }),
      { seed: 7159 },
    );
  });

  it.each([
    ['a member twice', '{"events":[{"amount":1,"amount":2}]}', 'comes twice'],
    ['a member twice, spelt in two ways', '{"events":[{"amount":1,"\\u0061mount" :2}]}', 'comes twice'],
    ['an unknown member', '{"trace":"A","events":[],"id":1}', 'member id'],
    ['a name that is a number', '{"trace":7,"events":[]}', 'trace must be a string'],
    ['no events', '{"trace":"A"}', 'events must be a list'],
    ['an event that is a text', '{"trace":"A","events":["Payment"]}', 'events must be a list'],
    ['a list', '[]', 'not an object'],
    ['a NUL', '{"trace":"A","events":[{"a":"\\u00005"}]}', 'U+0000'],
    ['no JSON', '{"trace":"A","events":[{"amount":035}]}', 'JSON'],
    ['endless nesting', `{"events":[{"a":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}]}`, 'deeper than 32'],
  ])('with %s is an error', (_, line, message) => {
    expect(() => parseLine(line)).toThrow(message);
  });
});

describe('a file', () => {
  const LINES = ['{"trace":"A1","events":[{"a":"中"}]}', '', '{"trace":"A2","attributes":{"b":1},"events":[]}'];

  it('is read line by line, with or without a last line feed', async () => {
    const source = new NdjsonSource(files.write('two.ndjson', LINES.join('\n')));
    expect((await drained(source)).map(({ name }) => name)).toEqual(['A1', 'A2']);
    expect(source.seen).toEqual({ traces: 2, events: 1, attributes: 4, log: [], bytes: 86 });
    const ended = new NdjsonSource(files.write('ended.ndjson', `${LINES.join('\r\n')}\r\n`));
    expect((await drained(ended)).map(({ name }) => name)).toEqual(['A1', 'A2']);
  });

  it('comes out whole where its lines and characters straddle the pieces it is read in', async () => {
    const lines = Array.from({ length: 9000 }, (_, n) => JSON.stringify({ trace: `甲${n}`, events: [{ n }] }));
    const traces = await drained(new NdjsonSource(files.write('long.ndjson', lines.join('\n'))));
    expect(traces.map(({ name }) => name)).toEqual(lines.map((_, n) => `甲${n}`));
  });

  it('names the line that is broken, and gives the traces before it', async () => {
    const source = new NdjsonSource(files.write('broken.ndjson', `${LINES.join('\n')}\n{"trace":\n`));
    const names: (string | undefined)[] = [];
    const reading = async (): Promise<void> => {
      for await (const { name } of source.traces()) names.push(name);
    };
    await expect(reading()).rejects.toThrow(expect.objectContaining({ where: 'line 4' }) as Error);
    expect(names).toEqual(['A1', 'A2']);
  });

  it.each([
    ['in the middle', Buffer.from('{"trace":"\xe9"}', 'latin1')],
    ['cut off at the end', Buffer.from(`${LINES.join('\n')}\n\u4e2d`).subarray(0, -1)],
  ])('of bytes that are no UTF-8, %s, is unreadable', async (name, bytes) => {
    const reading = drained(new NdjsonSource(files.write(`${name}.ndjson`, bytes)));
    await expect(reading).rejects.toThrow(SourceUnreadable);
    await expect(reading).rejects.toThrow('not UTF-8');
  });
});
