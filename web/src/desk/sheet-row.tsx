import { Button, Input, InputNumber, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../language.js';
import { DateField } from '../parts/date-field.js';
import { useDesk } from './desk-context.js';
import { SheetCosts } from './sheet-costs.js';
import { dateNeeded, type SheetGroup, type SheetLine } from './sheet-groups.js';
import { sheetWords } from './sheet-words.js';
import { useAdjust } from './use-adjust.js';

interface SheetRowProps {
  readonly line: SheetLine;
  /** Where the first line of its group is: 一级标准 spans the lines of the group. */
  readonly group: SheetGroup | null;
}

/** 二级标准: what it is worth, by what standard, what is suggested, and what the reviewer makes of it. */
export function SheetRow({ line, group }: SheetRowProps) {
  const words = useWords(sheetWords);
  const { standards, mayDecide } = useDesk();
  const { id, name, max, points } = line;
  const isOpen = points === null;
  return (
    <tr className={isOpen ? 'is-open' : ''}>
      {group && (
        <th scope="rowgroup" rowSpan={group.lines.length}>
          {group.name}
          {words.groupMax(group.max)}
        </th>
      )}
      <td>{name}</td>
      <td className="figures form-center">{max}</td>
      <td className="form-text">{standards[id] ?? ''}</td>
      <td className="figures form-center">
        {mayDecide ? <Points line={line} /> : <strong>{points ?? '—'}</strong>}
        <Suggestion line={line} />
      </td>
      <td className="form-text">
        {isOpen && mayDecide && <Needed line={line} />}
        {mayDecide ? <Reason line={line} /> : <p>{line.reason}</p>}
        <SheetCosts line={line} />
      </td>
    </tr>
  );
}

/** The step would have every figure written with one digit behind the point. */
const plain = (value: number | string | undefined): string =>
  value === undefined || value === '' ? '' : String(Number(value));

function Points({ line }: { readonly line: SheetLine }) {
  const words = useWords(sheetWords);
  const { setPoints } = useAdjust(line);
  const [typed, setTyped] = useState<number | null>(line.points);
  useEffect(() => setTyped(line.points), [line.points]);
  const save = () => {
    if (typed !== null && typed !== line.points) setPoints(typed);
    if (typed === null) setTyped(line.points);
  };
  return (
    <>
      <InputNumber
        className="no-print"
        size="small"
        aria-label={words.pointsOf(line.name)}
        min={0}
        max={line.max}
        step={0.5}
        formatter={(value, { userTyping, input }) => (userTyping ? input : plain(value))}
        value={typed}
        status={line.points === null ? 'warning' : ''}
        placeholder={words.needs}
        onChange={setTyped}
        onBlur={save}
        onPressEnter={save}
      />
      <strong className="print-only">{line.points ?? ''}</strong>
    </>
  );
}

function Suggestion({ line }: { readonly line: SheetLine }) {
  const words = useWords(sheetWords);
  const { mayDecide } = useDesk();
  const { restore } = useAdjust(line);
  const { suggested, band, range, isAdjusted, points } = line;
  return (
    <div className="form-about no-print">
      {suggested !== null && <div>{words.suggested(suggested)}</div>}
      {band && <div>{words.band(band)}</div>}
      {range && range[0] !== range[1] && <div>{words.range(range[0], range[1])}</div>}
      {isAdjusted && suggested !== points && <Tag color="processing">{words.adjusted}</Tag>}
      {isAdjusted && mayDecide && (
        <Button size="small" type="link" onClick={restore}>
          {words.restore}
        </Button>
      )}
    </div>
  );
}

function Needed({ line }: { readonly line: SheetLine }) {
  const words = useWords(sheetWords);
  const { submission } = useDesk();
  const { giveDate, isBusy } = useAdjust(line);
  const date = dateNeeded(line);
  if (date === null) return <p className="form-needed no-print">{words.givePoints}</p>;
  const given = submission.given[date];
  return (
    <div className="form-needed no-print">
      <DateField
        size="small"
        aria-label={words[date]}
        placeholder={words[date]}
        disabled={isBusy}
        value={given}
        onChange={(day) => day && giveDate(date, day)}
      />
      <p>{submission.state === 'reviewed' ? words.giveDate(words[date]) : words.busy}</p>
    </div>
  );
}

function Reason({ line }: { readonly line: SheetLine }) {
  const words = useWords(sheetWords);
  const { setReason } = useAdjust(line);
  const [typed, setTyped] = useState(line.reason);
  useEffect(() => setTyped(line.reason), [line.reason]);
  return (
    <>
      <Input.TextArea
        className="no-print"
        aria-label={words.reasonOf(line.name)}
        value={typed}
        maxLength={2000}
        autoSize
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => typed.trim() !== line.reason && setReason(typed.trim())}
      />
      <p className="print-only">{line.reason}</p>
    </>
  );
}
