import { InputNumber } from 'antd';

interface PointsInputProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

export const PointsInput = ({ label, value, onChange }: PointsInputProps) => (
  <InputNumber
    size="small"
    className="points-input"
    aria-label={label}
    min={0}
    max={1000}
    value={value}
    onChange={(points) => points !== null && onChange(points)}
  />
);
