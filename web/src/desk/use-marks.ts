import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useDesk } from './desk-context.js';
import type { MarkLooks } from './mark-look.js';
import { type Mark, marksOf } from './marks.js';

/** Marks of a file, and the place that was asked for. */
export function useMarks(file: string): readonly Mark[] {
  const { review, aim } = useDesk();
  const marks = useMemo(() => marksOf(review.findings, file), [review, file]);
  return useMemo(() => (aim && aim.location.file === file ? [...marks, aim] : marks), [marks, aim, file]);
}

export function useLooks(): MarkLooks {
  const { numbers, decided, review } = useDesk();
  return useMemo(
    () => ({
      numbers,
      dismissed: new Set([...decided.values()].filter(isDismissed).map(({ finding }) => finding)),
      titles: new Map(review.findings.map(({ key, message }) => [key, message])),
    }),
    [numbers, decided, review],
  );
}

const isDismissed = ({ verdict }: { readonly verdict: string | null }) => verdict === 'dismissed';

/**
 * A marked place selects its finding, by mouse and by keyboard; where several findings point, each time the next one. For
 * the element around all marks.
 */
export function useMarkEvents() {
  const { select, selected } = useDesk();
  const onClick = ({ target }: MouseEvent | KeyboardEvent) => {
    const place = target instanceof Element ? target.closest('[data-lead]') : null;
    if (!place) return;
    const ids = (place.getAttribute('data-marks') ?? '').split(' ').filter((one) => one.includes('@'));
    const current = ids.findIndex((one) => one.startsWith(`${selected?.key}@`));
    const lead = place.getAttribute('data-lead') ?? '';
    const id = current >= 0 ? ids[(current + 1) % ids.length] : ids.includes(lead) ? lead : ids[0];
    if (!id) return;
    const at = id.lastIndexOf('@');
    select(id.slice(0, at), Number(id.slice(at + 1)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isMark = event.target instanceof Element && event.target.hasAttribute('data-lead');
    if (!isMark || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    onClick(event);
  };
  return { onClick, onKeyDown };
}

/**
 * Brings the place that was asked for into view and focuses it. What lies outside the window has only an estimated height
 * until it is drawn, so the place is aimed at again once it has been. Tells whether there is such a place.
 */
export function useShow(frame: RefObject<HTMLElement | null>, isReady: boolean): boolean {
  const { id, asked } = useDesk().shown;
  const focused = useRef(0);
  const [isFound, setIsFound] = useState(true);
  useEffect(() => {
    if (!isReady) return;
    if (id === null) return setIsFound(true);
    const places = [
      ...(frame.current?.querySelectorAll<HTMLElement>(`[data-marks~="${CSS.escape(id)}"]`) ?? []),
    ];
    const [place] = places;
    setIsFound(Boolean(place));
    if (!place) return;
    for (const one of places) one.dataset.shown = '';
    const aim = () => place.scrollIntoView({ block: 'center', inline: 'nearest' });
    aim();
    // Once for each time it was asked for: somebody may be typing when the review is loaded anew.
    if (asked > focused.current) place.focus({ preventScroll: true });
    focused.current = asked;
    let next = requestAnimationFrame(() => {
      aim();
      next = requestAnimationFrame(aim);
    });
    return () => {
      cancelAnimationFrame(next);
      for (const one of places) delete one.dataset.shown;
    };
  }, [id, asked, isReady, frame]);
  return isFound;
}
