import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { YuanInput } from '@linli/sdk-web';
import type { FieldControlProps } from '@linli/sdk-web';
import { Button, Input } from 'antd';
import { MAX_ITEMS } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import styles from './project.module.css';

interface WrittenItem {
  name: string;
  fen?: number | undefined;
}

/** The budget line by line, with its sum. */
export function ItemsField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const items = Array.isArray(value) && value.length > 0 ? (value as WrittenItem[]) : [{ name: '' }];
  const set = (at: number, more: Partial<WrittenItem>) =>
    onChange(items.map((item, index) => (index === at ? { ...item, ...more } : item)));
  const total = items.reduce((sum, { fen = 0 }) => sum + fen, 0);
  // A third decimal, or too much to be exact: there is no sum to show until it is mended.
  const sum = Number.isSafeInteger(total) ? moneyText(total) : '—';
  return (
    <div role="group" aria-label={label} className={styles.items} onBlur={onBlur}>
      {items.map(({ name, fen }, at) => (
        <div key={at} className={styles.item}>
          <Input
            id={at === 0 ? id : undefined}
            aria-label={`${t('project.item.n', { n: at + 1 })} ${t('project.item.name')}`}
            placeholder={t('project.item.name')}
            maxLength={60}
            autoComplete="off"
            value={name}
            onChange={({ target }) => set(at, { name: target.value })}
          />
          <YuanInput
            className={styles.amount}
            aria-label={`${t('project.item.n', { n: at + 1 })} ${t('project.item.amount')}`}
            value={fen}
            onChange={(amount) => set(at, { fen: amount })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden="true" />}
            aria-label={t('project.item.remove', { n: at + 1 })}
            disabled={items.length === 1}
            onClick={() => onChange(items.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <div className={styles.sum}>
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden="true" />}
          disabled={items.length >= MAX_ITEMS}
          onClick={() => onChange([...items, { name: '' }])}
        >
          {t('project.item.add')}
        </Button>
        <span>
          {t('project.total')} <strong>{sum}</strong>
        </span>
      </div>
    </div>
  );
}
