import type { ImportError } from '@linli/contracts';

/** Errors by the row they are about. */
export function errorsByRow(errors: readonly ImportError[]): ReadonlyMap<number, ImportError[]> {
  const byRow = new Map<number, ImportError[]>();
  for (const error of errors) byRow.set(error.row, [...(byRow.get(error.row) ?? []), error]);
  return byRow;
}

/** Whether a cell is one of those that are wrong. */
export function wrongIn(
  errors: readonly ImportError[] | undefined,
  cell: 'code' | 'name' | 'level' | 'parentCode',
): boolean {
  const column = cell === 'parentCode' ? 'parent_code' : cell;
  return errors?.some((error) => error.column === column) ?? false;
}
