import { openSheet, SHEET_LIMITS } from '@linli/sdk-server/sheet';

/** All cells of the first sheet of a workbook. */
export async function readCells(workbook: Buffer): Promise<string[]> {
  const source = {
    size: workbook.length,
    read: (start: number, end: number) => Promise.resolve(workbook.subarray(start, end)),
  };
  const sheet = await openSheet(source, SHEET_LIMITS);
  const found: string[] = [];
  for await (const rows of sheet.batches) for (const { cells } of rows) found.push(...cells);
  return found;
}
