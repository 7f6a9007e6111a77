import { useEffect, useRef } from 'react';

/** Where a list of choices is open, or a calendar. */
const CHOOSING = '[aria-expanded=true], [data-choosing=true]';

/**
 * Closes a dialog or drawer by Escape. antd does so by itself until a list of choices was opened inside: that stays on top of
 * what it thinks is open. An open list takes the key for itself.
 */
export function useEscape(onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const onKeyDown = ({ key, isComposing }: KeyboardEvent): void => {
      const isChoosing = document.activeElement?.matches(CHOOSING);
      if (key === 'Escape' && !isComposing && !isChoosing) close.current();
    };
    // Before anybody else: an open list would be closed by then.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
