import { Button } from 'antd';
import { useRef } from 'react';
import { useWords } from '../language.js';
import { batchWords } from '../words/batches.js';

interface FileChoiceProps {
  readonly file: File | null;
  readonly accept: string;
  readonly onChange: (file: File | null) => void;
}

/** A button that opens the system's own choice of a file, and the name of what was chosen. */
export function FileChoice({ file, accept, onChange }: FileChoiceProps) {
  const words = useWords(batchWords);
  const input = useRef<HTMLInputElement>(null);
  return (
    <span>
      <Button onClick={() => input.current?.click()}>{words.form.chooseFile}</Button>
      <span style={{ marginLeft: 8 }}>{file?.name}</span>
      <input
        ref={input}
        type="file"
        aria-label={words.form.chooseFile}
        style={{ display: 'none' }}
        accept={accept}
        onChange={({ target }) => {
          onChange(target.files?.[0] ?? null);
          target.value = '';
        }}
      />
    </span>
  );
}
