import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { readRoll } from '../../contract/index.ts';
import type { RollLine, RollName } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './class-roll.module.css';

/** A roll from a spreadsheet: read as a whole, or not at all with every line that is wrong. */
export function PasteRoll({ names, onRead }: { names: readonly RollName[]; onRead(lines: readonly RollLine[]): void }) {
  const t = plugin.useTexts();
  const [text, setText] = useState<string | null>(null);
  const [read, setRead] = useState<readonly RollLine[] | null>(null);
  const faults = read?.filter(({ fault }) => fault !== null) ?? [];
  if (text === null) return <Button onClick={() => setText('')}>{t('roll.paste')}</Button>;
  const take = () => {
    const lines = readRoll(text, names);
    setRead(lines);
    if (lines.every(({ fault }) => fault === null)) onRead(lines);
  };
  return (
    <div className={styles.candidates}>
      <Input.TextArea
        autoFocus
        rows={5}
        value={text}
        aria-label={t('roll.paste')}
        placeholder={t('roll.paste.hint')}
        onChange={({ target }) => setText(target.value)}
      />
      <div>
        <Button disabled={text.trim() === ''} onClick={take}>
          {t('roll.paste.read')}
        </Button>
      </div>
      {read && faults.length === 0 && (
        <Alert type="success" title={t('roll.paste.read-done', { count: read.length })} />
      )}
      {faults.length > 0 && (
        <Alert
          type="error"
          title={t('roll.paste.faults', { count: faults.length })}
          description={
            <ul className={styles.faults}>
              {faults.map(({ line, fault, cell }) => (
                <li key={line}>{t(`roll.fault.${fault ?? ''}`, { line, cell: cell ?? '' })}</li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}
