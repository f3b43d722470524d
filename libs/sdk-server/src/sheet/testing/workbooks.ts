import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import yazl from 'yazl';
import { bufferSource } from '../byte-source.ts';
import { openSheet } from '../read-sheet.ts';
import { SHEET_LIMITS } from '../sheet.types.ts';
import type { SheetRow } from '../sheet.types.ts';

const RELS = `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>`;
const BOOK = `<workbook xmlns:r="x"><sheets><sheet name="甲" sheetId="1" r:id="r1"/></sheets></workbook>`;

/** A workbook made of given parts; those left out are as small as they can be. */
export async function workbookOf(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const all = { 'xl/workbook.xml': BOOK, 'xl/_rels/workbook.xml.rels': RELS, ...parts };
  for (const [name, text] of Object.entries(all)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream as Readable);
}

/** A sheet's part around its rows. */
export const sheetOf = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

export async function rowsOf(bytes: Buffer, limits = SHEET_LIMITS): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of (await openSheet(bufferSource(bytes), limits)).batches) rows.push(...batch);
  return rows;
}
