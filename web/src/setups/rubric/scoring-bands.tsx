import { Button, Dropdown, Input } from 'antd';
import { useWords } from '../../language.js';
import { setupWords } from '../../words/setups.js';
import type { CriterionProps } from './criterion-row.js';
import { addBand, freeBands, removeBand } from './edit-rubric.js';
import { PointsInput } from './points-input.js';
import { setScoring } from './read-rubric.js';

/** The bands of a line with their points. What a band stands for is chosen when it is added; its name is the form's. */
export function ScoringBands({ text, onChange, criterion, index }: Omit<CriterionProps, 'rules'>) {
  const words = useWords(setupWords);
  const { id, bands } = criterion;
  const set = (at: number, field: string, value: number | string): void =>
    onChange(setScoring(text, index, ['bands', at, field], value));
  const free = freeBands(criterion).map((band) => ({ key: band, label: words.bandKinds[band] }));
  return (
    <>
      {bands.map(({ name, min, max }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bands are told apart by where they stand
        <div key={at} className="rubric-band">
          <Input
            size="small"
            aria-label={`${id} ${words.bands} ${at + 1}`}
            value={name}
            onChange={({ target }) => set(at, 'name', target.value)}
          />
          <PointsInput
            label={`${id} ${name} ${words.from}`}
            value={min}
            onChange={(points) => set(at, 'min', points)}
          />
          –
          <PointsInput
            label={`${id} ${name} ${words.to}`}
            value={max}
            onChange={(points) => set(at, 'max', points)}
          />
          <Button
            size="small"
            type="text"
            aria-label={words.removeBand(id, name)}
            title={words.removeBand(id, name)}
            disabled={bands.length === 1}
            onClick={() => onChange(removeBand(text, index, at))}
          >
            ×
          </Button>
        </div>
      ))}
      {free.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: free,
            onClick: ({ key }) =>
              onChange(addBand(text, index, criterion, key as (typeof free)[number]['key'])),
          }}
        >
          <Button size="small" aria-label={`${id} ${words.addBand}`}>
            {words.addBand} ▾
          </Button>
        </Dropdown>
      )}
    </>
  );
}
