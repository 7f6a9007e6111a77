import { describe, expect, it } from 'vitest';
import { isFailOnMet, parseWorkers } from '../../src/cli/settings.js';

describe('--fail-on', () => {
  it.each([
    ['none', { error: 9, warning: 9, info: 9 }, false],
    ['error', { error: 1, warning: 0, info: 0 }, true],
    ['error', { error: 0, warning: 9, info: 9 }, false],
    ['warning', { error: 0, warning: 1, info: 0 }, true],
    ['warning', { error: 1, warning: 0, info: 0 }, true],
    ['warning', { error: 0, warning: 0, info: 9 }, false],
  ] as const)('%s with %o', (level, counts, met) => {
    expect(isFailOnMet(level, counts)).toBe(met);
  });
});

it('leaves one core to the person', () => {
  expect(parseWorkers('3')).toBe(3);
  expect(parseWorkers(undefined)).toBeGreaterThanOrEqual(1);
});
