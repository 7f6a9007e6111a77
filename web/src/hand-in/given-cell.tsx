import { Input } from 'antd';
import { useState } from 'react';
import { useChange } from '../api/query.js';
import type { Submission } from '../api/types.js';
import { useWords } from '../language.js';
import { useTold } from '../parts/use-told.js';
import { handInWords } from '../words/hand-in.js';
import { type Field, givenValue } from './given-value.js';

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
  const save = async (): Promise<void> => {
    if (change.isPending || text.trim() === before) return;
    const value = givenValue(field, text);
    if (value === undefined) return told.warn(words.badYear);
    try {
      await change.mutateAsync({ path: { id: submission.id }, body: { [field]: value } });
      told.done(words.saved);
    } catch (error) {
      told.failed(error);
    }
  };
  const isDate = field === 'submitted' || field === 'published';
  return (
    <Input
      size="small"
      type={isDate ? 'date' : 'text'}
      aria-label={`${label} ${submission.source}`}
      className={found === null && field !== 'published' ? 'lacking' : ''}
      styles={found === null && field !== 'published' ? { root: { borderColor: '#c77700' } } : {}}
      maxLength={field === 'year' ? 4 : 100}
      value={text}
      disabled={change.isPending}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => void save()}
      onPressEnter={() => void save()}
      onKeyDown={({ key }) => {
        if (key === 'Escape') setText(before);
      }}
    />
  );
}
