import { useEffect, useState } from 'react';

/** The height of an element, for what has to know it in pixels. */
export function useHeight(): { ref: (element: HTMLElement | null) => void; height: number } {
  const [element, ref] = useState<HTMLElement | null>(null);
  const [height, setHeight] = useState(480);
  useEffect(() => {
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(
      ([entry]) => entry && setHeight(Math.max(120, Math.floor(entry.contentRect.height))),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return { ref, height };
}
