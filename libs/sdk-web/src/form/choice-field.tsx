import { Radio } from 'antd';
import type { FieldHint } from './form.types.ts';

/** A field whose few choices stand one below the other, all in sight: they are read before one is taken. */
export function choiceField(options: { value: string; label: string }[]): FieldHint {
  return {
    control: 'radio',
    options,
    render: ({ id, value, onChange, 'aria-label': label }) => (
      <Radio.Group
        id={id}
        aria-label={label}
        vertical
        options={options}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    ),
  };
}
