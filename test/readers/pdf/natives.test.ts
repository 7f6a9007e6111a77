import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const isNative = (given: unknown) => /\[native code\]/.test(Function.prototype.toString.call(given));

it('leaves the language as it was: pdf.js brings slow replacements for old browsers', async () => {
  const [push, parse] = [Array.prototype.push, JSON.parse];
  const { readDocument } = await import('../../../src/readers/read.js');
  const { readLimits } = await import('../../../src/pipeline/limits.js');
  const bytes = readFileSync(new URL('../../../fixtures/reports/pdf/clean-insurance.pdf', import.meta.url));
  const result = await readDocument({ file: 'a.pdf', bytes, sha256: 'a' }, readLimits);
  expect(result.ok).toBe(true);
  expect(Array.prototype.push).toBe(push);
  expect(JSON.parse).toBe(parse);
  expect([push, parse].every(isNative)).toBe(true);
});
