/** The environment, read once and validated; all faults are reported together. */
import {
  IsIn,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
  type ValidationOptions,
} from 'class-validator';
import { readFileSync, statSync } from 'node:fs';

const port: ValidationOptions = { message: 'a port is a whole number from 0 to 65535' };
const origin: ValidationOptions = {
  message: 'an origin is 1 to 128 characters: small letters, digits, ".", "/" and "-"',
};
const currency: ValidationOptions = { message: 'a currency is three capital letters of ISO 4217, such as CNY' };
const store: ValidationOptions = { message: 'a store is sqlite or kurrent' };

const STORES = ['sqlite', 'kurrent'] as const;

/** Settings of the service; each is an environment variable of the same name. */
class Environment {
  @IsString() @MinLength(1) SHILU_DATA_DIR = './data';
  @IsString() @MinLength(1) SHILU_HOST = '127.0.0.1';
  @Min(0, port) @Max(65_535, port) SHILU_PORT = 3170;
  @IsOptional() @Matches(/^[a-z0-9./-]{1,128}$/, origin) SHILU_ORIGIN?: string;
  @IsOptional() @Matches(/^[A-Z]{3}$/, currency) SHILU_CURRENCY?: string;
  @IsOptional() @IsString() @MinLength(1) SHILU_SEAL_DIR?: string;
  @IsOptional() @IsString() @MinLength(1) SHILU_KEYS_FILE?: string;
  @IsOptional() @IsString() @MinLength(1) SHILU_LOG_KEY_FILE?: string;
  @IsIn(STORES, store) SHILU_STORE: string = 'sqlite';
  @IsOptional() @IsString() SHILU_KURRENT_URL?: string;
  @IsOptional() @IsString() SHILU_KURRENT_USER?: string;
  @IsOptional() @IsString() SHILU_KURRENT_PASSWORD_FILE?: string;
}

/** Who the service is to a cluster; kept apart from its address, so that the address can be shown. */
export interface StoreCredentials {
  readonly username: string;
  readonly password: string;
}

/** Where the records are kept: a file in the data directory, or a cluster that several replicas share. */
export type StoreSettings =
  | { readonly kind: 'sqlite' }
  | {
      readonly kind: 'kurrent';
      /** Connection string, `esdb://` or `esdb+discover://`, without user and password. */
      readonly url: string;
      readonly credentials?: StoreCredentials;
    };

export interface Settings {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** The file in the data directory when left out. */
  readonly store?: StoreSettings;
  /** Unset: the ledger's own. */
  readonly origin?: string;
  readonly currency?: string;
  readonly sealDir?: string;
  /** Unset: `keys.json` in the data directory. */
  readonly keysFile?: string;
  /** Unset: `log-key.pem` in the seal's directory. */
  readonly logKeyFile?: string;
}

/** Settings that cannot be used, one line for each fault, naming the variable. */
export class SettingsFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** The port or host cannot be listened on; the message names the setting. */
export class CannotListen extends Error {}

/** @throws SettingsFault naming every variable that is wrong */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const read = new Environment();
  for (const name of Object.keys(environment)) {
    const value = environment[name];
    if (value === undefined || value === '') continue;
    if (name === 'SHILU_PORT') read.SHILU_PORT = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
    else if (isTextSetting(name)) read[name] = value;
  }
  const faults = validateSync(read).flatMap(({ property, constraints }) =>
    [...new Set(Object.values(constraints ?? {}))].map((reason) => `${property}: ${reason}`),
  );
  const choice = storeOf(read, faults);
  if (faults.length > 0) throw new SettingsFault(faults);
  return {
    dataDir: read.SHILU_DATA_DIR,
    host: read.SHILU_HOST,
    port: read.SHILU_PORT,
    store: choice,
    ...(read.SHILU_ORIGIN === undefined ? {} : { origin: read.SHILU_ORIGIN }),
    ...(read.SHILU_CURRENCY === undefined ? {} : { currency: read.SHILU_CURRENCY }),
    ...(read.SHILU_SEAL_DIR === undefined ? {} : { sealDir: read.SHILU_SEAL_DIR }),
    ...(read.SHILU_KEYS_FILE === undefined ? {} : { keysFile: read.SHILU_KEYS_FILE }),
    ...(read.SHILU_LOG_KEY_FILE === undefined ? {} : { logKeyFile: read.SHILU_LOG_KEY_FILE }),
  };
}

