import type { FieldHint } from '@linli/sdk-web';
import { Radio } from 'antd';

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
