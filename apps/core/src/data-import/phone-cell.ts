import { phoneSchema } from '@linli/contracts';
import { keepPhone } from './import-seal.ts';
import type { RowCheck } from './row-check.ts';

/** Puts a number in its sealed form into the cell; one that is none is told without repeating it. */
export function sealPhone(row: RowCheck, column: string, phoneCell: (phone: string) => string): void {
  const given = row.of(column);
  if (given === '') return;
  if (given.includes('*')) return row.set(column, keepPhone(given.slice(0, 20)));
  const phone = phoneSchema.safeParse(given);
  row.set(column, phone.success ? phoneCell(phone.data) : keepPhone('*'.repeat(Math.min(given.length, 11))));
  if (!phone.success) row.add(column, 'bad-phone');
}
