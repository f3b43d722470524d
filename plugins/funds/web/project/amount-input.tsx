import { InputNumber } from 'antd';
import styles from './project.module.css';

export interface AmountInputProps {
  /** Fen. */
  value: number | undefined;
  onChange(fen: number | undefined): void;
  id?: string;
  onBlur?(): void;
  'aria-label': string;
}

/** Written in yuan with two decimals, kept in whole fen. */
export function AmountInput({ value, onChange, ...rest }: AmountInputProps) {
  return (
    <InputNumber<number>
      {...rest}
      className={styles.amount}
      min={0.01}
      precision={2}
      controls={false}
      prefix="¥"
      value={value === undefined ? null : value / 100}
      onChange={(yuan) => onChange(yuan === null ? undefined : Math.round(yuan * 100))}
    />
  );
}
