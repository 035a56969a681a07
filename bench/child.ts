/** A benchmark's other processes: each started from its source, asked one thing at a time, and ended by name. */
import { fork, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';

const HOOK = join(__dirname, '../tests/support/typescript-hook.cjs');

export interface Starting {
  readonly args?: readonly string[];
  /** Where its standard output goes, as a service's log goes to a file. Default: nowhere. */
  readonly log?: string;
  /** More arguments of Node. */
  readonly node?: readonly string[];
}

export interface Started<Hello> {
  readonly child: Child;
  readonly hello: Hello;
}

/** One request at a time, one answer for each. */
export class Child {
  private waiting: { resolve: (answer: unknown) => void; reject: (reason: Error) => void } | undefined;

  private constructor(
    private readonly child: ChildProcess,
    private readonly name: string,
  ) {
    child.on('message', (answer) => {
      this.waiting?.resolve(answer);
      this.waiting = undefined;
    });
    child.on('exit', (code) => {
      this.waiting?.reject(new Error(`${this.name} ended with code ${String(code)}`));
    });
  }

  /** Starts `file` (relative to bench/) and waits for the first thing that it says. */
  static async start<Hello>(file: string, starting: Starting = {}): Promise<Started<Hello>> {
    const { args = [], log, node = [] } = starting;
    const child = fork(join(__dirname, file), args, {
      execArgv: ['-r', HOOK, ...node],
      stdio: ['ignore', log === undefined ? 'ignore' : openSync(log, 'a'), 'inherit', 'ipc'],
    });
    const started = new Child(child, file);
    return { child: started, hello: (await started.answer()) as Hello };
  }

  /** What it answers to a message; rejects when it ends instead. */
  async ask<T>(message: object): Promise<T> {
    const answer = this.answer();
    this.child.send(message);
    return (await answer) as T;
  }

  /** Lets it end by itself, so that it can close what it has open. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.disconnect();
    await ended;
  }

  private answer(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
  }
}

/** The child's side: says hello, then answers each message; `end` runs when the parent wants no more. */
export function serveParent(
  hello: object,
  answer: (message: unknown) => object | Promise<object>,
  end: () => void | Promise<void> = () => undefined,
): void {
  process.on('message', (message) => {
    void Promise.resolve(answer(message)).then((said) => process.send?.(said));
  });
  process.once('disconnect', () => {
    void Promise.resolve(end()).then(() => process.exit(0));
  });
  process.send?.(hello);
}
