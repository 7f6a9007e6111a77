import { Button, Radio } from 'antd';
import { type DragEvent, useId, useRef, useState } from 'react';
import type { Upload } from '../api/upload.js';
import { useWords } from '../language.js';
import { useTold } from '../parts/use-told.js';
import { handInWords } from '../words/hand-in.js';
import { chosenFiles, droppedFiles } from './collect.js';
import type { Grouping } from './plan-requests.js';
import './hand-in.css';

interface DropZoneProps {
  readonly grouping: Grouping;
  readonly onGrouping: (grouping: Grouping) => void;
  readonly onFiles: (files: readonly Upload[]) => void;
  readonly isBusy: boolean;
}

/** Where files come in: dropped, or chosen in the system's own window. */
export function DropZone({ grouping, onGrouping, onFiles, isBusy }: DropZoneProps) {
  const words = useWords(handInWords);
  const told = useTold();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const groupingLabel = useId();
  const take = (found: readonly Upload[]): void => {
    if (found.length === 0) told.warn(words.none);
    else onFiles(found);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (!isBusy) droppedFiles(event.dataTransfer).then(take).catch(told.failed);
  };
  const choose = (input: HTMLInputElement): void => {
    take(chosenFiles(input.files));
    input.value = '';
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, since it also takes drops
    <div
      role="group"
      aria-label={words.title}
      className={`panel drop-zone${isOver ? ' drop-zone-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div className="drop-zone-target">
        <strong>{words.drop}</strong>
        <span>
          <Button type="primary" disabled={isBusy} onClick={() => files.current?.click()}>
            {words.files}
          </Button>{' '}
          <Button disabled={isBusy} onClick={() => folder.current?.click()}>
            {words.folder}
          </Button>
        </span>
        <span className="quiet">{words.dropAbout}</span>
      </div>
      <div className="drop-zone-grouping">
        <div id={groupingLabel}>{words.grouping}</div>
        <Radio.Group
          vertical
          aria-labelledby={groupingLabel}
          value={grouping}
          onChange={({ target }) => onGrouping(target.value as Grouping)}
          options={Object.entries(words.groupings).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <input
        ref={files}
        type="file"
        multiple
        style={{ display: 'none' }}
        aria-label={words.files}
        data-testid="files"
        onChange={({ target }) => choose(target)}
      />
      <input
        ref={folder}
        type="file"
        style={{ display: 'none' }}
        aria-label={words.folder}
        data-testid="folder"
        {...{ webkitdirectory: '' }}
        onChange={({ target }) => choose(target)}
      />
    </div>
  );
}
