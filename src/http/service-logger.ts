/** What Nest has to say, in the service's own log: warnings and errors; how it wires itself interests nobody. */
import type { LoggerService } from '@nestjs/common';

/** The part of a pino logger that is used. */
export interface LeveledLog {
  warn(members: object, text: string): void;
  error(members: object, text: string): void;
  fatal(members: object, text: string): void;
}

export class ServiceLogger implements LoggerService {
  constructor(private readonly out: LeveledLog) {}

  log(): void {
    // Routes and modules, at each start.
  }

  /** Nest passes what was given, and then the context. */
  warn(message: unknown, ...more: unknown[]): void {
    this.out.warn(...lineOf(message, more));
  }

  error(message: unknown, ...more: unknown[]): void {
    this.out.error(...lineOf(message, more));
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.out.fatal(...lineOf(message, more));
  }
}

/** Members first, text behind them, as pino takes them. */
function lineOf(message: unknown, more: readonly unknown[]): [object, string] {
  const texts = more.filter((each) => typeof each === 'string');
  if (message instanceof Error) return [{ err: message }, texts.join(' ')];
  if (message !== null && typeof message === 'object') return [message, texts.join(' ')];
  return [{}, [String(message), ...texts].join(' ')];
}
