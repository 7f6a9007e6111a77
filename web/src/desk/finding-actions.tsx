import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Finding } from '../../../src/model/review.js';
import { useWords } from '../language.js';
import { useEscape } from '../parts/use-escape.js';
import { punctuation } from '../words/punctuation.js';
import { useDesk } from './desk-context.js';
import type { FindingSteps } from './finding-card.js';
import { findingWords } from './finding-words.js';
import { keepReason, keptReasons, offeredReasons } from './reasons.js';
import { showTime } from './show-time.js';
import { deskWords } from './words.js';

type ActionsProps = FindingSteps & { readonly finding: Finding };

/** What a person makes of a finding. */
export function FindingActions({ finding, writing, onWrite, onSettle, onAccept, onUndo }: ActionsProps) {
  const words = useWords(findingWords);
  const { colon } = useWords(punctuation);
  const { decided, mayDecide, submission } = useDesk();
  const decision = decided.get(finding.key);
  const said = decision && (
    <div className="decision">
      {decision.reason && <p>{decision.reason}</p>}
      {decision.note && <p>{words.note + colon + decision.note}</p>}
      <p className="quiet">{words.by(decision.byName, showTime(decision.at))}</p>
    </div>
  );
  if (!mayDecide)
    return (
      <>
        {said}
        {submission.sign === 'signed' && <p className="quiet">{words.signedNote}</p>}
      </>
    );
  if (writing === 'dismiss')
    return (
      <Writer
        label={words.reason}
        first={decision?.reason ?? ''}
        offered={offeredReasons(keptReasons(), words.reasons)}
        isNeeded
        onCancel={() => onWrite(null)}
        onSave={(reason) => {
          keepReason(reason);
          onSettle({ verdict: 'dismissed', reason, note: decision?.note ?? null });
        }}
      />
    );
  if (writing === 'note')
    return (
      <Writer
        label={words.noteText}
        first={decision?.note ?? ''}
        offered={[]}
        isNeeded={false}
        onCancel={() => onWrite(null)}
        onSave={(text) => {
          const { verdict = null, reason = null } = decision ?? {};
          const note = text === '' ? null : text;
          onSettle(verdict === null && note === null ? null : { verdict, reason, note });
        }}
      />
    );
  return (
    <>
      {said}
      <div className="actions">
        <Button size="small" type={decision?.verdict ? 'default' : 'primary'} onClick={onAccept}>
          {words.accept}
        </Button>
        <Button size="small" onClick={() => onWrite('dismiss')}>
          {words.dismiss}
        </Button>
        <Button size="small" onClick={() => onWrite('note')}>
          {words.note}
        </Button>
        {decision && (
          <Button size="small" type="text" onClick={onUndo}>
            {words.undo}
          </Button>
        )}
      </div>
    </>
  );
}

interface WriterProps {
  readonly label: string;
  readonly first: string;
  readonly offered: readonly string[];
  readonly isNeeded: boolean;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

function Writer({ label, first, offered, isNeeded, onSave, onCancel }: WriterProps) {
  const words = useWords(findingWords);
  const desk = useWords(deskWords);
  const [text, setText] = useState(first);
  const [isMissing, setIsMissing] = useState(false);
  // Also when a click on an offered reason took the focus along.
  useEscape(onCancel);
  const save = () => {
    const written = text.trim();
    if (isNeeded && written === '') setIsMissing(true);
    else onSave(written);
  };
  return (
    <div className="writer">
      <Input.TextArea
        autoFocus
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        status={isMissing ? 'error' : ''}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) save();
        }}
      />
      {isMissing && <p role="alert">{words.reasonNeeded}</p>}
      {offered.length > 0 && (
        <div className="offered">
          {offered.map((reason) => (
            <Button key={reason} size="small" onClick={() => setText(reason)}>
              {reason}
            </Button>
          ))}
        </div>
      )}
      <div className="actions">
        <Button size="small" type="primary" onClick={save}>
          {desk.save}
        </Button>
        <Button size="small" onClick={onCancel}>
          {desk.cancel}
        </Button>
      </div>
    </div>
  );
}
