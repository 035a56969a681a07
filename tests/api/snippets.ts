/**
 * The commands that the documents show, run as a reader would run them, and what they print beside what is shown.
 *
 * A fenced block marked `console` is a session: a line that begins with `$ ` is a command, which goes on while a line ends
 * with a backslash or a single quote is open; what follows is its output. An output is an excerpt: of JSON, the members shown must be there with the values shown, and
 * `…` in a list stands for items left out; of text, the lines shown must come in that order. A block marked `sh` shows
 * commands without output.
 */
import { spawn } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import { read, root } from '../architecture/checkout';

export interface Step {
  readonly file: string;
  readonly command: string;
  /** As shown; empty for a command whose output is not shown. */
  readonly shown: string;
}

const blocks = (file: string, language: string): readonly string[] =>
  [...read(file).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, marked, text = '']) =>
    marked === language ? [text] : [],
  );

/** Commands of every `console` block of a document, in order. */
export function stepsOf(file: string): readonly Step[] {
  return blocks(file, 'console').flatMap((block) => {
    if (!block.startsWith('$ ')) throw new Error(`${file}: a console block begins with a command`);
    return block
      .slice(2)
      .split('\n$ ')
      .map((step): Step => {
        const lines = step.split('\n');
        const end = lines.findIndex((_, i) => isWhole(lines.slice(0, i + 1).join('\n')));
        return {
          file,
          command: lines.slice(0, end + 1).join('\n'),
          shown: lines
            .slice(end + 1)
            .join('\n')
            .trim(),
        };
      });
  });
}

