import { useRef } from 'react';
import { Select } from 'antd';
import type { GetRef, SelectProps } from 'antd';

interface LongSelectProps extends SelectProps {
  /** The option that the list begins with while nothing is chosen; those before it are above. */
  startAt?: string;
}

/** A choice from a list that is longer than what is mostly chosen from it, such as the times of a day. */
export function LongSelect({ startAt, value, onOpenChange, ...rest }: LongSelectProps) {
  const list = useRef<GetRef<typeof Select>>(null);
  const begin = (open: boolean) => {
    onOpenChange?.(open);
    if (!open || startAt === undefined || (value !== undefined && value !== null)) return;
    // The list is drawn in the next frame, and only then scrolls itself to what is chosen.
    setTimeout(() => list.current?.scrollTo({ key: startAt, align: 'top' }), 50);
  };
  return <Select {...rest} ref={list} value={value as unknown} onOpenChange={begin} />;
}
