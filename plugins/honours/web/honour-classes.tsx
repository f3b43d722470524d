import type { FieldControlProps } from '@linli/sdk-web';
import { Select } from 'antd';
import { HONOUR_CLASSES } from '../contract/index.ts';
import type { HonourClass } from '../contract/index.ts';
import { plugin } from './plugin.ts';

/** The classes in words, as one text. */
export function useClassWords(): (classes: readonly HonourClass[]) => string {
  const t = plugin.useTexts();
  return (classes) => classes.map((each) => t(`honour-class.${each}`)).join(t('list.and'));
}

export function ClassesField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  return (
    <Select
      id={id}
      mode="multiple"
      aria-label={label}
      value={(value as string[] | undefined) ?? []}
      onBlur={onBlur}
      onChange={onChange}
      options={HONOUR_CLASSES.map((each) => ({ value: each, label: t(`honour-class.${each}`) }))}
    />
  );
}
