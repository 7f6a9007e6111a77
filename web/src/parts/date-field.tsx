import { DatePicker, type DatePickerProps } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useWords } from '../language.js';
import { shellWords } from '../words/shell.js';
import { DAY_FORMATS, readDay } from './typed-day.js';
import { useTold } from './use-told.js';

type Kept = 'id' | 'size' | 'disabled' | 'status' | 'className' | 'style' | 'aria-label';

export interface DateFieldProps extends Pick<DatePickerProps<Dayjs>, Kept> {
  /** ISO: 2025-01-31. */
  readonly value?: string | null | undefined;
  /** When a day was chosen, or the field was left or Enter pressed after typing one. */
  readonly onChange?: (day: string | null) => void;
  /** Other than that a day can be written here. */
  readonly placeholder?: string;
}

const FORMATS = [...DAY_FORMATS];

/** A day, in the page's language and not in the browser's, which would have clerks read mm/dd/yyyy. */
export function DateField({ value, onChange, placeholder, ...rest }: DateFieldProps) {
  const words = useWords(shellWords);
  const told = useTold();
  const [isOpen, setOpen] = useState(false);
  const change = (day: string | null): void => {
    if (day !== (value || null)) onChange?.(day);
  };
  const leave = (text: string): void => {
    if (text.trim() === '') return;
    const day = readDay(text);
    if (day) change(day);
    else told.warn(words.badDay(text.trim()));
  };
  return (
    <DatePicker
      {...rest}
      format={FORMATS}
      // The calendar of a dialog is part of it.
      getPopupContainer={(field) => field.closest<HTMLElement>('.ant-modal') ?? document.body}
      // Escape is the calendar's as long as it is open.
      data-choosing={isOpen}
      onOpenChange={setOpen}
      // The day under the mouse would stand there like one that was typed, and be taken for it.
      previewValue={false}
      placeholder={placeholder ?? words.day}
      value={value ? dayjs(value) : null}
      onChange={(day: Dayjs | null) => change(day?.format('YYYY-MM-DD') ?? null)}
      onBlur={({ target }) => leave((target as HTMLInputElement).value)}
    />
  );
}
