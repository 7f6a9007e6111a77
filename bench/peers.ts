import { spawnSync } from 'node:child_process';
import type { Peer } from './section.js';

export const pandoc: Peer = { command: 'pandoc', flag: '--version', debian: 'pandoc' };
export const pdftotext: Peer = { command: 'pdftotext', flag: '-v', debian: 'poppler-utils' };
export const mutool: Peer = { command: 'mutool', flag: '-v', debian: 'mupdf-tools' };
export const antiword: Peer = { command: 'antiword', flag: '-h', debian: 'antiword' };
export const soffice: Peer = {
  command: 'soffice',
  flag: '--version',
  debian: 'libreoffice-writer-nogui',
};
export const tesseract: Peer = {
  command: 'tesseract',
  flag: '--version',
  debian: 'tesseract-ocr tesseract-ocr-chi-sim',
};

export const redisServer: Peer = { command: 'redis-server', flag: '--version', debian: 'redis-server' };
export const postgres: Peer = { command: 'psql', flag: '--version', debian: 'postgresql' };

export const isThere = ({ command, flag }: Peer): boolean =>
  spawnSync(command, [flag], { stdio: 'ignore' }).error === undefined;

/** The first line of what it says of itself. */
export function versionOf({ command, flag }: Peer): string {
  const { stdout, stderr } = spawnSync(command, [flag], { encoding: 'utf8' });
  const line = `${stdout ?? ''}${stderr ?? ''}`.split('\n').find((text) => /\d+\.\d+/.test(text)) ?? '';
  return line.trim();
}

/** Fetches what is missing on Debian as root; elsewhere the bench goes on without it and says so. */
export function install(peers: readonly Peer[]): void {
  const missing = peers.filter((peer) => !isThere(peer));
  if (missing.length === 0 || process.getuid?.() !== 0) return;
  const packages = missing.flatMap(({ debian }) => debian.split(' '));
  console.error(`installing ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: 'ignore', env });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}
