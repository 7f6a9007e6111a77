import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** Licences under which the product may carry a package. */
const PERMISSIVE =
  /^(?:MIT|ISC|Apache-2\.0|BSD(?:-[23]-Clause)?|0BSD|Zlib|CC0-1\.0|Unlicense|BlueOak-1\.0\.0)$/;

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

it('carries only packages under permissive licences', () => {
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const carried = Object.entries(lock.packages).filter(
    ([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional,
  );
  expect(carried.length).toBeGreaterThan(50);
  expect(
    carried
      .filter(([path, { license }]) => !LINKED.test(path) && !isPermissive(license ?? 'unknown'))
      .map(([path]) => path),
  ).toEqual([]);
});