const isWhole = (command: string): boolean => !command.endsWith('\\') && (command.match(/'/g) ?? []).length % 2 === 0;

/** Every shell text of a document, run or not. */
export const shellOf = (file: string): readonly string[] => [
  ...blocks(file, 'sh'),
  ...stepsOf(file).map(({ command }) => command),
];

/** Where the commands run: the address and folder that the documents name, and those that stand in for them. */
export interface Stage {
  readonly url: string;
  readonly dataDir: string;
  readonly variables: Readonly<Record<string, string>>;
}

const DOCUMENTED_URL = 'http://127.0.0.1:3170';

/** The command line of the checkout, from its sources: a test does not build first. */
const CLI = `node() {
  if [ "$1" = bin/shilu.js ]; then shift; command node -r ./tests/support/typescript-hook.cjs src/cli/main.ts "$@"
  else command node "$@"; fi
}`;
const MARK = '\u001e';

/** Started otherwise: what they print is compared by the test itself. */
export const isStart = ({ command }: Step): boolean => /^(npm|git|cd|corepack) /.test(command);

/** What each command prints, its errors included, run one after the other in one shell from the checkout. */
export async function outputsOf(steps: readonly Step[], stage: Stage): Promise<readonly string[]> {
  const lines = steps.map(({ command }) => {
    const here = command
      .replaceAll(DOCUMENTED_URL, stage.url)
      .replaceAll(/SHILU_DATA_DIR=\S+/g, `SHILU_DATA_DIR=${stage.dataDir}`);
    return `printf '${MARK}'\n${here}`;
  });
  const shell = spawn('bash', ['-s'], {
    cwd: root,
    env: {
      ...process.env,
      ...stage.variables,
      SHILU_DATA_DIR: stage.dataDir,
      NO_PROXY: '127.0.0.1',
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONIOENCODING: 'utf-8',
    },
  });
  const chunks: Buffer[] = [];
  shell.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  shell.stdin.end(['exec 2>&1', CLI, ...lines, ''].join('\n'));
  await new Promise((resolve, reject) => shell.on('close', resolve).on('error', reject));
  return Buffer.concat(chunks).toString().split(MARK).slice(1);
}

/** Members whose value is another at each run. */
const VOLATILE: ReadonlySet<string> = new Set([
  'index',
  'size',
  'recordedAt',
  'leafHash',
  'checkpoint',
  'instance',
  'actor',
]);

/** Bare `…` as JSON: an item of a list, or a member that says nothing. */
function parseExcerpt(text: string): unknown {
  let json = '';
  let quoted = false;
  const open: string[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const at = text.charAt(i);
    if (quoted) {
      if (at === '\\') json += text.charAt(i++);
      else if (at === '"') quoted = false;
    } else if (at === '"') quoted = true;
    else if (at === '{' || at === '[') open.push(at);
    else if (at === '}' || at === ']') open.pop();
    json += !quoted && at === '…' ? (open.at(-1) === '{' ? '"…":"…"' : '"…"') : text.charAt(i);
  }
  return JSON.parse(json);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Where the answer is not what is shown of it; undefined where it is. */
function differenceAt(place: string, shown: unknown, answer: unknown): string | undefined {
  if (shown === '…') return undefined;
  if (Array.isArray(shown)) {
    if (!Array.isArray(answer)) return `${place} is no list`;
    return differenceOfLists(place, shown, answer);
  }
  if (isObject(shown)) {
    if (!isObject(answer)) return `${place} is no object`;
    for (const [name, value] of Object.entries(shown)) {
      if (name === '…') continue;
      if (!Object.hasOwn(answer, name)) return `${place}/${name} is not in the answer`;
      if (VOLATILE.has(name)) continue;
      const difference = differenceAt(`${place}/${name}`, value, answer[name]);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  if (typeof shown === 'string' && typeof answer === 'string' && shown.includes('…')) {
    const [head = '', tail = ''] = shown.split('…');
    return answer.startsWith(head) && answer.endsWith(tail) ? undefined : `${place} is ${answer}`;
  }
  return isDeepStrictEqual(shown, answer) ? undefined : `${place} is ${JSON.stringify(answer)}`;
}

/** The items shown must come in that order; without `…` there must be no others. */
function differenceOfLists(place: string, shown: readonly unknown[], answer: readonly unknown[]): string | undefined {
  const items = shown.filter((item) => item !== '…');
  if (items.length === shown.length && items.length !== answer.length) return `${place} has ${answer.length} items`;
  let from = 0;
  for (const [i, item] of items.entries()) {
    const found = answer.findIndex((each, at) => at >= from && differenceAt('', item, each) === undefined);
    if (found === -1) return `${place}/${i} is nowhere in the list: ${differenceAt('', item, answer[from]) ?? ''}`;
    from = found + 1;
  }
  return undefined;
}

/** Hashes, keys, tokens, times, ports and counts of four digits and more, which are others at each run. */
const masked = (line: string): string =>
  line
    .replaceAll(/\bshilu_[\w-]+/g, '<token>')
    .replaceAll(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replaceAll(/[0-9a-f]{64}/g, '<hash>')
    .replaceAll(/\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{40,}/g, '+<key>')
    .replaceAll(/[A-Za-z0-9+/]{43,}={0,2}/g, '<base64>')
    .replaceAll(/\b[0-9a-f]{12}\b/g, '<key id>')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
    .replaceAll(/\b\d{1,3}(,\d{3})+\b|\b\d{4,}\b|\b\d+(?= (signatures|roots)\b)/g, '<n>')
    .trim();

/** Lines that are each a document are compared line by line, as `application/x-ndjson` is read. */
function differenceOfJson(command: string, shown: string, output: string): string | undefined {
  const lines = shown.split('\n');
  const isLines = lines.length > 1 && lines.every((line) => /^\{.*\}$/.test(line));
  const wanted = isLines ? lines : [shown];
  const printed = isLines ? output.trim().split('\n') : [output];
  if (wanted.length !== printed.length) return `${command}\nprinted ${printed.length} lines: ${output}`;
  for (const [i, text] of wanted.entries()) {
    let answer: unknown;
    try {
      answer = JSON.parse(printed[i] ?? '');
    } catch {
      return `${command}\nprinted no JSON: ${output}`;
    }
    const found = differenceAt('', parseExcerpt(text), answer);
    if (found !== undefined) return `${command}\n${found}`;
  }
  return undefined;
}

/** What is wrong with an output as it is shown; undefined when it is what the command printed. */
export function difference({ command, shown }: Step, output: string): string | undefined {
  if (shown === '') return undefined;
  if (/^[{[]/.test(shown)) return differenceOfJson(command, shown, output);
  const printed = output.split('\n').map(masked);
  let from = 0;
  for (const line of shown.split('\n').map(masked)) {
    if (line === '…' || line === '') continue;
    const found = printed.indexOf(line, from);
    if (found === -1) return `${command}\ndid not print "${line}" in its place, but:\n${output}`;
    from = found + 1;
  }
  return undefined;
}
