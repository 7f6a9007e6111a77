import { InputNumber } from 'antd';
import type { Rule } from '../../api/types.js';
import { useWords } from '../../language.js';
import { setupWords } from '../../words/setups.js';
import type { Effective } from './edit-config.js';

interface ThresholdsTableProps {
  readonly thresholds: Rule['thresholds'];
  readonly now: Effective;
  readonly base: Effective;
  readonly onChange: (wish: Partial<Effective>) => void;
}

export function ThresholdsTable({ thresholds, now, base, onChange }: ThresholdsTableProps) {
  const words = useWords(setupWords);
  return (
    <table className="setup-table">
      <thead>
        <tr>
          <th scope="col">{words.threshold}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.base}</th>
          <th scope="col">{words.source}</th>
        </tr>
      </thead>
      <tbody>
        {thresholds.map(({ key, name, unit, source }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="setup-value">
              <InputNumber
                size="small"
                aria-label={name}
                value={now.thresholds[key] ?? null}
                disabled={!now.enabled}
                onChange={(value) => value !== null && onChange({ thresholds: { [key]: value } })}
              />{' '}
              {unit}
            </td>
            <td className="figures">
              {base.thresholds[key]}
              {unit}
            </td>
            <td className="quiet">{source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
