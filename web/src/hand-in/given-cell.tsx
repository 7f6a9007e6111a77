import { Input } from 'antd';
import { useState } from 'react';
import { useChange } from '../api/query.js';
import type { Submission } from '../api/types.js';
import { useWords } from '../language.js';
import { DateField } from '../parts/date-field.js';
import { useTold } from '../parts/use-told.js';
import { handInWords } from '../words/hand-in.js';
import { type Field, givenValue, lacks } from './given-value.js';

interface GivenCellProps {
  readonly submission: Submission;
  readonly field: Field;
  readonly label: string;
}

/** What was found of a submission, to be put right: saved when the cell is left or Enter is pressed, as in Excel. */
export function GivenCell({ submission, field, label }: GivenCellProps) {
  const words = useWords(handInWords);
  const told = useTold();
  const change = useChange('PATCH /submissions/{id}', 'submissions', 'batches');
  const found = submission[field];
  const before = found === null ? '' : String(found);
  const [text, setText] = useState(before);
  const save = async (written: string): Promise<void> => {
    if (change.isPending || written.trim() === before) return;
    const value = givenValue(field, written);
    if (value === undefined) return told.warn(words.badYear);
    try {
      await change.mutateAsync({ path: { id: submission.id }, body: { [field]: value } });
      told.done(words.saved);
    } catch (error) {
      told.failed(error);
    }
  };
  const same = {
    size: 'small',
    'aria-label': `${label} ${submission.source}`,
    status: lacks(submission, field) ? 'warning' : '',
    disabled: change.isPending,
  } as const;
  if (field === 'submitted' || field === 'published')
    return (
      <DateField
        {...same}
        value={text}
        onChange={(day) => {
          setText(day ?? '');
          void save(day ?? '');
        }}
      />
    );
  return (
    <Input
      {...same}
      maxLength={field === 'year' ? 4 : 100}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => void save(text)}
      onPressEnter={() => void save(text)}
      onKeyDown={({ key }) => {
        if (key === 'Escape') setText(before);
      }}
    />
  );
}
