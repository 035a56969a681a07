/** The command line in a process of its own, run from the sources: what an operator starts, kills and reads. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const command = ['-r', join(root, 'tests/support/typescript-hook.cjs'), join(root, 'src/cli/main.ts')];

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Environment = Readonly<Record<string, string>>;

/** Settings of this process must not reach the other one. */
function environment(dataDir: string, more: Environment): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(SHILU|NODE|JEST)_/.test(name));
  return { ...Object.fromEntries(own), SHILU_DATA_DIR: dataDir, SHILU_PORT: '0', ...more };
}

function collected(child: ChildProcess): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, ...said });
    });
  });
}

/** Longer than any command here takes: one that serves although it should refuse ends too. */
const PATIENCE_MS = 20_000;

/** Runs a command to its end. */
export function shilu(dataDir: string, args: readonly string[], more: Environment = {}): Promise<Ended> {
  const env = environment(dataDir, more);
  return collected(
    spawn(process.execPath, [...command, ...args], { env, timeout: PATIENCE_MS, killSignal: 'SIGKILL' }),
  );
}

const running = new Set<ChildProcess>();

/** Ends every service that a failed test has left behind. */
export function endServices(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** `shilu serve`, once it listens. */
export class ServiceProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** What it said when it began to listen. */
    readonly announced: string,
    readonly ended: Promise<Ended>,
  ) {}

  /** @throws with what it said, when it ends before it listens. */
  static async start(dataDir: string, args: readonly string[] = [], more: Environment = {}): Promise<ServiceProcess> {
    return ServiceProcess.listening(
      spawn(process.execPath, [...command, 'serve', ...args], { env: environment(dataDir, more) }),
    );
  }

  /** The same, on a disk that is full as soon as any file has so many KiB: the kernel refuses the write with an error. */
  static startWithin(dataDir: string, kib: number): Promise<ServiceProcess> {
    const limited = `ulimit -f ${String(kib)} && exec "$0" "$@"`;
    return ServiceProcess.listening(
      spawn('bash', ['-c', limited, process.execPath, ...command, 'serve'], { env: environment(dataDir, {}) }),
    );
  }

  private static async listening(child: ChildProcess): Promise<ServiceProcess> {
    running.add(child);
    const ended = collected(child).finally(() => running.delete(child));
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      child.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const at = /at (http:\/\/\S+)\n[^]*public key/.exec(said)?.[1];
        if (at !== undefined) resolve(at);
      });
      void ended.then(({ code, stderr }) => {
        reject(new Error(`serve ended with ${String(code)}: ${stderr}`));
      });
    });
    return new ServiceProcess(child, url, said, ended);
  }

  /** Ends it as a power cut would: nothing of it runs any more. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Asks it to stop, and waits until it has. */
  stop(): Promise<Ended> {
    this.child.kill('SIGTERM');
    return this.ended;
  }
}
