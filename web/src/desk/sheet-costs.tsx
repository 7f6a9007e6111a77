import { useWords } from '../language.js';
import { useDesk } from './desk-context.js';
import type { SheetLine } from './sheet-groups.js';
import { sheetWords } from './sheet-words.js';

/** Which finding costs what, each with a way to it. */
export function SheetCosts({ line }: { readonly line: SheetLine }) {
  const words = useWords(sheetWords);
  const { review, numbers, select } = useDesk();
  // What the line itself says, with nothing to point at, is not said again.
  const shown = line.deductions.filter(
    ({ findings, reason }) => findings.length > 0 || !line.reason.includes(reason),
  );
  if (shown.length === 0) return null;
  return (
    <ul className="costs no-print">
      {shown.map(({ points, reason, findings, isDismissed }) => (
        <li key={`${reason} ${findings.join()}`} className={isDismissed ? 'is-gone' : ''}>
          <b className="figures">{words.costs(points)}</b>{' '}
          {review.findings
            .filter(({ id }) => findings.includes(id))
            .map(({ key, severity, message }) => (
              <button
                key={key}
                type="button"
                className={`number number-${severity}`}
                title={message}
                onClick={() => select(key)}
              >
                {numbers.get(key)}
              </button>
            ))}{' '}
          {reason}
          {points === 0 && words.usedUp}
          {isDismissed && words.dismissedCost}
        </li>
      ))}
    </ul>
  );
}
