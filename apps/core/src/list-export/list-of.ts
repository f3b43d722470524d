import type { ExportColumn, ExportedList } from '@linli/sdk-server';

type Column<T> = Partial<Pick<ExportColumn<T>, 'value' | 'words' | 'width'>>;

/**
 * How a list of core is written as a workbook. Its texts stand under `export.<name>`: the title, and `<column>` for each
 * header; where a column says nothing else, its value is the row's field of that name.
 */
export function listOf<T>(name: string, columns: Readonly<Record<string, Column<T>>>): ExportedList<T> {
  return {
    title: `export.${name}`,
    columns: Object.entries(columns).map(([column, more]) => ({
      header: `export.${name}.${column}`,
      value: column,
      words: `export.${name}.${column}`,
      ...more,
    })),
  };
}
