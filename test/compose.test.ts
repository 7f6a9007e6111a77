import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeProgram } from '../src/cli/program.js';
import { checkBinding } from '../src/server/binding.js';
import { FROM_ENVIRONMENT, loadServiceConfig, SECRETS } from '../src/service/settings.js';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly healthcheck?: object;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly stop_grace_period?: string;
  readonly user?: string;
  readonly read_only?: boolean;
}
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
};
const { services } = compose;
const ours = { serve: services.serve!, worker: services.worker! };

/** `NAME=value` lines, as Docker reads them. */
const example = Object.fromEntries(
  read('.env.example')
    .split('\n')
    .filter((line) => /^\w+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

/** As `.env` would make it, with something in every line that must be filled in. */
function filledIn({ environment }: Service): Record<string, string> {
  const filled = { ...example };
  for (const [name, value] of Object.entries(filled))
    if (value === '' && name !== 'JISHEN_SETUP_TOKEN') filled[name] = 'x'.repeat(48);
  const fill = (text: string) =>
    text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_all, name: string, kind?: string, rest = '') => {
      if (!(name in filled)) throw new Error(`${name} is not in .env.example`);
      return filled[name] || (kind === '-' ? rest : '');
    });
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(String(value))]));
}

describe('docker-compose.yml', () => {
  it.each(['serve', 'worker'] as const)('gives %s settings that it knows and takes', async (name) => {
    const environment = filledIn(ours[name]);
    const known = [...Object.keys(FROM_ENVIRONMENT), ...Object.keys(SECRETS)];
    expect(Object.keys(environment).filter((variable) => !known.includes(variable))).toEqual([]);
    const { settings, secrets } = await loadServiceConfig(null, {}, environment, name);
    expect(settings.files).toMatchObject({ kind: 's3', endpoint: 'http://s3:8333', bucket: 'jishen' });
    expect(secrets.redisUrl).toMatch(/^redis:\/\/:x+@redis:6379$/);
    if (name === 'worker') {
      // What reads untrusted files has no way into the database.
      expect(secrets.databaseUrl).toBeNull();
      expect(settings.metrics.port).not.toBeNull();
      return;
    }
    expect(settings).toMatchObject({ mode: 'accounts', workers: 0, port: 8080 });
    checkBinding({ host: settings.host, mode: settings.mode, publicUrl: settings.publicUrl });
  });

  it.each(['serve', 'worker'] as const)('starts %s by a command that there is', (name) => {
    const [command, ...options] = ours[name].command!;
    const program = makeProgram([], {}, () => undefined);
    expect(program.commands.map((one) => one.name())).toContain(command);
    expect(options).toEqual([]);
  });

  it('lets both finish what they have in hand', () => {
    const seconds = (text: string) => Number.parseInt(text, 10) * (text.endsWith('m') ? 60 : 1);
    for (const { environment, stop_grace_period } of Object.values(ours)) {
      const { JISHEN_DRAIN_SECONDS, JISHEN_STOP_DELAY_SECONDS = 0 } = environment;
      const needed = Number(JISHEN_DRAIN_SECONDS) + Number(JISHEN_STOP_DELAY_SECONDS);
      expect(needed).toBeGreaterThan(0);
      expect(seconds(stop_grace_period!)).toBeGreaterThan(needed);
    }
  });

  it('runs ours as a normal user on a root that cannot be written, and shows the world nothing', () => {
    for (const { user, read_only } of Object.values(ours)) expect([user, read_only]).toEqual(['node', true]);
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('pins what it pulls, watches over it, and keeps what it holds', () => {
    for (const [name, { image, healthcheck, volumes = [] }] of Object.entries(services)) {
      expect(image, name).toMatch(/:\d+\.\d+/);
      expect(healthcheck, name).toBeDefined();
      for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    }
    expect(services.redis!.command!.join(' ')).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(ours.serve.image).toBe(`jishen:${version}`);
  });

  it('waits for servers that there are, until they are well', () => {
    const awaited = Object.values(ours).flatMap(({ depends_on = {} }) => Object.entries(depends_on));
    expect(awaited.length).toBeGreaterThan(3);
    for (const [name, { condition }] of awaited)
      expect([name in services, condition]).toEqual([true, 'service_healthy']);
  });
});

describe('Dockerfile', () => {
  const file = read('Dockerfile');
  const copied = [...file.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) => match[1]!.split(' '));

  it('copies what the build reads', () => {
    const build = JSON.parse(read('tsconfig.build.json')) as { include: string[] };
    const packed = (JSON.parse(read('package.json')) as { files: string[] }).files.filter(
      (name) => name !== 'dist' && existsSync(new URL(`../${name}`, import.meta.url)),
    );
    const scripts = readdirSync(new URL('../scripts', import.meta.url)).length > 0 ? ['scripts'] : [];
    const web = existsSync(new URL('../web', import.meta.url)) ? ['web'] : [];
    const needed = [...build.include, ...packed, ...scripts, ...web];
    expect(needed.length).toBeGreaterThan(5);
    expect(needed.filter((name) => !copied.includes(name))).toEqual([]);
  });

  it('copies nothing that is not there, and runs as a normal user', () => {
    expect(copied.filter((name) => !existsSync(new URL(`../${name}`, import.meta.url)))).toEqual([]);
    expect(file).toMatch(/^USER node$/m);
  });
});
