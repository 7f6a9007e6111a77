import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useWords } from '../language.js';
import { deskWords } from './words.js';

interface SplitProps {
  readonly left: ReactNode;
  readonly right: ReactNode;
  /** The form needs more room than the findings do; each keeps the width that it was given. */
  readonly isWide: boolean;
}

const [LEAST, MOST] = [20, 80];
const KEPT = { narrow: 'jishen.desk.split', wide: 'jishen.desk.split-wide' };
const FIRST = { narrow: 55, wide: 36 };

function keptShare(kind: keyof typeof KEPT): number {
  const kept = Number(localStorage.getItem(KEPT[kind]));
  return kept >= LEAST && kept <= MOST ? kept : FIRST[kind];
}

/** Two panes with a divider that the mouse drags and the arrow keys move. */
export function Split({ left, right, isWide }: SplitProps) {
  const words = useWords(deskWords);
  const kind = isWide ? 'wide' : 'narrow';
  const [shares, setShares] = useState(() => ({ narrow: keptShare('narrow'), wide: keptShare('wide') }));
  const frame = useRef<HTMLDivElement>(null);
  const share = shares[kind];
  const move = (to: number) => {
    const next = Math.min(MOST, Math.max(LEAST, Math.round(to * 10) / 10));
    localStorage.setItem(KEPT[kind], String(next));
    setShares((before) => ({ ...before, [kind]: next }));
  };
  const onPointerMove = ({ clientX, buttons }: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (box && buttons === 1) move(((clientX - box.left) / box.width) * 100);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') move(share - 2);
    if (key === 'ArrowRight') move(share + 2);
  };
  return (
    <div className="split" ref={frame} style={{ gridTemplateColumns: `${share}fr 9px ${100 - share}fr` }}>
      <div className="split-pane no-print">{left}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be dragged */}
      <div
        className="split-divider no-print"
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={words.divider}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        aria-valuenow={Math.round(share)}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
      />
      <div className="split-pane">{right}</div>
    </div>
  );
}
