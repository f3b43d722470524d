import { bufferSource } from '../sheet/byte-source.ts';
import { openSheet } from '../sheet/read-sheet.ts';

/** The cells of a workbook's first sheet as texts, row by row. */
export async function workbookRows(workbook: Buffer): Promise<string[][]> {
  const rows: string[][] = [];
  const { batches } = await openSheet(bufferSource(workbook));
  for await (const batch of batches) rows.push(...batch.map(({ cells }) => cells));
  return rows;
}
