/**
 * Dockerfile and docker-compose.yml, as far as they can be checked without running a container: what they set is a
 * setting, what they name is mounted, and nothing in them is a secret or a moving version.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readSettings } from '../../src/config';
import { read } from './checkout';
import { settingsInCode } from './reference/settings-page';

type Variables = Readonly<Record<string, string>>;

interface Service {
  readonly image: string;
  readonly profiles?: readonly string[];
  readonly restart?: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
  readonly logging?: { readonly options: Variables };
  readonly environment?: Variables;
  readonly env_file?: string;
  readonly entrypoint?: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, { readonly ipv4_address: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, object>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
}

/** What docker compose puts in place of `${NAME:-default}` where nothing is set; `$$` is a dollar. */
const interpolated = (text: string): string =>
  text
    .replaceAll(/(?<!\$)\$\{[A-Z_]+:-([^}]*)\}/g, '$1')
    .replaceAll(/(?<!\$)\$\{([A-Z_]+):\?[^}]*\}/g, '$1')
    .replaceAll('$$', '$');

/** Read as docker compose does it: the values of the parsed file are interpolated, with nothing set. */
const compose = parse(
  read('docker-compose.yml'),
  (_key, value: unknown) => (typeof value === 'string' ? interpolated(value) : value),
  { merge: true },
) as Compose;
const dockerfile = read('Dockerfile');

