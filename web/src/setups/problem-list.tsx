import { Alert } from 'antd';
import type { AnswerOf } from '../api/client.js';
import { useWords } from '../language.js';
import { ProblemNote } from '../parts/asked.js';
import { punctuation } from '../words/punctuation.js';
import { setupWords } from '../words/setups.js';

export type LintProblem = AnswerOf<'POST /setups/lint'>['problems'][number];

interface ProblemListProps {
  readonly problems: readonly LintProblem[];
  /** The text cannot be read at all. */
  readonly error: unknown;
}

/** What the linter says of the whole; forms say it again beside the line that it is about. */
export function ProblemList({ problems, error }: ProblemListProps) {
  const words = useWords(setupWords);
  const { colon } = useWords(punctuation);
  if (error)
    return (
      <div className="setup-problems" role="status">
        <ProblemNote error={error} />
      </div>
    );
  if (problems.length === 0)
    return (
      <p className="quiet setup-problems" role="status">
        {words.noProblems}
      </p>
    );
  const isWrong = problems.some(({ level }) => level === 'error');
  const list = (
    <ul className="setup-problem-list">
      {problems.map(({ level, criterion, message }) => (
        <li key={`${criterion}/${message}`}>
          {words.levels[level]}
          {colon}
          {criterion && `${criterion} `}
          {message}
        </li>
      ))}
    </ul>
  );
  return (
    <div className="setup-problems" role="status">
      <Alert
        type={isWrong ? 'error' : 'warning'}
        title={
          <details open={isWrong}>
            <summary>{words.problems(problems.length)}</summary>
            {list}
          </details>
        }
      />
    </div>
  );
}
