import type { Desk } from './desk-context.js';
import type { Mark } from './marks.js';
import { leading } from './pieces.js';

/** What of the desk decides how marks look. */
export interface MarkLooks {
  readonly numbers: Desk['numbers'];
  readonly dismissed: ReadonlySet<string>;
  readonly titles: ReadonlyMap<string, string>;
}

export interface MarkLook {
  readonly className: string;
  readonly title: string | undefined;
  readonly 'data-marks': string;
  readonly 'data-lead': string;
  /** `5+`: others point here too. */
  readonly 'data-number'?: string;
}

/** How a place under these marks looks: colour, line and number say the severity, each without the others. */
export function lookOf(
  marks: readonly Mark[],
  selected: string | null,
  { numbers, dismissed, titles }: MarkLooks,
): MarkLook | null {
  const lead = leading(marks, selected);
  if (!lead) return null;
  const names = ['mark', `mark-${lead.severity}`];
  if (lead.finding === selected) names.push('is-selected');
  if (lead.place > 0) names.push('is-related');
  if (dismissed.has(lead.finding)) names.push('is-dismissed');
  const number = numbers.get(lead.finding);
  const more = marks.some(({ finding }) => finding !== lead.finding && numbers.has(finding)) ? '+' : '';
  return {
    className: names.join(' '),
    title: titles.get(lead.finding),
    'data-marks': marks.map(({ id }) => id).join(' '),
    'data-lead': lead.id,
    ...(number === undefined ? {} : { 'data-number': `${number}${more}` }),
  };
}
