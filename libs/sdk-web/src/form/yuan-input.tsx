import { InputNumber } from 'antd';
import styles from './schema-form.module.css';
import { fenOf, yuanOf } from './yuan.ts';

export interface YuanInputProps {
  /** Fen. What was typed with a third decimal is no whole number: the schema refuses it, nothing is rounded away. */
  value: number | undefined;
  onChange(fen: number | undefined): void;
  id?: string | undefined;
  onBlur?(): void;
  disabled?: boolean | undefined;
  className?: string | undefined;
  'aria-label'?: string | undefined;
  'aria-required'?: boolean | undefined;
  'aria-describedby'?: string | undefined;
}

/** An amount of money as people write it, in yuan; what the form holds and sends is fen. */
export function YuanInput({ value, onChange, className = styles.number, ...rest }: YuanInputProps) {
  return (
    <InputNumber<string>
      {...rest}
      className={className}
      stringMode
      controls={false}
      prefix="¥"
      value={value === undefined ? null : yuanOf(value)}
      onChange={(yuan) => onChange(yuan === null ? undefined : fenOf(String(yuan)))}
    />
  );
}
