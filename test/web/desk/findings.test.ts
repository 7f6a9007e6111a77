import { describe, expect, it } from 'vitest';
import { arrange, costsOf, inOrder, neighbour } from '../../../web/src/desk/findings.js';
import { finding } from './made.js';

const findings = [
  finding('1', { severity: 'warning', criterion: 'C2', causedBy: '3' }),
  finding('2', { severity: 'info', criterion: 'T2' }),
  finding('3', { severity: 'error', criterion: 'C2' }),
  finding('4', { severity: 'error' }),
];
const none = new Map();
const shape = (groups: ReturnType<typeof arrange>) =>
  groups.map(({ id, branches }) => [
    id,
    ...branches.map(({ finding: { id: own }, dependants }) =>
      [own, ...dependants.map((one) => one.id)].join('>'),
    ),
  ]);

describe('the list of findings', () => {
  it('is by severity, the gravest first, dependants under their cause', () => {
    const groups = arrange(findings, none, { grouping: 'severity', show: 'all' });
    expect(shape(groups)).toEqual([
      ['error', '3>1', '4'],
      ['info', '2'],
    ]);
  });

  it('is by criterion, what bears on none last', () => {
    const groups = arrange(findings, none, { grouping: 'criterion', show: 'all' });
    expect(shape(groups)).toEqual([
      ['T2', '2'],
      ['C2', '3>1'],
      ['', '4'],
    ]);
  });

  it('shows a dependant on its own where its cause is filtered away', () => {
    const verdicts = new Map([['key-3', { verdict: 'accepted' as const }]]);
    const open = arrange(findings, verdicts, { grouping: 'severity', show: 'undecided' });
    expect(shape(open)).toEqual([
      ['error', '4'],
      ['warning', '1'],
      ['info', '2'],
    ]);
    expect(shape(arrange(findings, verdicts, { grouping: 'severity', show: 'accepted' }))).toEqual([
      ['error', '3'],
    ]);
  });

  it('puts the cause of a cause on top, and does not turn round for ever', () => {
    const chain = [...findings, finding('5', { causedBy: '1' })];
    const groups = arrange(chain, none, { grouping: 'severity', show: 'all' });
    expect(shape(groups)[0]).toEqual(['error', '3>1>5', '4']);
    const circle = [finding('a', { causedBy: 'b' }), finding('b', { causedBy: 'a' })];
    expect(inOrder(arrange(circle, none, { grouping: 'severity', show: 'all' }))).toHaveLength(2);
  });
});

describe('walking', () => {
  const order = inOrder(arrange(findings, none, { grouping: 'severity', show: 'all' }));
  const from = (key: string | null, step: 1 | -1) => neighbour(order, key, step)?.id;

  it('goes through what is shown, stopping at its ends', () => {
    expect(order.map(({ id }) => id)).toEqual(['3', '1', '4', '2']);
    expect([from('key-3', 1), from('key-3', -1), from('key-2', 1)]).toEqual(['1', '3', '2']);
  });

  it('begins at the first, or backwards at the last', () => {
    expect([from(null, 1), from('gone', -1), neighbour([], null, 1)]).toEqual(['3', '2', null]);
  });
});

it('tells what a finding costs, alone or with others', () => {
  const deductions = [
    { points: 5, findings: ['3'], isDismissed: false },
    { points: 2, findings: ['3', '4'], isDismissed: true },
  ];
  expect(costsOf(findings[2]!, [{ id: 'C1', deductions }])).toEqual([
    { criterion: 'C1', points: 5, isShared: false, isDismissed: false },
    { criterion: 'C1', points: 2, isShared: true, isDismissed: true },
  ]);
});
