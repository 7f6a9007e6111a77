import { useEffect, useRef } from 'react';
import type { Finding } from '../../../src/model/review.js';
import { useWords } from '../language.js';
import { useDesk } from './desk-context.js';
import { FindingActions } from './finding-actions.js';
import { FindingDetail } from './finding-detail.js';
import { findingWords } from './finding-words.js';
import { costsOf } from './findings.js';
import type { Writing } from './findings-tab.js';
import type { Verdict } from './use-decide.js';
import { deskWords } from './words.js';

export interface FindingCardProps {
  readonly finding: Finding;
  /** Hangs under its cause. */
  readonly isDependant: boolean;
  readonly writing: Writing;
  readonly onWrite: (what: Writing) => void;
  readonly onSelect: (key: string, place?: number) => void;
  readonly onSettle: (verdict: Verdict | null) => void;
  readonly onAccept: () => void;
  readonly onUndo: () => void;
}

/** One finding: a line or two, and everything about it when it is selected. */
export function FindingCard(props: FindingCardProps) {
  const { finding, isDependant, onSelect } = props;
  const words = useWords(findingWords);
  const desk = useWords(deskWords);
  const { numbers, decided, selected, sheet } = useDesk();
  const card = useRef<HTMLElement>(null);
  const isSelected = selected?.key === finding.key;
  useEffect(() => {
    if (isSelected) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const verdict = decided.get(finding.key)?.verdict ?? null;
  const costs = costsOf(finding, sheet?.lines ?? []);
  const number = numbers.get(finding.key);
  const names = ['finding', `finding-${finding.severity}`];
  if (isSelected) names.push('is-selected');
  if (isDependant) names.push('is-dependant');
  if (verdict === 'dismissed') names.push('is-dismissed');
  return (
    <article ref={card} className={names.join(' ')}>
      <button
        type="button"
        className="finding-head"
        aria-expanded={isSelected}
        onClick={() => onSelect(finding.key)}
      >
        <span className={`number number-${finding.severity}`} title={desk.severities[finding.severity]}>
          <span className="visually-hidden">{desk.severities[finding.severity]}</span>
          {number}
        </span>
        <span className="finding-message">{finding.message}</span>
        <span className="finding-tags">
          {verdict && <span className={`tag tag-${verdict}`}>{words[verdict]}</span>}
          {finding.certainty === 'check' && (
            <span className="tag" title={desk.checkWhy}>
              {desk.check}
            </span>
          )}
          {costs.map(({ criterion, points, isShared, isDismissed }) => (
            <span
              key={`${criterion} ${points} ${isShared}`}
              className={isDismissed ? 'cost is-gone' : 'cost'}
            >
              {(isDismissed ? words.costGone : isShared ? words.costTogether : words.cost)(criterion, points)}
            </span>
          ))}
        </span>
      </button>
      {isSelected && (
        <div className="finding-body">
          <FindingDetail finding={finding} costs={costs} onSelect={onSelect} />
          <FindingActions {...props} />
        </div>
      )}
    </article>
  );
}
