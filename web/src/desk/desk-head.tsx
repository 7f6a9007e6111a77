import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useWords } from '../language.js';
import { PageHead } from '../parts/page-head.js';
import type { Detail } from './use-desk.js';
import { deskWords } from './words.js';

/** Whose papers these are and where they stand. */
export function DeskHead({ detail: { submission, sheet } }: { readonly detail: Detail }) {
  const words = useWords(deskWords);
  const { unit, year, state, sign, selfScore, failures, batch } = submission;
  const isSettled = state === 'reviewed';
  const name = [unit ?? words.unitUnknown, year === null ? null : words.year(year)].filter(Boolean).join(' ');
  const about = (
    <span className="desk-about figures">
      {sheet && (
        <span>
          {words.total} <strong>{words.points(String(sheet.total))}</strong>
          {sheet.range[0] !== sheet.range[1] &&
            `（${words.range(String(sheet.range[0]), String(sheet.range[1]))}）`}
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
          {failures.map(({ file }) => file).join('、')}
        </span>
      )}
    </span>
  );
  return (
    <div className="desk-head no-print">
      <PageHead
        title={name}
        about={about}
        above={
          <Link to="/batches/$id" params={{ id: batch }}>
            ‹ {words.back}
          </Link>
        }
      />
    </div>
  );
}
