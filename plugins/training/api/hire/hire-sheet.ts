import { bufferSource, openSheet, SHEET_LIMITS, SheetError } from '@linli/sdk-server/sheet';
import type { SheetRow } from '@linli/sdk-server/sheet';
import { HIRE_LIST_COLUMNS, MAX_LISTED } from '../../contract/index.ts';
import type { HireListColumn, HireSheet } from '../../contract/index.ts';
import { HireSheetError } from './hire.errors.ts';

/** What a table may call a column, in Chinese and English; the first is what the template writes. */
export const HIRE_HEADERS: Readonly<Record<HireListColumn, readonly [string, ...string[]]>> = {
  name: ['姓名', 'name'],
  organisation: ['任职组织', '录用单位', '单位', 'organisation'],
  post: ['岗位', '职务', 'post'],
};
/** Columns that are there for whoever reads the table, and mean nothing. */
const SKIPPED = ['序号', 'no', 'no.', ''];

/** Far more than a list of names needs, and far less than would hurt: a small file may unpack to a large one. */
const LIMITS = { ...SHEET_LIMITS, columns: 50, cell: 1_000, unpacked: 16 * 1024 * 1024, texts: 2 * 1024 * 1024 };

export interface ListedName {
  row: number;
  name: string;
  organisation: string;
  post: string;
}

/** Whether core could keep it as a name: what cannot be seen, or begins like a formula, is none. */
export function isPlainName(name: string): boolean {
  return (
    name.length <= 40 &&
    !/[\p{C}\p{Zl}\p{Zp}\u115F\u1160\u2800\u3164\uFFA0]/u.test(name) &&
    !/^[=+\-@＝＋－＠]/u.test(name)
  );
}

/**
 * Reads a pasted table or a file. Only the three columns are taken: one that asks for more about people (a result, a
 * telephone, an identity number) is refused by its name, before anything of it is looked at.
 */
export async function readHireSheet(sheet: HireSheet): Promise<ListedName[]> {
  const bytes = 'text' in sheet ? Buffer.from(sheet.text) : Buffer.from(sheet.file, 'base64');
  const [head, ...rows] = await rowsOf(bytes);
  if (!head) throw new HireSheetError('empty', {});
  const { places, isHeader } = placesOf(head.cells);
  const body = isHeader ? rows : [head, ...rows];
  if (body.length === 0) throw new HireSheetError('empty', {});
  if (body.length > MAX_LISTED) throw new HireSheetError('too-long', { max: MAX_LISTED });
  const cell = (row: SheetRow, column: HireListColumn) =>
    (row.cells[places[column]] ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();
  return body.map((row) => ({
    row: row.row,
    name: cell(row, 'name'),
    organisation: cell(row, 'organisation'),
    post: cell(row, 'post'),
  }));
}

async function rowsOf(bytes: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  try {
    const { batches } = await openSheet(bufferSource(bytes), LIMITS);
    for await (const batch of batches) {
      rows.push(...batch);
      // With a header and one more than there may be, more is not needed to say so.
      if (rows.length > MAX_LISTED + 1) break;
    }
  } catch (error) {
    if (error instanceof SheetError) throw new HireSheetError('unreadable', {});
    throw error;
  }
  return rows;
}

function placesOf(cells: readonly string[]): { places: Record<HireListColumn, number>; isHeader: boolean } {
  const titles = cells.map((cell) => cell.normalize('NFKC').replace(/[\s*]/gu, '').toLowerCase());
  const places = HIRE_LIST_COLUMNS.map((key) => [key, titles.findIndex((title) => HIRE_HEADERS[key].includes(title))]);
  const found = places.filter(([, place]) => place !== -1);
  // Three columns without titles are taken in their order, as people paste them.
  if (found.length === 0 && cells.length === 3)
    return { places: { name: 0, organisation: 1, post: 2 }, isHeader: false };
  const missing = places.filter(([, place]) => place === -1).map(([key]) => HIRE_HEADERS[key as HireListColumn][0]);
  if (missing.length > 0) throw new HireSheetError('columns', { missing: missing.join('、') });
  const known = new Set(found.map(([, place]) => place));
  const further = titles.findIndex((title, place) => !known.has(place) && !SKIPPED.includes(title));
  if (further !== -1)
    throw new HireSheetError('further-column', { column: (cells[further] ?? '').trim().slice(0, 20) });
  return { places: Object.fromEntries(places) as Record<HireListColumn, number>, isHeader: true };
}
