import { useEffect, useEffectEvent, useState, type RefObject } from 'react';

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
  // Where the keyboard stands belongs to these rows; with the next ones it begins anew.
  const [place, setPlace] = useState({ rows, index: -1 });
  const active = place.rows === rows ? place.index : -1;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      return;
    }
    const row = rows[active];
    if (event.key === 'j' || event.key === 'k') {
      const index = Math.min(rows.length - 1, Math.max(0, active + (event.key === 'j' ? 1 : -1)));
      setPlace({ rows, index });
      root.current?.querySelectorAll('tr[data-row-key]')[index]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === '/') {
      event.preventDefault();
      root.current?.querySelector<HTMLInputElement>('[data-list-search] input')?.focus();
    } else if (event.key === 'Enter' && row !== undefined && opens && !isControl(event.target)) {
      onOpen(row, false);
    }
  });
  useEffect(() => {
    if (!enabled) {
      return undefined;
    }
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [enabled]);
  return active;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null);
const isControl = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('a, button, [role="tab"], [role="menuitem"], [role="combobox"]') !== null;