/** What counts with the store kurrent alone: with the other one, each of them says that SHILU_STORE was forgotten. */
const OF_KURRENT = ['SHILU_KURRENT_URL', 'SHILU_KURRENT_USER', 'SHILU_KURRENT_PASSWORD_FILE'] as const;

const ADDRESS = /^esdb(\+discover)?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?(,[A-Za-z0-9.-]+(:\d{1,5})?)*\/?(\?\S*)?$/;

/** Adds a line to `faults` for each setting of the store that is wrong by itself or does not go with another. */
function storeOf(read: Environment, faults: string[]): StoreSettings {
  if (read.SHILU_STORE !== 'kurrent') {
    if (read.SHILU_STORE === 'sqlite') {
      const idle = OF_KURRENT.filter((name) => read[name] !== undefined);
      faults.push(...idle.map((name) => `${name}: counts with SHILU_STORE=kurrent alone, and the store is sqlite`));
    }
    return { kind: 'sqlite' };
  }
  const url = read.SHILU_KURRENT_URL ?? '';
  const wrong = faultOfUrl(url);
  if (wrong !== undefined) faults.push(`SHILU_KURRENT_URL: ${wrong}`);
  const credentials = credentialsOf(read, faults);
  return { kind: 'kurrent', url, ...(credentials === undefined ? {} : { credentials }) };
}

/** The address itself is not said again: it may hold a password. */
function faultOfUrl(url: string): string | undefined {
  if (url === '') return 'is needed with SHILU_STORE=kurrent';
  if (url.includes('@')) {
    return 'leave user and password out of it: they belong in SHILU_KURRENT_USER and SHILU_KURRENT_PASSWORD_FILE';
  }
  if (ADDRESS.test(url)) return undefined;
  return 'an address is esdb:// or esdb+discover:// and hosts, such as esdb://node1:2113,node2:2113?tls=true';
}

function credentialsOf(read: Environment, faults: string[]): StoreCredentials | undefined {
  const { SHILU_KURRENT_USER: username, SHILU_KURRENT_PASSWORD_FILE: file } = read;
  if (username === undefined && file === undefined) return undefined;
  if (username === undefined || file === undefined) {
    faults.push(
      username === undefined
        ? 'SHILU_KURRENT_PASSWORD_FILE: whose password it is has to stand in SHILU_KURRENT_USER'
        : 'SHILU_KURRENT_USER: its password has to stand in a file, named by SHILU_KURRENT_PASSWORD_FILE',
    );
    return undefined;
  }
  const password = passwordIn(file, (reason) => faults.push(`SHILU_KURRENT_PASSWORD_FILE: ${reason}`));
  return password === undefined ? undefined : { username, password };
}

/** One line, without its end; undefined once `refuse` was told why not. */
function passwordIn(file: string, refuse: (reason: string) => void): string | undefined {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status === undefined || !status.isFile()) refuse(`there is no file ${file}`);
  else if ((status.mode & 0o077) !== 0) refuse(`${file} can be read by others than its owner: chmod 600 it`);
  else {
    const password = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    if (password !== '' && !/[\r\n]/.test(password)) return password;
    refuse(`${file} is one line, the password`);
  }
  return undefined;
}

type TextSetting = Exclude<keyof Environment, 'SHILU_PORT'>;

const textSettings: readonly string[] = [
  'SHILU_DATA_DIR',
  'SHILU_HOST',
  'SHILU_ORIGIN',
  'SHILU_CURRENCY',
  'SHILU_SEAL_DIR',
  'SHILU_KEYS_FILE',
  'SHILU_LOG_KEY_FILE',
  'SHILU_STORE',
  ...OF_KURRENT,
] satisfies readonly TextSetting[];

const isTextSetting = (name: string): name is TextSetting => textSettings.includes(name);
