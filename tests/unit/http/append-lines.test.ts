import { answersTo, linesOf } from '../../../src/http/append-lines';

const numbered = async (chunks: readonly string[]) => {
  const lines: [number, string | undefined][] = [];
  async function* body() {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
  }
  for await (const { number, bytes } of linesOf(body())) lines.push([number, bytes && Buffer.from(bytes).toString()]);
  return lines;
};

describe('lines of a body', () => {
  test('come whole, however the body was cut', async () => {
    const text = 'one\ntwo\nthree';
    for (let size = 1; size <= text.length; size++) {
      const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(await numbered(chunks)).toEqual([
        [1, 'one'],
        [2, 'two'],
        [3, 'three'],
      ]);
    }
  });

  test('are numbered as in the file: blank ones count and are left out', async () => {
    expect(await numbered(['a\n\n \r\nb\r\n\n'])).toEqual([
      [1, 'a'],
      [4, 'b\r'],
    ]);
  });

  test('beyond the limit of a fact come without their bytes, and the next one is read again', async () => {
    const long = 'x'.repeat(65_537);
    expect(await numbered([long.slice(0, 40_000), `${long.slice(40_000)}\nb`])).toEqual([
      [1, undefined],
      [2, 'b'],
    ]);
    expect(await numbered([`${'x'.repeat(65_536)}\n`])).toEqual([[1, 'x'.repeat(65_536)]]);
  });
});

describe('answers', () => {
  const source = async function* (count: number) {
    for (let number = 1; number <= count; number++) yield await Promise.resolve({ number, bytes: Buffer.alloc(1) });
  };

  test('come in the order of the lines, though later ones are ready first', async () => {
    const answers = answersTo(source(50), async ({ number }) => {
      await new Promise((resolve) => setTimeout(resolve, (50 - number) % 7));
      return `${number}`;
    });
    let text = '';
    for await (const answer of answers) text += answer;
    expect(text).toBe(Array.from({ length: 50 }, (_, i) => `${i + 1}\n`).join(''));
  });

  test('do not wait for a line that has not been sent', async () => {
    let send: (() => void) | undefined;
    async function* interactive() {
      yield { number: 1, bytes: Buffer.alloc(1) };
      await new Promise<void>((resolve) => (send = resolve));
      yield { number: 2, bytes: Buffer.alloc(1) };
    }
    const answers = answersTo(interactive(), ({ number }) => Promise.resolve(`${number}`));
    expect((await answers.next()).value).toBe('1\n');
    const second = answers.next();
    await new Promise((resolve) => setImmediate(resolve));
    send?.();
    expect((await second).value).toBe('2\n');
  });

  test('hold reading back: no more than 256 lines wait', async () => {
    let handed = 0;
    const never = answersTo(source(10_000), () => {
      handed++;
      return new Promise<string>(() => undefined);
    });
    void never.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(handed).toBe(256);
  });

  test('are not computed while nobody takes them', async () => {
    let handed = 0;
    const answers = answersTo(source(10_000), ({ number }) => {
      handed++;
      return Promise.resolve(`${number}`);
    });
    await answers.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(handed).toBeLessThan(10);
    await answers.return(undefined);
  });
});
