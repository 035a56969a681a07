/** XES files as traces: what the standard allows comes out whole, what it does not know is an error with a line. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { XesParser } from '../../../src/adapters/xes/xes-parser';
import { XesSource } from '../../../src/adapters/xes/xes-source';
import { SourceUnreadable, type ImportTrace } from '../../../src/ledger/import/trace-source';
import { drained, event, fine, log, payment, scratch, trace } from './logs';

const files = scratch();

const parsed = (xml: string): { traces: readonly ImportTrace[]; parser: XesParser } => {
  const parser = new XesParser();
  const traces = [...parser.write(xml)];
  parser.end();
  return { traces, parser };
};

const RICH = `<?xml version="1.0" encoding="UTF-8" ?>
<log xes.version="1.0" xes.features="nested-attributes">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="trace"><string key="concept:name" value="none"/></global>
  <classifier name="Activity" keys="concept:name lifecycle:transition"/>
  <string key="creator" value="a &lt;b&gt; &amp; 中"><int key="year" value="2010"/></string>
  <trace>
    <string key="concept:name" value="A1"/>
    <string key="station" value="North"><string key="concept:name" value="of a nested one"/></string>
    <event>
      <string key="concept:name" value="Create Fine"/>
      <list key="offences"><values><int key="article" value="7"/><int key="article" value="157"/></values></list>
      <container key="car"><string key="class" value="A"/></container>
      <boolean key="paid" value="false"/><id key="ref" value="ab-1"/>
    </event>
    <event/>
  </trace>
  <trace/>
</log>`;

describe('a XES log', () => {
  it('yields each trace with its name, its attributes, nested ones behind their parents, and its events', () => {
    expect(parsed(RICH).traces).toEqual([
      {
        name: 'A1',
        attributes: [
          ['station', 'North', 'string'],
          ['station.concept:name', 'of a nested one', 'string'],
        ],
        events: [
          {
            attributes: [
              ['concept:name', 'Create Fine', 'string'],
              ['offences', '', 'list'],
              ['offences.1.article', '7', 'int'],
              ['offences.2.article', '157', 'int'],
              ['car', '', 'container'],
              ['car.class', 'A', 'string'],
              ['paid', 'false', 'boolean'],
              ['ref', 'ab-1', 'id'],
            ],
          },
          { attributes: [] },
        ],
      },
      { name: undefined, attributes: [], events: [] },
    ]);
  });

  it('is counted by its elements, and what it says of itself is kept apart', () => {
    const { parser } = parsed(RICH);
    expect([parser.traces, parser.events, parser.attributes]).toEqual([2, 2, 11]);
    expect(parser.log).toEqual([
      ['log.xes.version', '1.0', 'xml'],
      ['log.xes.features', 'nested-attributes', 'xml'],
      ['extension.concept.name', 'Concept', 'xml'],
      ['extension.concept.prefix', 'concept', 'xml'],
      ['extension.concept.uri', 'http://www.xes-standard.org/concept.xesext', 'xml'],
      ['global.trace.scope', 'trace', 'xml'],
      ['global.trace.concept:name', 'none', 'string'],
      ['classifier.Activity.name', 'Activity', 'xml'],
      ['classifier.Activity.keys', 'concept:name lifecycle:transition', 'xml'],
      ['creator', 'a <b> & 中', 'string'],
      ['creator.year', '2010', 'int'],
    ]);
  });

  it('comes out the same in whatever pieces it goes in', () => {
    const whole = parsed(RICH).traces;
    fc.assert(
      fc.property(fc.array(fc.nat(RICH.length), { maxLength: 12 }), (cuts) => {
        const parser = new XesParser();
        const at = [0, ...cuts.sort((a, b) => a - b), RICH.length];
        const traces = at.slice(1).flatMap((end, n) => [...parser.write(RICH.slice(at[n], end))]);
        parser.end();
        expect(traces).toEqual(whole);
      }),
      { seed: 18492010 },
    );
  });

  it('reads with a prefix for its namespace as without', () => {
    const plain = `<log><trace><string key="concept:name" value="A1"/></trace></log>`;
    const prefixed = plain.replace(/<(\/?)(\w)/g, '<$1x:$2');
    expect(parsed(prefixed).traces).toEqual(parsed(plain).traces);
  });
});

describe('what would have to be dropped, or is no XES', () => {
  it.each([
    [
      'an element that XES does not have',
      '<log><trace><note key="a" value="b"/></trace></log>',
      '<note> has no meaning',
    ],
    ['text', '<log><trace>late</trace></log>', 'text between elements'],
    ['a CDATA section', '<log><trace><![CDATA[late]]></trace></log>', 'CDATA'],
    ['an XML attribute', '<log><trace><int key="a" value="1" unit="EUR"/></trace></log>', 'XML attribute unit'],
    ['an XML attribute of an event', '<log><trace><event id="7"/></trace></log>', 'XML attribute id'],
    ['a value without a key', '<log><trace><int value="1"/></trace></log>', 'needs a key and a value'],
    ['a key without a value', '<log><trace><int key="a"/></trace></log>', 'needs a key and a value'],
    ['an event outside a trace', '<log><event/></log>', 'not directly in a trace'],
    ['a trace in a trace', '<log><trace><trace/></trace></log>', 'not directly in the log'],
    ['an event in an attribute', '<log><trace><int key="a" value="1"><event/></int></trace></log>', 'not directly in'],
    ['values outside a list', '<log><trace><values/></trace></log>', '<values> has no meaning'],
    ['an entity of its own', '<!DOCTYPE log [<!ENTITY a "b">]><log><int key="k" value="&a;"/></log>', 'entity'],
    ['a tag that closes another', '<log><trace></log>', 'unexpected close tag'],
    ['an end before the end', '<log><trace>', 'unclosed tag'],
    ['a second log', '<log/><log/>', 'one root'],
    ['a log in a log', '<log><log/></log>', 'a log inside a log'],
    ['nothing at all', '', 'root element'],
    ['another root', '<html></html>', '<html> has no meaning'],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><log/>', 'encoding ISO-8859-1'],
    ['attributes without end', `<log>${'<list key="a">'.repeat(40)}`, 'nested deeper than 32'],
  ])('%s is an error', (_, xml, message) => {
    expect(() => parsed(xml)).toThrow(SourceUnreadable);
    expect(() => parsed(xml)).toThrow(message);
  });

  it('is reported with its line', () => {
    const lines = '<log>\n<trace>\n<string key="concept:name" value="A1"/>\n<oops/>\n</trace>\n</log>';
    expect(() => parsed(lines)).toThrow(expect.objectContaining({ where: 'line 4, column 7' }) as Error);
  });
});

describe('a XES file', () => {
  const xml = log(
    trace('A1', [fine('2006-07-24', '35.0'), payment('2006-08-01', '35.0', '35.0')]),
    trace('中', [event({ 'string:concept:name': '缴款' })]),
  );

  it('reads the same plain and gzipped, whatever its name says', async () => {
    const plain = new XesSource(files.write('plain.xes.gz', xml));
    const packed = new XesSource(files.write('packed.xes', gzipSync(xml)));
    expect((await drained(plain)).map(({ name }) => name)).toEqual(['A1', '中']);
    expect(await drained(packed)).toEqual(await drained(new XesSource(files.write('again.xes', xml))));
    expect(packed.seen).toEqual({ ...plain.seen, bytes: gzipSync(xml).length });
    expect(plain.seen.bytes).toBe(Buffer.byteLength(xml));
  });

  it('that was cut short gives what it held before the cut, then says so', async () => {
    const many = log(...Array.from({ length: 30_000 }, (_, n) => trace(`T${n}`, [fine('2006-07-24', `${n}.0`)])));
    const packed = gzipSync(many);
    const source = new XesSource(files.write('cut.xes.gz', packed.subarray(0, packed.length - 4000)));
    const names: (string | undefined)[] = [];
    const reading = async (): Promise<void> => {
      for await (const { name } of source.traces()) names.push(name);
    };
    await expect(reading()).rejects.toThrow('cut short');
    expect(names.length).toBeGreaterThan(1000);
    expect(names).toEqual(names.map((_, n) => `T${n}`));
  });

  it.each([
    ['damaged gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff]), 'damaged'],
    ['bytes that are no UTF-8', Buffer.from('<log><int key="a" value="\xe9"/></log>', 'latin1'), 'not UTF-8'],
    ['an empty file', Buffer.alloc(0), 'root element'],
  ])('of %s is unreadable', async (name, bytes, message) => {
    const reading = drained(new XesSource(files.write(`${name}.xes`, bytes)));
    await expect(reading).rejects.toThrow(SourceUnreadable);
    await expect(reading).rejects.toThrow(message);
  });

  it('that is not there is unreadable', async () => {
    await expect(drained(new XesSource('/nowhere/at-all.xes'))).rejects.toThrow(/ENOENT/);
  });

  it('is read no further than its consumer asks', async () => {
    const many = log(...Array.from({ length: 30_000 }, (_, n) => trace(`T${n}`, [fine('2006-07-24', `${n}.0`)])));
    const source = new XesSource(files.write('long.xes', many));
    for await (const { name } of source.traces()) if (name === 'T10') break;
    expect(source.seen.traces).toBeLessThan(3000);
    expect(source.seen.bytes).toBeLessThan(Buffer.byteLength(many) / 2);
  });
});
