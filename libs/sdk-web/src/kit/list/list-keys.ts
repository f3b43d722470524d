import { useEffect, useRef, useState, type RefObject } from 'react';

interface ListKeys<T> {
  root: RefObject<HTMLElement | null>;
  rows: readonly T[];
  /** False while a drawer has the keyboard. */
  enabled: boolean;
  opens: boolean;
  onOpen(row: T, inPage: boolean): void;
}

/** `j` and `k` move through the rows, `Enter` opens the one they stand on, `/` goes to the search box. Gives its index. */
export function useListKeys<T>({ root, rows, enabled, opens, onOpen }: ListKeys<T>): number {
  const [active, setActive] = useState(-1);
  const latest = useRef({ rows, active, opens, onOpen });
  latest.current = { rows, active, opens, onOpen };
  useEffect(() => setActive(-1), [rows]);
  useEffect(() => {
    if (!enabled) {
      return undefined;
    }
    const move = (step: number) => {
      const { rows: all, active: from } = latest.current;
      const next = Math.min(all.length - 1, Math.max(0, from + step));
      setActive(next);
      root.current?.querySelectorAll<HTMLElement>('tr[data-row-key]')[next]?.scrollIntoView?.({ block: 'nearest' });
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
        return;
      }
      const { rows: all, active: at, opens: can } = latest.current;
      const row = all[at];
      if (event.key === 'j' || event.key === 'k') {
        move(event.key === 'j' ? 1 : -1);
      } else if (event.key === '/') {
        event.preventDefault();
        root.current?.querySelector<HTMLInputElement>('[data-list-search] input')?.focus();
      } else if (event.key === 'Enter' && row !== undefined && can && !isControl(event.target)) {
        latest.current.onOpen(row, false);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [enabled, root]);
  return active;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null);
const isControl = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('a, button, [role="tab"], [role="menuitem"], [role="combobox"]') !== null;
