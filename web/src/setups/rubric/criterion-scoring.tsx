import { Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../language.js';
import { setupWords } from '../../words/setups.js';
import type { CriterionProps } from './criterion-row.js';
import { PointsInput } from './points-input.js';
import { setCriterion, setScoring } from './read-rubric.js';
import { ScoringBands } from './scoring-bands.js';

/** How points come about: numbers or bands, and the rules whose findings count. */
export function CriterionScoring({ text, onChange, criterion, index, rules }: CriterionProps) {
  const words = useWords(setupWords);
  // Sixty rules at each of eight lines are drawn when they are asked for.
  const [isOpen, setOpen] = useState(false);
  const { id, kind, of, numbers } = criterion;
  const choices = Object.entries(kind === 'discretionary' ? words.tables : words.parts).map(
    ([value, label]) => ({ value, label }),
  );
  const set = (path: readonly (string | number)[], value: number | string): void =>
    onChange(setScoring(text, index, path, value));
  return (
    <div className="rubric-scoring">
      <div>{words.kinds[kind] ?? kind}</div>
      {numbers.map(({ path, key, value }) => (
        <div key={path.join('/')} className="rubric-number">
          <span>{words.numbers[key] ?? key}</span>
          <PointsInput
            label={`${id} ${words.numbers[key] ?? key}`}
            value={value}
            onChange={(points) => set(path, points)}
          />
        </div>
      ))}
      {kind === 'bands' && <ScoringBands {...{ text, onChange, criterion, index }} />}
      {of && (
        <Select
          mode="multiple"
          aria-label={`${id} ${words.looksFor}`}
          style={{ width: '100%' }}
          value={[...of]}
          options={choices}
          showSearch={{ optionFilterProp: 'label' }}
          // A line that looks for nothing is no line: the last one stays.
          onChange={(chosen: readonly string[]) =>
            chosen.length > 0 && onChange(setScoring(text, index, ['of'], chosen))
          }
        />
      )}
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{words.rulesCount(criterion.rules.length)}</summary>
        {isOpen && (
          <Select
            mode="multiple"
            aria-label={`${id} ${words.rulesOf}`}
            style={{ width: '100%' }}
            value={[...criterion.rules]}
            options={rules.map((rule) => ({ value: rule.id, label: rule.title }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(chosen: readonly string[]) => onChange(setCriterion(text, index, 'rules', chosen))}
          />
        )}
      </details>
    </div>
  );
}
