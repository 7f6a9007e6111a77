import type { OutcomeKind } from '../../../src/model/review.js';
import { useWords } from '../language.js';
import { punctuation } from '../words/punctuation.js';
import { useDesk } from './desk-context.js';
import { findingWords } from './finding-words.js';

/** What no finding says: rules that could not judge, and what was odd while reading. Silence must not look like a pass. */
export function Unchecked() {
  const words = useWords(findingWords);
  const { colon } = useWords(punctuation);
  const { review, rules, goTo } = useDesk();
  const countOf = (kind: OutcomeKind) => review.outcomes.filter(({ outcome }) => outcome === kind).length;
  const unable = review.outcomes.filter(({ outcome }) => outcome === 'unable');
  const notices = review.documents.flatMap((document) => document.notices);
  return (
    <div className="unchecked">
      <p className="quiet figures">
        {words.checks(review.outcomes.length, countOf('passed'), countOf('inapplicable'))}
      </p>
      {unable.length > 0 && (
        <details>
          <summary>{words.unable(unable.length)}</summary>
          <ul>
            {unable.map(({ rule, reason }) => (
              <li key={rule}>
                {rules.get(rule)?.title ?? rule}
                {reason !== null && colon + reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      {notices.length > 0 && (
        <details>
          <summary>{words.notices(notices.length)}</summary>
          <ul>
            {notices.map(({ code, message, location, picture }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: notices have no other name
              <li key={`${code} ${index}`}>
                {location ? (
                  <button type="button" className="link" onClick={() => goTo(location)}>
                    {message}
                  </button>
                ) : (
                  message
                )}
                {picture && <img className="figure-picture" src={picture} alt={message} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
