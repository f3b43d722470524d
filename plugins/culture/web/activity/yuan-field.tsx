import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { InputNumber } from 'antd';
import { fenOf, yuanOf } from './yuan.ts';

/** Yuan as people write them; what is sent is fen. A third decimal is not rounded away, it is refused by the schema. */
function YuanInput({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  return (
    <InputNumber<string>
      id={id}
      aria-label={label}
      stringMode
      controls={false}
      prefix="¥"
      value={typeof value === 'number' ? yuanOf(value) : null}
      onBlur={onBlur}
      onChange={(yuan) => onChange(yuan === null ? undefined : fenOf(String(yuan)))}
    />
  );
}

export const yuanField: FieldHint = { control: 'number', render: (props) => <YuanInput {...props} /> };
