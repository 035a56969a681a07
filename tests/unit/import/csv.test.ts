/** CSV logs: a row an event, cells as printed, and nothing read that might mean something else. */
import fc from 'fast-check';
import { CsvSource } from '../../../src/adapters/csv/csv-source';
import { SourceUnreadable, type ImportTrace } from '../../../src/ledger/import/trace-source';
import { drained, scratch } from './logs';

const files = scratch();
let serial = 0;
const source = (bytes: string | Uint8Array, separator = ',', trace = 'no'): CsvSource => {
  serial += 1;
  return new CsvSource(files.write(`${String(serial)}.csv`, bytes), { trace, separator });
};

/** `name: key=value key=value | …` of each trace. */
const said = (traces: readonly ImportTrace[]): readonly string[] =>
  traces.map(
    ({ name, events }) =>
      `${name ?? '-'}: ${events.map(({ attributes }) => attributes.map(([k, v]) => `${k}=${v}`).join(' ')).join(' | ')}`,
  );

/** The names of the traces that came before the fault, and where it is. */
async function fault(bytes: string | Uint8Array, separator?: string) {
  const names: (string | undefined)[] = [];
  try {
    for await (const { name } of source(bytes, separator).traces()) names.push(name);
  } catch (error) {
    if (!(error instanceof SourceUnreadable)) throw error;
    return { names, where: error.where, message: error.message };
  }
  return { names, where: 'nowhere', message: '' };
}

describe('a file', () => {
  it('is events by row and traces by column; an empty cell is an attribute that is not there', async () => {
    const read = source('no,day,amount,note\nA1,2018-01-02,7.10,\nA1,2018-02-03,,"say ""so"", twice"\nB2,,1,x\n');
    const traces = await drained(read);
    expect(traces).toEqual([
      {
        name: 'A1',
        attributes: [],
        events: [
          {
            attributes: [
              ['day', '2018-01-02', 'string'],
              ['amount', '7.10', 'string'],
            ],
          },
          {
            attributes: [
              ['day', '2018-02-03', 'string'],
              ['note', 'say "so", twice', 'string'],
            ],
          },
        ],
      },
      {
        name: 'B2',
        attributes: [],
        events: [
          {
            attributes: [
              ['amount', '1', 'string'],
              ['note', 'x', 'string'],
            ],
          },
        ],
      },
    ]);
    expect(read.seen).toEqual({ traces: 2, events: 3, attributes: 8, log: [], bytes: 82 });
  });

  it('keeps every cell as the text that is printed', async () => {
    const text = 'no,id,e,day,sp\n007,6201021990010112345,1.1E+17,43101, x \n';
    expect(said(await drained(source(text)))).toEqual(['007: id=6201021990010112345 e=1.1E+17 day=43101 sp= x ']);
  });

  it.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
  ])('is read alike with LF or CR LF, with or without BOM and a last line end, separated by %s', async (_, by) => {
    const lines = [`no${by}资金`, `甲${by}一`, `甲${by}"二${by}\n\n"`, `乙${by}三`];
    const wanted = [`甲: 资金=一 | 资金=二${by}\n\n`, '乙: 资金=三'];
    for (const bom of ['', '\ufeff']) {
      expect(said(await drained(source(bom + lines.join('\n'), by)))).toEqual(wanted);
      expect(said(await drained(source(`${bom}${lines.join('\r\n')}\r\n\r\n`, by)))).toEqual(wanted);
    }
  });

  it('may quote its first column behind a BOM, and hold a BOM elsewhere', async () => {
    expect(said(await drained(source('\ufeff"no",a\n\ufeff1,\ufeff\n')))).toEqual(['\ufeff1: a=\ufeff']);
  });

  it('gives a trace for every run of rows of one name, so that a name that comes again is seen', async () => {
    const traces = await drained(source('no,a\nA,1\nB,2\nA,3\n,4\n,5\n'));
    expect(said(traces)).toEqual(['A: a=1', 'B: a=2', 'A: a=3', '-: a=4 | a=5']);
  });

  it('counts the name of a trace once, and none where there is none', async () => {
    const read = source('no,a\nA,1\nA,2\n,3\n');
    await drained(read);
    expect(read.seen).toMatchObject({ traces: 2, events: 3, attributes: 4 });
  });

  it('does not guess its separator', async () => {
    expect(await fault('no;a\nA;1\n')).toMatchObject({
      where: 'line 1',
      message: 'no column no, by which the mapping tells traces; there are no;a',
    });
  });

  it('comes out whole where rows and characters straddle the pieces it is read in', async () => {
    const names = Array.from({ length: 9000 }, (_, n) => `甲${String(n)}`);
    const text = `no,a\r\n${names.map((name) => `${name},"一\r\n,""${name}"""`).join('\r\n')}\r\n`;
    expect(said(await drained(source(text)))).toEqual(names.map((name) => `${name}: a=一\r\n,"${name}"`));
  });

  it('gives back whatever was written into its cells', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !text.includes('\u0000'));
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (rows) => {
        const lines = ['no,a,b', ...rows.map(([a, b]) => `T,${quoted(a)},${quoted(b)}`)];
        const [trace] = await drained(source(lines.join('\n')));
        const wanted = rows.map(([a, b]) => [
          ...(a === '' ? [] : [['a', a, 'string']]),
          ...(b === '' ? [] : [['b', b, 'string']]),
        ]);
        expect(trace?.events.map(({ attributes }) => attributes)).toEqual(wanted);
      }),
      { seed: 4180, numRuns: 60 },
    );
  });

  it('holds no more of itself in memory than it was asked for, and a piece', async () => {
    const row = `,${'x'.repeat(100)}\n`;
    const read = source(`no,a\n${Array.from({ length: 40_000 }, (_, n) => `T${String(n)}${row}`).join('')}`);
    for await (const { name } of read.traces()) {
      if (name === 'T10') break;
    }
    // One piece of 64 KiB that was parsed, and those that the file read ahead.
    expect(read.seen.bytes).toBeLessThanOrEqual(3 * 65_536);
    expect(read.seen.traces).toBeLessThanOrEqual(12);
  });
});

