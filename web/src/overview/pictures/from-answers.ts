import type { RosterState } from '../../../../src/model/roster.js';
import type { AnswerOf } from '../../api/client.js';
import { type Bar, type Bars, colours, type Target } from './bars.js';
import { executionRate } from './exact.js';

export type Overview = AnswerOf<'GET /batches/{id}/overview'>;
export type Roster = AnswerOf<'GET /batches/{id}/roster'>;
export type Spending = Overview['money'][number];

/** What the answers of the API say, as bars. Names come from the words of the page. */

export const scoreBars = ({ scores }: Overview, name: string): Bars => ({
  series: [{ name, color: colours.blue }],
  bars: scores.map(({ label, from, below, count }) => ({
    label,
    values: [count],
    target:
      count === 0 ? null : { list: { scoreFrom: from, ...(below === null ? {} : { scoreBelow: below }) } },
  })),
});

export const ruleBars = ({ rules }: Overview, titleOf: (rule: string) => string, name: string): Bars => ({
  series: [{ name, color: colours.blue }],
  bars: rules.map(({ rule, findings }) => ({
    label: titleOf(rule),
    values: [findings],
    target: { list: { rule } },
  })),
});

export const unitBars = (
  { units }: Overview,
  names: { readonly errors: string; readonly warnings: string },
): Bars => ({
  series: [
    { name: names.errors, color: colours.red },
    { name: names.warnings, color: colours.amber },
  ],
  bars: units.map(({ id, unit, errors, warnings }) => ({
    label: unit ?? id,
    values: [errors, warnings],
    target: { submission: id },
  })),
});

export const rosterBars = (
  { lines }: Roster,
  stateNames: Readonly<Record<RosterState, string>>,
  name: string,
): Bars => ({
  series: [{ name, color: colours.blue }],
  bars: (Object.keys(stateNames) as RosterState[]).map((state) => {
    const count = lines.filter((line) => line.state === state).length;
    return { label: stateNames[state], values: [count], target: count === 0 ? null : rosterTarget(state) };
  }),
});

/** Who is absent has handed nothing in that a list could show: the page names them. */
export const ABSENT = 'absent-units';

const rosterTarget = (state: RosterState): Target =>
  state === 'absent' ? { part: ABSENT } : { list: { roster: state, sort: 'late', order: 'desc' } };

/** Worst first: absent, unreadable, late by most days; those on time are not told one by one. */
export function missedLines({ lines }: Roster): Roster['lines'] {
  const worst: readonly RosterState[] = ['absent', 'unread', 'late', 'no-date'];
  return lines
    .filter(({ state }) => state !== 'on-time')
    .sort((a, b) => worst.indexOf(a.state) - worst.indexOf(b.state) || (b.late ?? 0) - (a.late ?? 0));
}

export interface SpendingLine extends Spending {
  /** Per cent with two digits, as text; null where it cannot be said. */
  readonly rate: string | null;
}

/** Of one item, furthest from 100% first; those without a rate last. */
export function spendingLines({ money }: Overview, item: string): readonly SpendingLine[] {
  const away = ({ rate }: SpendingLine) => (rate === null ? -1 : Math.abs(Number(rate) - 100));
  return money
    .filter((one) => one.item === item)
    .map((one) => ({ ...one, rate: executionRate(one.budget, one.final) }))
    .sort((a, b) => away(b) - away(a));
}

/** Those that have a rate. Units of all sizes stand beside each other, so that the rate is drawn and not the money. */
export const rateBars = (lines: readonly SpendingLine[], name: string): Bars => ({
  series: [{ name, color: colours.blue }],
  bars: lines.flatMap(({ id, unit, rate }): readonly Bar[] =>
    rate === null
      ? []
      : // Only for drawing: what is printed is the text.
        [{ label: unit ?? id, values: [Number(rate)], target: { submission: id } }],
  ),
});
