/** The service: a ledger opened, followed, sealed every second, and served over HTTP until it is asked to stop. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pino, { type Logger } from 'pino';
import { GatheredLines } from './adapters/system/gathered-lines';
import { KeyFile } from './adapters/system/key-file';
import { AppModule } from './app.module';
import { builtPages } from './built-pages';
import { CannotListen, type Settings } from './config';
import { keysPath, lockDirectory, openDataDirectory } from './data-directory';
import { createHttpAdapter } from './http/adapter';
import { mountDocs } from './http/openapi';
import { mountPages } from './http/pages';
import { ServiceLogger } from './http/service-logger';
import type { Ledger } from './ledger/ledger';
import { Served } from './served';

/** Records between two lines that say how far a start has come. */
const FOLLOWED_STEP = 100_000;

export interface Service {
  readonly ledger: Ledger;
  /** Where it listens, e.g. `http://127.0.0.1:3170`. */
  readonly url: string;
  /** Resolves with the reason when the service cannot go on; it has to be stopped then. */
  readonly failed: Promise<Error>;
  /** Takes no more requests, finishes those under way, seals, and closes. */
  stop(): Promise<void>;
}

/** Opens the ledger of the settings and serves it. */
export async function startService(
  settings: Settings & { readonly readOnly?: boolean },
  log: Logger,
): Promise<Service> {
  const lock = lockDirectory(settings);
  try {
    const service = await serveLocked(settings, log);
    const stop = async (): Promise<void> => {
      await service.stop().finally(() => {
        lock.release();
      });
    };
    return { ...service, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function serveLocked(settings: Settings & { readonly readOnly?: boolean }, log: Logger): Promise<Service> {
  let told: number | undefined;
  const ledger = await openDataDirectory({
    ...settings,
    onProgress: (size) => {
      told ??= size;
      if (size >= told + FOLLOWED_STEP) log.info({ size: (told = size) }, 'following the log');
    },
  });
  try {
    return await serve(settings, ledger, log);
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

async function serve(
  settings: Settings & { readonly readOnly?: boolean },
  ledger: Ledger,
  log: Logger,
): Promise<Service> {
  const keys = new KeyFile(keysPath(settings), Date.now);
  const served = new Served(ledger, keys);
  const adapter = await createHttpAdapter({
    keys,
    refusals: served.refusals,
    accessLog: (line) => {
      log.info(line, 'answered');
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.serving(served), adapter, {
    bodyParser: false,
    forceCloseConnections: true,
    logger: new ServiceLogger(log),
  });
  mountDocs(app);
  await mountPages(app, builtPages());
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<Error>((resolve) => (fail = resolve));
  if (!settings.readOnly) {
    ledger.projectionSwitch.start((told) => {
      if (told.outcome === 'refused' || told.outcome === 'failed') log.error(told, 'a view is not switched');
      else log.info(told, told.outcome === 'switched' ? 'a view answers' : 'a view is being built');
    });
    ledger.sealer.start((error) => {
      served.fault = error instanceof Error ? error.message : String(error);
      fail(error instanceof Error ? error : new Error(String(error)));
    });
  }
  const url = await listen(app, settings);
  return {
    ledger,
    url,
    failed,
    stop: async () => {
      await app.close();
      try {
        if (!settings.readOnly && served.fault === undefined) await ledger.sealer.sealNow();
      } finally {
        await ledger.close();
      }
    },
  };
}

/** Listens without Nest's own `listen`, which would report a taken port a second time. */
async function listen(app: NestFastifyApplication, { host, port }: Settings): Promise<string> {
  await app.init();
  try {
    return await app.getHttpAdapter().getInstance().listen({ host, port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? `port ${String(port)} is taken; set SHILU_PORT to another` : message;
    throw new CannotListen(why);
  }
}

/** Lines of one turn go out together, and none is lost when the process ends. */
export const serviceLog = (): Logger =>
  pino({ redact: ['req.headers.authorization'] }, new GatheredLines(pino.destination({ sync: true })));