describe('a file is not read on', () => {
  const GOOD = 'no,a\r\nA,1\r\n\r\nB,"two\r\nlines"\r\nC,3\r\n';

  it.each([
    ['a row with a cell too few', `${GOOD}D\r\n`, 'line 7', '1 cells; there are 2 columns'],
    ['a row with a cell too many', `${GOOD}D,1,2\r\nE,1\r\n`, 'line 7', '3 cells; there are 2 columns'],
    ['a quote that is not closed', `${GOOD}D,"1\r\nE,1\r\n`, 'line 7', 'a quote is opened and never closed'],
    ['a quote within a cell', `${GOOD}D,1"\r\n`, 'line 7', 'a quote inside a cell'],
    ['text behind a closing quote', `${GOOD}D,"1" \r\nE,1\r\n`, 'line 7', 'something behind it'],
    ['an endless row', `${GOOD}D,"${'x\n'.repeat(700_000)}`, 'line 7', 'is a quote not closed?'],
    ['an endless line', `${GOOD}D,${'x'.repeat(1_100_000)}`, 'line 7', 'longer than 1048576 bytes'],
    ['a NUL', `${GOOD}C,\u0000\r\n`, 'line 7', 'U+0000'],
  ])('behind %s, whose line is named; the trace before it is not given', async (_, text, where, message) => {
    expect(await fault(text)).toEqual({
      names: ['A', 'B'],
      where,
      message: expect.stringContaining(message) as string,
    });
  });

  it.each([
    ['GB18030', Buffer.from([0xd7, 0xca, 0xbd, 0xf0])],
    ['a cut character', Buffer.from('资').subarray(0, 2)],
  ])('behind %s, whose line is named with what to do', async (_, bytes) => {
    const text = Buffer.concat([Buffer.from(`${GOOD}C,4\r\nC,`), bytes, Buffer.from('\r\n')]);
    expect(await fault(text)).toMatchObject({
      where: 'line 8',
      message: 'not UTF-8; if the file is GB18030 or GBK, convert it first: iconv -f GB18030 -t UTF-8',
    });
    expect(await fault(text.subarray(0, -2))).toMatchObject({ where: 'line 8' });
  });

  it.each([
    ['repeats a column', 'no,a,a\nA,1,2\n', 'two columns are called a'],
    ['has a column without a name', 'no,a,\nA,1,2\n', 'column 3 has no name'],
    ['is broken', 'no,"a\nb"\nA,1\n', 'the name of column 2 is broken by a line end'],
    ['ends its lines by CR alone', 'no,a\rA,1\rB,2\r', 'the name of column 2 is broken by a line end'],
    ['is not there', '', 'no row of column names'],
    ['is a BOM', '\ufeff', 'no row of column names'],
    ['does not have the trace', 'number,a\nA,1\n', 'no column no, by which the mapping tells traces'],
  ])('whose header %s', async (_, text, message) => {
    expect(await fault(text)).toEqual({
      names: [],
      where: 'line 1',
      message: expect.stringContaining(message) as string,
    });
  });

  it('of one line without end, of which no more is read than a row may be long', async () => {
    const read = source(`no,a\nA,${'x'.repeat(8 * 1024 * 1024)}`);
    await expect(drained(read)).rejects.toThrow('the line is longer than 1048576 bytes');
    expect(read.seen.bytes).toBeLessThan(2 * 1024 * 1024);
  });

  it('of one trace without end', async () => {
    const path = files.write('long.csv', `no,a\n${'A,12345\n'.repeat(4)}B,1\n`);
    const form = { trace: 'no', separator: ',' };
    expect(await drained(new CsvSource(path, form, 20))).toHaveLength(2);
    const fourth = drained(new CsvSource(path, form, 19));
    await expect(fourth).rejects.toMatchObject({ where: 'line 5', message: 'the trace is too long for one' });
  });

  it('when it is UTF-16, or is not there', async () => {
    expect(await fault(Buffer.from('no,a\nA,1\n', 'utf16le'))).toMatchObject({ where: 'line 1' });
    const gone = new CsvSource('gone.csv', { trace: 'no', separator: ',' });
    await expect(drained(gone)).rejects.toThrow(/ENOENT/);
  });
});
