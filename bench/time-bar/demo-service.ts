/** The demo as it is built, served from a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const MAIN = join(ROOT, 'dist/demo/main.js');
/** Of the invented officials, the one with the most facts in the file: 97. */
const FULLEST = '392ec562-d1dc-41c3-a565-ab11d0fb8152';

export interface DemoService {
  /** The fullest file, as a reader who is signed in opens it. */
  readonly fileUrl: string;
  readonly stop: () => Promise<void>;
}

export async function startDemoService(): Promise<DemoService> {
  if (!existsSync(MAIN)) throw new Error('dist/ holds no demo: run `npm run build` first');
  const folder = join(process.env['BENCH_DIR'] ?? tmpdir(), 'shilu-bench', 'demo-1');
  if (!existsSync(folder)) console.error(`filling ${folder}; it is kept for the next run`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const child = spawn(process.execPath, [MAIN], {
    cwd: folder,
    env: { ...process.env, SHILU_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const said = await told(child);
  const [token, key] = [/DISCIPLINE=(\S+)/, /KEY='([^']+)'/].map((pattern) => pattern.exec(said)?.[1]);
  if (token === undefined || key === undefined) throw new Error('the demo named no key to read with');
  const path = `/pages/officials/${FULLEST}?purpose=inspection`;
  return {
    fileUrl: `http://127.0.0.1:${port}${path}#token=${token}&key=${encodeURIComponent(key)}`,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** All that it says until it serves; rejects when it ends before. */
function told(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Ctrl-C ends the service')) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`the demo ended with code ${String(code)}`)));
  });
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
