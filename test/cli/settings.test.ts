import { describe, expect, it } from 'vitest';
import { duration, progressLine } from '../../src/cli/console.js';
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

it('shows done, rate and time left', () => {
  expect(progressLine(0, 40, 0)).toBe('已审核 0/40 份');
  expect(progressLine(10, 40, 5)).toBe('已审核 10/40 份  2.0 份/秒  剩余约 15 秒');
  expect(progressLine(1, 3, 60)).toBe('已审核 1/3 份  1.0 份/分  剩余约 2 分 0 秒');
  expect(duration(3700)).toBe('1 小时 1 分');
});

it('leaves one core to the person', () => {
  expect(parseWorkers('3')).toBe(3);
  expect(parseWorkers(undefined)).toBeGreaterThanOrEqual(1);
});
