import { Alert, Button, Dropdown } from 'antd';
import type { Rule } from '../../api/types.js';
import { useWords } from '../../language.js';
import { punctuation } from '../../words/punctuation.js';
import { setupWords } from '../../words/setups.js';
import type { LintProblem } from '../problem-list.js';
import { setIn } from '../yaml-text.js';
import { CriterionRow } from './criterion-row.js';
import { addCriterion, NEW_SCORING, type NewScoring } from './edit-rubric.js';
import { PointsInput } from './points-input.js';
import { readRubric, sumOf } from './read-rubric.js';

interface RubricFormProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly rules: readonly Rule[];
  readonly problems: readonly LintProblem[];
}

/** The score sheet as the form has it: a line for each criterion, what the linter says of it below. */
export function RubricForm({ text, onChange, rules, problems }: RubricFormProps) {
  const words = useWords(setupWords);
  const { colon } = useWords(punctuation);
  const rubric = readRubric(text);
  if (!rubric) return <Alert type="warning" title={words.broken} />;
  const sum = sumOf(rubric);
  return (
    <table className="setup-table rubric-table">
      <thead>
        <tr>
          <th scope="col">{words.group}</th>
          <th scope="col">{words.criterion}</th>
          <th scope="col">{words.points}</th>
          <th scope="col">{words.standard}</th>
          <th scope="col">{words.scoring}</th>
        </tr>
      </thead>
      <tbody>
        {rubric.criteria.map((criterion, index) => (
          <CriterionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a form, whose ids may be the same by mistake
            key={index}
            {...{ text, onChange, criterion, index, rules }}
            isLast={rubric.criteria.length === 1}
            problems={problems.filter((one) => one.criterion === criterion.id)}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={5}>
            <Dropdown
              trigger={['click']}
              menu={{
                items: (Object.keys(NEW_SCORING) as NewScoring[]).map((key) => ({
                  key,
                  label: words.newScoring[key],
                })),
                onClick: ({ key }) => onChange(addCriterion(text, rubric, key as NewScoring, words.newLine)),
              }}
            >
              <Button size="small">{words.addLine} ▾</Button>
            </Dropdown>
          </td>
        </tr>
        <tr>
          <th scope="row" colSpan={2}>
            {words.total}
          </th>
          <td>
            <PointsInput
              label={words.total}
              value={rubric.max}
              onChange={(max) => onChange(setIn(text, ['max'], max))}
            />
          </td>
          <td colSpan={2} role="status" className={sum === rubric.max ? undefined : 'is-problem'}>
            {words.sum(sum, rubric.max)}
            {sum !== rubric.max && colon + words.sumWrong}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
