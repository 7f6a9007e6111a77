import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** The page at the upper third of the window, and how far into it that is. */
interface Anchor {
  readonly page: number;
  readonly share: number;
  /** Where the window was scrolled to when this was seen. */
  readonly top: number;
}

/** The last page that begins above the line; looked for by halves, since there may be hundreds. */
export function pageAt(sheets: ArrayLike<{ readonly offsetTop: number }>, line: number): number {
  let [first, beyond] = [0, sheets.length];
  while (beyond - first > 1) {
    const half = (first + beyond) >> 1;
    if ((sheets[half]?.offsetTop ?? 0) <= line) first = half;
    else beyond = half;
  }
  return first;
}

export const sheetsOf = (frame: HTMLElement) =>
  frame.getElementsByClassName('page-sheet') as HTMLCollectionOf<HTMLElement>;

export const lineOf = ({ scrollTop, clientHeight }: HTMLElement): number => scrollTop + clientHeight / 3;

/** What one reads stays where it is when the pages get wider or narrower. `width`: what they are laid out for. */
export function useAnchor(frame: RefObject<HTMLElement | null>, width: number): void {
  const anchor = useRef<Anchor | null>(null);
  useEffect(() => {
    const scrolled = frame.current;
    if (!scrolled) return;
    const look = () => {
      const line = lineOf(scrolled);
      const page = pageAt(sheetsOf(scrolled), line);
      const sheet = sheetsOf(scrolled)[page];
      const { scrollTop: top } = scrolled;
      if (sheet) anchor.current = { page, share: (line - sheet.offsetTop) / sheet.offsetHeight, top };
    };
    scrolled.addEventListener('scroll', look, { passive: true });
    return () => scrolled.removeEventListener('scroll', look);
  }, [frame]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the pages were laid out anew
  useLayoutEffect(() => {
    const { current: scrolled } = frame;
    const { current: seen } = anchor;
    // Somebody scrolled since, to a finding say, and it has not been told yet: that counts, not what was before.
    if (!scrolled || !seen || Math.abs(scrolled.scrollTop - seen.top) > 1) return;
    const sheet = sheetsOf(scrolled)[seen.page];
    if (!sheet) return;
    scrolled.scrollTop = sheet.offsetTop + seen.share * sheet.offsetHeight - scrolled.clientHeight / 3;
  }, [width]);
}
