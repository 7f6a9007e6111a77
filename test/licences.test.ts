import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}
type Packages = Readonly<Record<string, Locked>>;

/** Licences under which the product may carry a package. */
const PERMISSIVE =
  /^(?:MIT|MIT-0|ISC|Apache-2\.0|BSD(?:-[23]-Clause)?|0BSD|Zlib|CC0-1\.0|Unlicense|BlueOak-1\.0\.0)$/;

/**
 * libvips comes as a shared library of its own, unchanged, that a user may replace: what the LGPL asks of those who only
 * link to it. sharp itself is Apache-2.0.
 */
const LINKED = /^node_modules\/@img\/sharp-(?:libvips-[a-z0-9-]+|wasm32|win32-[a-z0-9]+)$/;

/** `(MIT OR GPL-3.0-or-later)` leaves the choice, `(MIT AND Zlib)` asks for both. */
function isPermissive(expression: string): boolean {
  const bare = expression.replace(/[()]/g, '');
  if (bare.includes(' OR ')) return bare.split(' OR ').some((one) => PERMISSIVE.test(one.trim()));
  return bare.split(' AND ').every((one) => PERMISSIVE.test(one.trim()));
}

/**
 * What comes along with the product: followed from its own dependencies. The marks in the lock file do not tell: a tool
 * of ours that some package names as an optional peer is not marked as ours alone.
 */
function carriedBy(packages: Packages): readonly string[] {
  const find = (path: string, name: string): string | null => {
    for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
      const found = `${folder ? `${folder}/` : ''}node_modules/${name}`;
      if (packages[found]) return found;
      if (folder === '' || !folder.includes('/node_modules/')) {
        return packages[`node_modules/${name}`] ? `node_modules/${name}` : null;
      }
    }
  };
  const carried = new Set<string>();
  const waiting = [''];
  while (waiting.length > 0) {
    const path = waiting.pop()!;
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[path]!;
    const peers = Object.keys(peerDependencies ?? {}).filter(
      (name) => !peerDependenciesMeta?.[name]?.optional,
    );
    const names = [
      ...Object.keys({ ...dependencies, ...optionalDependencies }),
      ...(path === '' ? [] : peers),
    ];
    for (const name of names) {
      const found = find(path, name);
      if (found === null || carried.has(found)) continue;
      carried.add(found);
      waiting.push(found);
    }
  }
  return [...carried].sort();
}

it('carries only packages under permissive licences', () => {
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
    readonly packages: Packages;
  };
  const carried = carriedBy(lock.packages);
  expect(carried.length).toBeGreaterThan(50);
  expect(
    carried.filter((path) => !LINKED.test(path) && !isPermissive(lock.packages[path]!.license ?? 'unknown')),
  ).toEqual([]);
});