const services = Object.entries(compose.services);
const nodes = services.filter(([, { image }]) => image.includes('kurrentdb'));
const secureNodes = nodes.filter(([, { profiles }]) => profiles?.includes('cluster'));
const ours = services.filter(([, { image }]) => image.startsWith('shilu:'));
const replicas = ours.filter(([name]) => name.startsWith('replica'));

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => /^[A-Z]/.test(line));
const variablesIn = (text: string): Variables =>
  Object.fromEntries(lines(text).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
const optionsOf = ({ env_file: file, environment }: Service): Variables => ({
  ...(file === undefined ? {} : variablesIn(read(file))),
  ...environment,
});

const inTheImage: Variables = Object.fromEntries(
  [...dockerfile.matchAll(/\b(SHILU_[A-Z_]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shilu-deployment-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('every service', () => {
  it('runs an image of one exact version', () => {
    const images = [...services.map(([, { image }]) => image), ...dockerfile.matchAll(/^FROM (\S+)/gm)].map(String);
    expect(images.length).toBeGreaterThan(8);
    expect(images.filter((image) => !/:\d+\.\d+\.\d+(-[a-z-]+)?(,|$)/.test(image))).toEqual([]);
  });

  it('can gain no right, and its log is bounded', () => {
    for (const [name, service] of services) {
      expect([name, service.cap_drop, service.security_opt]).toEqual([name, ['ALL'], ['no-new-privileges:true']]);
      expect([name, Object.keys(service.logging?.options ?? {})]).toEqual([name, ['max-size', 'max-file']]);
    }
  });

  it('mounts volumes and secrets that are declared', () => {
    for (const [name, { volumes = [], secrets = [] }] of services) {
      const named = volumes.map((each) => each.split(':')[0] ?? '').filter((source) => !source.startsWith('.'));
      expect([name, named.filter((volume) => !(volume in compose.volumes))]).toEqual([name, []]);
      expect([name, secrets.filter((secret) => !(secret in compose.secrets))]).toEqual([name, []]);
    }
    const used = services.flatMap(([, { volumes = [] }]) => volumes.map((each) => each.split(':')[0]));
    expect(Object.keys(compose.volumes).filter((volume) => !used.includes(volume))).toEqual([]);
  });

  it('belongs to a profile, and only the proxy is reached from elsewhere', () => {
    expect(services.filter(([, { profiles = [] }]) => profiles.length !== 1)).toEqual([]);
    const open = services.filter(([, { ports = [] }]) => ports.some((port) => !port.startsWith('127.0.0.1:')));
    expect(open.map(([name]) => name)).toEqual(['proxy']);
    expect(compose.networks['store']).toMatchObject({ internal: true });
  });
});

describe('secrets', () => {
  it('are files beside the checkout, which neither git nor the builder of the image is given', () => {
    const files = Object.values(compose.secrets).map(({ file }) => file);
    expect(files).toHaveLength(4);
    expect(files.filter((file) => !file.startsWith('./deploy/secrets/'))).toEqual([]);
    expect(read('.gitignore')).toMatch(/^deploy\/secrets\/$/m);
    const sent = read('.dockerignore').split('\n');
    expect([sent.includes('*'), sent.some((line) => line.startsWith('!deploy'))]).toEqual([true, false]);
    const made = files.filter((file) => !file.endsWith('log-key.pem'));
    const script = read('deploy/make-secrets.sh');
    expect(made.filter((file) => !script.includes(file.replace('./deploy/', '')))).toEqual([]);
  });

  it('stand nowhere in words', () => {
    const files = ['docker-compose.yml', 'deploy/node.env', 'deploy/account.mjs', 'deploy/Caddyfile', 'Dockerfile'];
    expect(files.filter((file) => /changeit|password\s*[:=]\s*['"]?[a-z0-9]+['"]?\s*$/im.test(read(file)))).toEqual([]);
    for (const [name, service] of services) {
      const literal = Object.keys(optionsOf(service)).filter((variable) => /PASSWORD(?!_FILE$)|TOKEN/.test(variable));
      expect([name, literal]).toEqual([name, []]);
    }
  });

  it.each(['admin-password', 'ops-password'])(
    'stop a node when %s is missing or empty, and reach it else',
    (wanted) => {
      const [shell = '', flags = '', script = '', ...more] = secureNodes[0]?.[1].entrypoint ?? [];
      const here = script.replaceAll('/run/secrets', folder).replace('/opt/kurrentdb/KurrentDB', '/usr/bin/env');
      const start = (): ReturnType<typeof spawnSync> =>
        spawnSync(shell, [flags, here, ...more, 'MORE=--what-if'], { env: { PATH: process.env['PATH'] ?? '' } });
      for (const name of ['admin-password', 'ops-password']) writeFileSync(join(folder, name), `the ${name}\n`);
      const { stdout, status } = start();
      const name = `KURRENTDB_DEFAULT_${wanted.replace('-', '_').toUpperCase()}`;
      expect([status, String(stdout)]).toEqual([0, expect.stringContaining(`${name}=the ${wanted}\n`)]);
      expect(String(stdout)).toContain('MORE=--what-if');
      writeFileSync(join(folder, wanted), '\n');
      expect(start()).toMatchObject({ stdout: Buffer.from('') });
      expect(start().status).not.toBe(0);
      rmSync(join(folder, wanted));
      expect(start().status).not.toBe(0);
    },
  );
});

describe('a store node', () => {
  /** Options of KurrentDB 26.0 that are in use here; a server refuses to start on one that it does not know. */
  const KNOWN = [
    'ADVERTISE_HOST_TO_CLIENT_AS',
    'CERTIFICATE_FILE',
    'CERTIFICATE_PRIVATE_KEY_FILE',
    'CLUSTER_SIZE',
    'DISABLE_LOG_FILE',
    'DISCOVER_VIA_DNS',
    'GOSSIP_SEED',
    'INSECURE',
    'LOG_FAILED_AUTHENTICATION_ATTEMPTS',
    'REPLICATION_IP',
    'RUN_PROJECTIONS',
    'TELEMETRY_OPTOUT',
    'TRUSTED_ROOT_CERTIFICATES_PATH',
  ].map((option) => `KURRENTDB_${option}`);

  it('keeps its data in a volume of its own, is looked at, and is started again on any exit code', () => {
    expect(nodes).toHaveLength(4);
    const data = nodes.map(([, { volumes = [] }]) => volumes.find((each) => each.endsWith(':/var/lib/kurrentdb')));
    expect(new Set(data).size).toBe(4);
    expect(data).not.toContain(undefined);
    for (const [name, { restart, healthcheck, stop_grace_period: grace }] of nodes) {
      expect([name, restart, grace]).toEqual([name, 'unless-stopped', '2m']);
      expect([name, healthcheck?.test?.join(' ')]).toEqual([name, expect.stringContaining('/health/live')]);
    }
  });

  it('has options that a server knows, tells nobody about itself, and folds nothing', () => {
    for (const [name, node] of nodes) {
      const options = optionsOf(node);
      expect([name, Object.keys(options).filter((option) => !KNOWN.includes(option))]).toEqual([name, []]);
      expect(options).toMatchObject({ KURRENTDB_TELEMETRY_OPTOUT: 'true', KURRENTDB_RUN_PROJECTIONS: 'None' });
    }
  });

  it('of a cluster is one of three that know each other, under names that its certificate has', () => {
    const address = ({ networks }: Service): string =>
      (networks as Readonly<Record<string, { readonly ipv4_address: string }>>)['store']?.ipv4_address ?? '';
    const addresses = secureNodes.map(([, node]) => address(node));
    expect(new Set(addresses).size).toBe(3);
    for (const [name, node] of secureNodes) {
      const others = addresses.filter((each) => each !== address(node)).map((each) => `${each}:2113`);
      const options = optionsOf(node);
      expect(options).toMatchObject({
        KURRENTDB_CLUSTER_SIZE: '3',
        KURRENTDB_REPLICATION_IP: address(node),
        KURRENTDB_GOSSIP_SEED: others.join(','),
        KURRENTDB_ADVERTISE_HOST_TO_CLIENT_AS: name,
      });
      expect(options).not.toHaveProperty('KURRENTDB_INSECURE');
      const n = /^node(\d)\.kurrentdb$/.exec(name)?.[1] ?? '';
      const script = read('deploy/certificates.sh').replaceAll('$n', n);
      expect(script).toContain(`127.0.0.1,${address(node)}"`);
      expect(script).toContain(`localhost,${name}"`);
    }
  });

  it('sees its own key alone, and nobody but the job that makes certificates the key of the authority', () => {
    const mounts = (source: string): readonly string[] =>
      services.filter(([, { volumes = [] }]) => volumes.some((each) => each.startsWith(`${source}:`))).map(([n]) => n);
    expect(mounts('ca-key')).toEqual(['certificates']);
    for (const n of ['1', '2', '3']) {
      expect(mounts(`node${n}-certs`)).toEqual(['certificates', `node${n}.kurrentdb`]);
    }
    const script = read('deploy/certificates.sh');
    expect(script.match(/ca\.key/g)).toHaveLength(1);
    expect(script).toContain('AUTHORITY=/ca/authority\n');
  });
});

describe('the service', () => {
  /** The same settings with files of this machine in place of the secrets. */
  function onThisMachine(environment: Variables): Variables {
    mkdirSync(join(folder, 'secrets'), { recursive: true });
    return Object.fromEntries(
      Object.entries(environment).map(([name, value]) => {
        if (!value.startsWith('/run/secrets/')) return [name, value];
        const file = join(folder, value.slice('/run/'.length));
        writeFileSync(file, 'a secret\n', { mode: 0o600 });
        return [name, file];
      }),
    );
  }

  it('is set by settings that there are, to values that they take', () => {
    expect(ours.length).toBeGreaterThan(3);
    for (const [name, { environment = {} }] of ours) {
      const set = { ...inTheImage, ...environment };
      const ofShilu = Object.keys(set).filter((variable) => variable.startsWith('SHILU_'));
      expect([name, ofShilu.filter((variable) => !settingsInCode().includes(variable))]).toEqual([name, []]);
      expect(() => readSettings(onThisMachine(set))).not.toThrow();
    }
  });

  it('on a cluster finds every node, an account, and the two files that all replicas share', () => {
    expect(replicas).toHaveLength(2);
    for (const [, { environment = {}, volumes = [], secrets = [] }] of replicas) {
      const { store, keysFile, logKeyFile } = readSettings(onThisMachine(environment));
      const hosts = secureNodes.map(([node]) => `${node}:2113`).join(',');
      expect(store).toMatchObject({
        kind: 'kurrent',
        url: `esdb://${hosts}?tls=true&tlsCAFile=/certs/ca.crt`,
        credentials: { username: 'ledger' },
      });
      expect(logKeyFile).toBe(join(folder, 'secrets', 'log-key'));
      expect(keysFile).toBe('/keys/keys.json');
      expect(secrets).toEqual(['ledger-password', 'log-key']);
      expect(volumes.slice(1)).toEqual(['ca-certificate:/certs:ro', './deploy/secrets/service/keys:/keys:ro']);
    }
    const data = replicas.map(([, { volumes = [] }]) => volumes[0]);
    expect(data).toEqual(['replica1-data:/data', 'replica2-data:/data']);
  });

  it('is reached through a proxy that knows every replica and asks whether it records', () => {
    const upstreams = replicas.map(([name]) => `${name}:3170`).join(' ');
    expect(read('deploy/Caddyfile')).toContain(`reverse_proxy ${upstreams} {`);
    expect(read('deploy/Caddyfile')).toContain('health_uri /health/ready');
  });

  it('writes to its volume and to /tmp alone, as nobody special', () => {
    for (const [name, { read_only: readOnly, tmpfs, user, image }] of ours) {
      expect([name, readOnly, tmpfs]).toEqual([name, true, ['/tmp:mode=1777']]);
      if (name !== 'account') expect([name, user]).toEqual([name, undefined]);
      const { version } = JSON.parse(read('package.json')) as { readonly version: string };
      expect(image).toBe(`shilu:${version}`);
    }
  });
});

describe('the image', () => {
  const stages = dockerfile.split(/^(?=FROM )/m).slice(1);
  const final = stages.at(-1) ?? '';

  it('is built in stages, the last of which installs nothing', () => {
    expect(stages).toHaveLength(3);
    const bases = new Set(stages.map((stage) => /^FROM (\S+)/.exec(stage)?.[1]));
    expect([...bases]).toEqual([expect.stringMatching(`^node:${read('.nvmrc').trim()}\\.\\d+\\.\\d+-`)]);
    expect(final).not.toContain('npm');
    expect(dockerfile.match(/npm \w+/g)).toEqual(['npm ci', 'npm run', 'npm ci']);
    expect(stages[1]).toContain('--omit=dev');
  });

  it('takes into its build what git has, and the builder is sent all of it', () => {
    const sent = read('.dockerignore').split('\n');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = '']) => from.split(' '));
    expect(copied.filter((path) => !sent.includes(`!${path.split('/')[0] ?? ''}`))).toEqual([]);
  });

  it('runs as an account without rights, by number, and is stopped by a signal that the service takes', () => {
    expect(final.match(/^USER .*$/gm)).toEqual(['USER 1000:1000']);
    expect(final).toMatch(/^VOLUME \/data$/m);
    expect(final).toMatch(/^STOPSIGNAL SIGTERM$/m);
    expect(inTheImage).toEqual({ SHILU_DATA_DIR: '/data', SHILU_HOST: '0.0.0.0' });
  });

  it('starts and asks after its health without a shell, at the route that says that it lives', () => {
    const words = (instruction: string): readonly string[] =>
      JSON.parse(new RegExp(`^\\s*${instruction} (\\[.*\\])$`, 'm').exec(final)?.[1] ?? '[]') as readonly string[];
    expect(words('ENTRYPOINT')).toEqual(['node', 'bin/shilu.js']);
    expect(final).toMatch(/^CMD \["serve"\]$/m);
    const [node, ...health] = words('CMD');
    expect(node).toBe('node');
    expect(health[1]).toContain('/health/live');
    const asked = (port: string): number | null =>
      spawnSync(process.execPath, health, { env: { SHILU_PORT: port } }).status;
    expect(asked('1')).toBe(1);
  });
});
