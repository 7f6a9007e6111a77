import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** Who drags the scroll bar past a hundred pages wants none of them. */
const DWELL_MS = 120;

/** Whether an element has been in or near the window for a moment. */
export function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    const watched = element.current;
    if (!watched) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer);
        if (entry) timer = setTimeout(() => setIsNear(entry.isIntersecting), DWELL_MS);
      },
      { rootMargin: '600px 0px' },
    );
    observer.observe(watched);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [element]);
  return isNear;
}

/** How wide an element is inside, scroll bar left out; 0 before it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const observer = new ResizeObserver(() => setWidth(watched.clientWidth));
    observer.observe(watched);
    setWidth(watched.clientWidth);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
