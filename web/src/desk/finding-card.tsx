import { memo, useEffect, useRef } from 'react';
import type { Finding } from '../../../src/model/review.js';
import type { Decision } from '../api/types.js';
import { useWords } from '../language.js';
import { FindingActions } from './finding-actions.js';
import { FindingDetail } from './finding-detail.js';
import { findingWords } from './finding-words.js';
import type { Cost } from './findings.js';
import type { Writing } from './findings-tab.js';
import type { Verdict } from './use-decide.js';
import { deskWords } from './words.js';

/** What can be done with the selected finding. */
export interface FindingSteps {
  readonly writing: Writing;
  readonly onWrite: (what: Writing) => void;
  readonly onSettle: (verdict: Verdict | null) => void;
  readonly onAccept: () => void;
  readonly onUndo: () => void;
}

interface FindingCardProps {
  readonly finding: Finding;
  /** Hangs under its cause. */
  readonly isDependant: boolean;
  readonly number: number;
  readonly verdict: Decision['verdict'];
  readonly costs: readonly Cost[];
  readonly onSelect: (key: string, place?: number) => void;
  /** Null: it is not the selected one, and need not be drawn anew when another one is. */
  readonly steps: FindingSteps | null;
}

/** One finding: a line or two, and everything about it when it is selected. */
export const FindingCard = memo(function FindingCard(props: FindingCardProps) {
  const { finding, isDependant, number, verdict, costs, onSelect, steps } = props;
  const words = useWords(findingWords);
  const desk = useWords(deskWords);
  const card = useRef<HTMLElement>(null);
  const isSelected = steps !== null;
  useEffect(() => {
    if (isSelected) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
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
      {steps && (
        <div className="finding-body">
          <FindingDetail finding={finding} costs={costs} onSelect={onSelect} />
          <FindingActions finding={finding} {...steps} />
        </div>
      )}
    </article>
  );
});
