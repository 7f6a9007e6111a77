import { Button, Input, Popconfirm } from 'antd';
import type { Rule } from '../../api/types.js';
import { useWords } from '../../language.js';
import { punctuation } from '../../words/punctuation.js';
import { setupWords } from '../../words/setups.js';
import type { LintProblem } from '../problem-list.js';
import { CriterionScoring } from './criterion-scoring.js';
import { removeCriterion } from './edit-rubric.js';
import { PointsInput } from './points-input.js';
import { type CriterionField, type CriterionView, setCriterion } from './read-rubric.js';

export interface CriterionProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly criterion: CriterionView;
  readonly index: number;
  readonly rules: readonly Rule[];
}

interface CriterionRowProps extends CriterionProps {
  readonly problems: readonly LintProblem[];
  /** The only line that is left: a score sheet has one. */
  readonly isLast: boolean;
}

export function CriterionRow({ problems, isLast, ...props }: CriterionRowProps) {
  const { text, onChange, criterion, index } = props;
  const words = useWords(setupWords);
  const { colon } = useWords(punctuation);
  const { id, group, name, max, standard } = criterion;
  const set = (field: CriterionField, value: unknown): void =>
    onChange(setCriterion(text, index, field, value));
  const labelOf = (what: string) => `${id} ${what}`;
  return (
    <tr>
      <td>
        <Input
          size="small"
          aria-label={labelOf(words.group)}
          value={group}
          onChange={({ target }) => set('group', target.value)}
        />
      </td>
      <th scope="row">
        <div className="rubric-id">
          <Input
            size="small"
            aria-label={labelOf(words.id)}
            value={id}
            onChange={({ target }) => set('id', target.value)}
          />
          <Popconfirm
            title={words.removeAskLine(id, name)}
            okText={words.remove}
            cancelText={words.cancel}
            okButtonProps={{ danger: true }}
            disabled={isLast}
            onConfirm={() => onChange(removeCriterion(text, index))}
          >
            <Button size="small" type="text" disabled={isLast} aria-label={words.removeLine(id)}>
              {words.remove}
            </Button>
          </Popconfirm>
        </div>
        <Input.TextArea
          size="small"
          autoSize
          aria-label={labelOf(words.criterion)}
          value={name}
          onChange={({ target }) => set('name', target.value)}
        />
      </th>
      <td>
        <PointsInput label={labelOf(words.points)} value={max} onChange={(points) => set('max', points)} />
      </td>
      <td>
        <Input.TextArea
          size="small"
          autoSize={{ minRows: 2, maxRows: 8 }}
          aria-label={labelOf(words.standard)}
          value={standard}
          onChange={({ target }) => set('standard', target.value)}
        />
        {problems.length > 0 && (
          <ul className="setup-problem-list">
            {problems.map(({ level, message }) => (
              <li key={message} className={level === 'error' ? 'is-problem' : 'is-note'}>
                {words.levels[level] + colon + message}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td>
        <CriterionScoring {...props} />
      </td>
    </tr>
  );
}
