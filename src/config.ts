/** The environment, read once and validated; all faults are reported together. */
import {
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
  type ValidationOptions,
} from 'class-validator';

const port: ValidationOptions = { message: 'a port is a whole number from 0 to 65535' };
const origin: ValidationOptions = {
  message: 'an origin is 1 to 128 characters: small letters, digits, ".", "/" and "-"',
};
const currency: ValidationOptions = { message: 'a currency is three capital letters of ISO 4217, such as CNY' };

/** Settings of the service; each is an environment variable of the same name. */
class Environment {
  @IsString() @MinLength(1) SHILU_DATA_DIR = './data';
  @IsString() @MinLength(1) SHILU_HOST = '127.0.0.1';
  @Min(0, port) @Max(65_535, port) SHILU_PORT = 3170;
  @IsOptional() @Matches(/^[a-z0-9./-]{1,128}$/, origin) SHILU_ORIGIN?: string;
  @IsOptional() @Matches(/^[A-Z]{3}$/, currency) SHILU_CURRENCY?: string;
  @IsOptional() @IsString() @MinLength(1) SHILU_SEAL_DIR?: string;
}

export interface Settings {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** Unset: the ledger's own. */
  readonly origin?: string;
  readonly currency?: string;
  readonly sealDir?: string;
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
  if (faults.length > 0) throw new SettingsFault(faults);
  return {
    dataDir: read.SHILU_DATA_DIR,
    host: read.SHILU_HOST,
    port: read.SHILU_PORT,
    ...(read.SHILU_ORIGIN === undefined ? {} : { origin: read.SHILU_ORIGIN }),
    ...(read.SHILU_CURRENCY === undefined ? {} : { currency: read.SHILU_CURRENCY }),
    ...(read.SHILU_SEAL_DIR === undefined ? {} : { sealDir: read.SHILU_SEAL_DIR }),
  };
}

type TextSetting = Exclude<keyof Environment, 'SHILU_PORT'>;

const textSettings: readonly string[] = [
  'SHILU_DATA_DIR',
  'SHILU_HOST',
  'SHILU_ORIGIN',
  'SHILU_CURRENCY',
  'SHILU_SEAL_DIR',
] satisfies readonly TextSetting[];

const isTextSetting = (name: string): name is TextSetting => textSettings.includes(name);
