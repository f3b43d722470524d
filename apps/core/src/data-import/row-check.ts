import type { Cells, ColumnDefinition, FaultOfRow } from './import.types.ts';

/** A wrong value as a sentence can quote it. */
export const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 24).toWellFormed()}…` : text);

/** What a record without a code of its own is called in a table: `#` and its id. */
export const UNIT_NUMBER = /^#[0-9]{1,9}$/;
export const RECORD_ID = /^#[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Collects what is wrong with a row by itself. */
export class RowCheck {
  readonly faults: FaultOfRow[] = [];

  constructor(
    private readonly cells: Cells,
    private readonly rounded: ReadonlySet<string>,
    private readonly columns: readonly ColumnDefinition[],
  ) {}

  of(column: string): string {
    return this.cells[column] ?? '';
  }

  set(column: string, value: string): void {
    this.cells[column] = value;
  }

  add(column: string | null, code: string, params: Record<string, string> = {}, variant: string | null = null): void {
    this.faults.push({ column, code, params, variant });
  }

  /** The value stands there. */
  needed(column: string): boolean {
    if (this.of(column) !== '') return true;
    this.add(column, 'empty-cell');
    return false;
  }

  /** What stands there fits, if anything does. Digits that a spreadsheet has lost are a fault of their own. */
  fits(column: string, test: (value: string) => boolean): boolean {
    const value = this.of(column);
    if (value === '') return true;
    if (this.rounded.has(column)) this.add(column, 'rounded', { code: value });
    else if (!test(value)) this.add(column, 'bad-cell', { value: shorten(value) });
    else return true;
    return false;
  }

  /** All words are among their columns' choices. */
  words(): void {
    for (const { key, choices } of this.columns) {
      const value = this.of(key);
      if (choices && value !== '' && !(value in choices)) this.add(key, 'unknown-word', { value: shorten(value) });
    }
  }

  /** A day, however it is written, becomes `2026-01-31`. */
  day(column: string): boolean {
    const value = this.of(column);
    if (value === '') return true;
    const read = readDay(value);
    if (read === undefined) this.add(column, 'bad-day', { value: shorten(value) });
    else this.set(column, read);
    return read !== undefined;
  }

  /** A day with or without a time becomes `2026-01-31 08:00:00`, of Asia/Shanghai. */
  instant(column: string): boolean {
    const value = this.of(column);
    if (value === '') return true;
    const read = readInstant(value);
    if (read === undefined) this.add(column, 'bad-instant', { value: shorten(value) });
    else this.set(column, read);
    return read !== undefined;
  }
}

const DAY = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))$/;
const TIME = /^(\d{1,2})[:时](\d{2})(?:分?|[:分](\d{2})秒?)$/;

/** `2026/1/31`, `2026.01.31`, `2026年1月31日` and `20260131` are days too; a day that does not exist is none. */
export function readDay(text: string): string | undefined {
  const found = DAY.exec(
    text
      .normalize('NFKC')
      .replace(/\s+0{1,2}:00(:00)?$/, '')
      .replace(/\s+/g, ''),
  );
  if (!found) return undefined;
  const [year = '', month = '', day = ''] = found.slice(1).filter((part) => part !== undefined);
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${read}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(read) ? read : undefined;
}

export function readInstant(text: string): string | undefined {
  const [date = '', time = '0:00', ...more] = text.normalize('NFKC').trim().replace('T', ' ').split(/\s+/);
  const day = readDay(date);
  const clock = TIME.exec(time);
  if (day === undefined || !clock || more.length > 0) return undefined;
  const [hour = '', minute = '', second = '0'] = clock.slice(1).filter((part) => part !== undefined);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return `${day} ${[hour, minute, second].map((part) => part.padStart(2, '0')).join(':')}`;
}
