/** The demo put together: the invented province in its folder, the service over it, and what there is to see. */
import { pino } from 'pino';
import { createKey } from '../src/adapters/system/key-file';
import { keysPath } from '../src/data-directory';
import { startService, type Service } from '../src/main';
import { concernLines } from './concerns';
import { allFindings, compareBreaches, compareConcerns, type ComparedLine } from './findings';
import { prepareFolder, type Loaded } from './folder';
import { plantedIn } from './planted';
import { namesIn } from './province/names';
import { tellProvince } from './province/telling';
import type { Shown } from './tour';

const KEY_DAYS = 7;

export interface Demo {
  readonly loaded: Loaded;
  readonly service: Service;
  readonly shown: Shown;
  /** Breaches. */
  readonly compared: readonly ComparedLine[];
  /** What is no breach and was planted to be brought up. */
  readonly concerns: readonly ComparedLine[];
}

export interface DemoSettings {
  readonly dataDir: string;
  readonly port: number;
  /** The machine's time, milliseconds since the epoch. */
  readonly now: number;
  readonly onProgress?: (recorded: number, of: number) => void;
}

/** Prepares the folder and serves it on this machine alone. The caller stops the service. */
export async function startDemo({ dataDir, port, now, onProgress }: DemoSettings): Promise<Demo> {
  const province = tellProvince();
  const facts = province.script.facts();
  const loaded = await prepareFolder(dataDir, facts, now, onProgress);
  const service = await startService({ dataDir, host: '127.0.0.1', port }, pino({ level: 'warn' }));
  try {
    const findings = await allFindings(service.ledger.reader);
    const compared = compareBreaches(plantedIn(province), findings);
    const concerns = compareConcerns(plantedIn(province, concernLines), findings);
    const keyFor = (role: 'auditor' | 'discipline-commission', organ: string): string =>
      createKey(keysPath({ dataDir }), { role, organ, expiresInDays: KEY_DAYS }, now).token;
    const names = namesIn(province);
    const { genesis, log, seal } = service.ledger;
    return {
      loaded,
      service,
      compared,
      concerns,
      shown: {
        url: service.url,
        origin: genesis.origin,
        size: log.size,
        verifierKey: seal.verifierKey,
        auditorToken: keyFor('auditor', 'yunqi-audit'),
        disciplineToken: keyFor('discipline-commission', 'yunqi-discipline'),
        factId: facts.find(({ submission }) => submission.type === 'EventCorrected')?.id ?? '',
        compared,
        concerns,
        nameOf: (subject) => names.get(subject) ?? subject,
      },
    };
  } catch (error) {
    await service.stop();
    throw error;
  }
}
