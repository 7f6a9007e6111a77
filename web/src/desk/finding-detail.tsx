import type { Evidence, Finding } from '../../../src/model/review.js';
import { useWords } from '../language.js';
import { punctuation } from '../words/punctuation.js';
import { useDesk } from './desk-context.js';
import { documentWords } from './document-words.js';
import { findingWords } from './finding-words.js';
import type { Cost } from './findings.js';

interface FindingDetailProps {
  readonly finding: Finding;
  readonly costs: readonly Cost[];
  readonly onSelect: (key: string, place?: number) => void;
}

/** What, why, expected and actual, the words as printed with links to where they stand. */
export function FindingDetail({ finding, costs, onSelect }: FindingDetailProps) {
  const words = useWords(findingWords);
  const { rules, review, numbers } = useDesk();
  const rule = rules.get(finding.rule);
  const { key, expected, actual, suggestion, evidence, causedBy } = finding;
  const cause = review.findings.find(({ id }) => id === causedBy);
  return (
    <dl className="facts">
      <Fact name={words.actual} text={actual} isShort />
      <Fact name={words.expected} text={expected} isShort />
      {evidence.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places are named by their number
        <div key={place}>
          <dt>{place === 0 ? words.quote : words.related}</dt>
          <dd>
            <Quote evidence={one} onClick={() => onSelect(key, place)} />
          </dd>
        </div>
      ))}
      <Fact name={words.suggestion} text={suggestion} />
      {rule && <Fact name={words.why} text={`${rule.title}。${rule.why}`} />}
      {rule && rule.remedy !== suggestion && <Fact name={words.remedy} text={rule.remedy} />}
      {cause && (
        <div>
          <dt>{words.cause}</dt>
          <dd>
            <button type="button" className="link" onClick={() => onSelect(cause.key)}>
              {words.follows(numbers.get(cause.key) ?? 0)}
            </button>
          </dd>
        </div>
      )}
      {costs
        .filter(({ isShared, isDismissed }) => isShared && !isDismissed)
        .map(({ criterion, points }) => (
          <Fact key={criterion} name={words.costs} text={words.costShared(criterion, points)} />
        ))}
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly text: string | null;
  /** A figure: two of them stand beside each other. */
  readonly isShort?: boolean;
}

function Fact({ name, text, isShort = false }: FactProps) {
  return text === null ? null : (
    <div className={isShort ? 'facts-short' : ''}>
      <dt>{name}</dt>
      <dd className="figures">{text}</dd>
    </div>
  );
}

const LONGEST = 90;

function Quote({ evidence, onClick }: { readonly evidence: Evidence; readonly onClick: () => void }) {
  const words = useWords(findingWords);
  const { elsewhere } = useWords(documentWords);
  const { comma } = useWords(punctuation);
  const { documents } = useDesk();
  const { quote, location } = evidence;
  const shown = quote.length > LONGEST ? `${quote.slice(0, LONGEST)}…` : quote;
  const isHere = documents.some(({ file }) => file === location.file);
  const where = [
    documents.length > 1 || !isHere ? location.file : '',
    words.place(location.page, location.cell),
  ].filter(Boolean);
  return isHere ? (
    <button type="button" className="link quote" onClick={onClick}>
      “{shown}”<span className="quiet">{where.length > 0 && ` ${where.join(comma)}`}</span>
    </button>
  ) : (
    <span className="quote" title={elsewhere}>
      “{shown}”<span className="quiet"> {where.join(comma)}</span>
    </span>
  );
}
