import type { FieldControlProps } from '@linli/sdk-web';
import { Button, Input } from 'antd';
import { spansOf } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from '../parts/parts.module.css';

const WORKDAYS = 5;
const BLANK = Array<string>(7).fill('');

/** The hours of a week, a line a day: 8:30-12:00 14:00-20:00. */
export function HoursField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const lines = (value as string[] | undefined) ?? BLANK;
  const set = (day: number, line: string) => onChange(lines.map((each, n) => (n === day ? line : each)));
  const monday = lines[0] ?? '';
  return (
    <div id={id} tabIndex={-1} className={styles.week} role="group" aria-label={label}>
      {lines.map((line, day) => (
        <HoursLine
          key={t(`venue.weekday.${day}`)}
          id={`${id}_${day}`}
          name={t(`venue.weekday.${day}`)}
          line={line}
          onChange={(typed) => set(day, typed)}
          onBlur={onBlur}
        />
      ))}
      <Button
        className={styles.copy}
        size="small"
        disabled={monday.trim() === '' || spansOf(monday) === null}
        onClick={() => onChange(lines.map((line, n) => (n < WORKDAYS ? monday : line)))}
      >
        {t('venue.hours.copy')}
      </Button>
    </div>
  );
}

interface LineProps {
  id: string;
  name: string;
  line: string;
  onChange(line: string): void;
  onBlur(): void;
}

function HoursLine({ id, name, line, onChange, onBlur }: LineProps) {
  const t = plugin.useTexts();
  return (
    <>
      <label htmlFor={id}>{name}</label>
      <Input
        id={id}
        value={line}
        placeholder={t('venue.hours.closed')}
        status={spansOf(line) === null ? 'error' : undefined}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onBlur}
      />
    </>
  );
}
