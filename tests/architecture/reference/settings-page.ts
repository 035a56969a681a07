/** docs/reference/settings.md: the environment as it is read at the start. */
import { readSettings, SettingsFault, type Settings } from '../../../src/config';
import { DEFAULT_CURRENCY, DEFAULT_ORIGIN } from '../../../src/ledger/genesis';
import { read } from '../checkout';
import { code, page, table } from './markdown';

interface Setting {
  readonly reads: keyof Settings;
  readonly unset: string;
  readonly meaning: string;
  /** A value that is refused, to show the words of the refusal; undefined where any text is taken. */
  readonly wrong?: string;
}

const defaults = readSettings({});

export const settings: Readonly<Record<string, Setting>> = {
  SHILU_DATA_DIR: {
    reads: 'dataDir',
    unset: code(defaults.dataDir),
    meaning: 'Folder of the ledger: records, views, keys. Made, with mode 0700, when it is not there.',
  },
  SHILU_HOST: {
    reads: 'host',
    unset: code(defaults.host),
    meaning:
      'Address to listen on. Any but this machine’s own is warned about: tokens travel in clear, so put TLS in front.',
  },
  SHILU_PORT: {
    reads: 'port',
    unset: code(String(defaults.port)),
    meaning: 'Port to listen on; 0 takes any free one.',
    wrong: '99999',
  },
  SHILU_ORIGIN: {
    reads: 'origin',
    unset: `the ledger’s own; ${code(DEFAULT_ORIGIN)} when one is created`,
    meaning:
      'Name of the ledger, in every record and checkpoint. It cannot be changed later: a different one is refused.',
    wrong: 'Name With Spaces',
  },
  SHILU_CURRENCY: {
    reads: 'currency',
    unset: `the ledger’s own; ${code(DEFAULT_CURRENCY)} when one is created`,
    meaning: 'Currency of all amounts, ISO 4217. It cannot be changed later: a different one is refused.',
    wrong: 'yuan',
  },
  SHILU_SEAL_DIR: {
    reads: 'sealDir',
    unset: '`seal` in the data folder',
    meaning: 'Folder of the log key and of what was signed with it. Better on another volume than the data.',
  },
  SHILU_KEYS_FILE: {
    reads: 'keysFile',
    unset: '`keys.json` in the data folder',
    meaning:
      'File of the hashed keys of those who record and read; the same one for all replicas. It is replaced as a whole when it changes, so a container mounts its folder, not the file.',
  },
  SHILU_LOG_KEY_FILE: {
    reads: 'logKeyFile',
    unset: '`log-key.pem` in the seal folder',
    meaning:
      'File of the key that signs the log; the same one for all replicas. With a cluster it has to be there before the first start: `shilu log-key create` makes it.',
  },
  SHILU_STORE: {
    reads: 'store',
    unset: code(defaults.store?.kind ?? ''),
    meaning:
      'Where the records are kept: `sqlite`, a file in the data folder, or `kurrent`, a cluster of EventStoreDB or KurrentDB that several replicas share ([Run on a cluster](../how-to/run-on-a-cluster.md)).',
    wrong: 'postgres',
  },
  SHILU_KURRENT_URL: {
    reads: 'store',
    unset: 'needed with `SHILU_STORE=kurrent`',
    meaning:
      'Connection string of the cluster, `esdb://` or `esdb+discover://`, without user and password. Refused with the other store, so that a forgotten `SHILU_STORE` is noticed.',
    wrong: 'esdb://node1:2113',
  },
  SHILU_KURRENT_USER: {
    reads: 'store',
    unset: 'nobody: for a cluster without accounts',
    meaning: 'Account of the service in the cluster; its password is in `SHILU_KURRENT_PASSWORD_FILE`.',
    wrong: 'ledger',
  },
  SHILU_KURRENT_PASSWORD_FILE: {
    reads: 'store',
    unset: 'goes with `SHILU_KURRENT_USER`',
    meaning: 'File whose one line is the password; the end of the line is cut. Its owner alone may read it.',
    wrong: '/run/secrets/password',
  },
};

function refusal(name: string, wrong: string): string {
  try {
    readSettings({ [name]: wrong });
  } catch (error) {
    if (error instanceof SettingsFault) return error.faults.join('; ');
    throw error;
  }
  throw new Error(`${name}=${wrong} is not refused`);
}

/** Every variable that src/config.ts reads. */
export const settingsInCode = (): readonly string[] =>
  [...new Set(read('src/config.ts').match(/SHILU_[A-Z_]+/g) ?? [])].sort();

export const settingsPage = (): string =>
  page(
    '# Settings',
    'Environment variables, read once at the start by every command of `shilu`. An empty one counts as unset. All that are wrong are named together, and nothing is done (exit code 1).',
    table(
      ['variable', 'unset', 'meaning', 'refused, for example'],
      Object.entries(settings).map(([name, { unset, meaning, wrong }]) => [
        code(name),
        unset,
        meaning,
        wrong === undefined ? '' : `${code(wrong)}: ${refusal(name, wrong)}`,
      ]),
    ),
    'Where a ledger lies and what may be lost is in [Operating](../how-to/operate.md#where-everything-lies).',
    'The demo reads `SHILU_PORT` alone; its folder is `demo-data`, always. The tests read `SHILU_ROAD_FINES` and `SHILU_FEED` ([Working on Shilu](../HACKING.md#commands)).',
  );
