import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useWords } from '../language.js';
import { PageHead } from '../parts/page-head.js';
import { punctuation } from '../words/punctuation.js';
import type { Detail } from './use-desk.js';
import { deskWords } from './words.js';

interface DeskHeadProps {
  readonly detail: Detail;
  /** The form beside it has a head of its own on paper. */
  readonly isForm: boolean;
}

/** Whose papers these are and where they stand. */
export function DeskHead({ detail: { submission, sheet }, isForm }: DeskHeadProps) {
  const words = useWords(deskWords);
  const { aside, and } = useWords(punctuation);
  const { unit, year, state, sign, selfScore, failures, batch } = submission;
  const isSettled = state === 'reviewed';
  const name = [unit ?? words.unitUnknown, year === null ? null : words.year(year)].filter(Boolean).join(' ');
  const about = (
    <span className="desk-about figures">
      {sheet && (
        <span>
          {words.total} <strong>{words.points(String(sheet.total))}</strong>
          {sign === 'open' &&
            sheet.range[0] !== sheet.range[1] &&
            aside(words.range(String(sheet.range[0]), String(sheet.range[1])))}
        </span>
      )}
      {selfScore !== null && (
        <span>
          {words.selfScore} {words.points(String(selfScore))}
        </span>
      )}
      {!isSettled && <Tag color={state === 'failed' ? 'error' : 'processing'}>{words.states[state]}</Tag>}
      {sign === 'signed' && <Tag color="success">{words.signed}</Tag>}
      {failures.length > 0 && (
        <span className="desk-failures" title={failures.map(({ message }) => message).join('\n')}>
          {words.unreadFiles}
          {failures.map(({ file }) => file).join(and)}
        </span>
      )}
    </span>
  );
  return (
    <div className={`desk-head ${isForm ? 'no-print' : ''}`}>
      <PageHead
        title={name}
        about={about}
        above={
          <Link to="/batches/$id" params={{ id: batch }}>
            <span className="no-print">‹ {words.back}</span>
          </Link>
        }
      />
    </div>
  );
}
