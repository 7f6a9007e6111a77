import { Input, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../language.js';
import { setupWords } from '../../words/setups.js';
import type { CriterionProps } from './criterion-row.js';
import { PointsInput } from './points-input.js';
import { setCriterion, setScoring } from './read-rubric.js';

/** How points come about: numbers or bands, and the rules whose findings count. */
export function CriterionScoring({ text, onChange, criterion, index, rules }: CriterionProps) {
  const words = useWords(setupWords);
  // Sixty rules at each of eight lines are drawn when they are asked for.
  const [isOpen, setOpen] = useState(false);
  const { id, kind, bands, numbers } = criterion;
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
      {bands.map(({ name, min, max }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bands are told apart by where they stand
        <div key={at} className="rubric-band">
          <Input
            size="small"
            aria-label={`${id} ${words.bands} ${at + 1}`}
            value={name}
            onChange={({ target }) => set(['bands', at, 'name'], target.value)}
          />
          <PointsInput
            label={`${id} ${name} ${words.from}`}
            value={min}
            onChange={(points) => set(['bands', at, 'min'], points)}
          />
          –
          <PointsInput
            label={`${id} ${name} ${words.to}`}
            value={max}
            onChange={(points) => set(['bands', at, 'max'], points)}
          />
        </div>
      ))}
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{words.rulesCount(criterion.rules.length)}</summary>
        {isOpen && (
          <Select
            mode="multiple"
            size="small"
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
