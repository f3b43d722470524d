import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { Checkbox } from 'antd';

/** A field of which several may be chosen, all of them in sight. */
export function choicesField(options: { value: string; label: string }[]): FieldHint {
  return { control: 'select', render: (props) => <Choices {...props} options={options} /> };
}

function Choices({
  id,
  value,
  onChange,
  'aria-label': label,
  options,
}: FieldControlProps & { options: { value: string; label: string }[] }) {
  return (
    <div id={id} tabIndex={-1} role="group" aria-label={label}>
      <Checkbox.Group
        options={options}
        value={(value as string[] | undefined) ?? []}
        onChange={(chosen) => onChange(chosen)}
      />
    </div>
  );
}
