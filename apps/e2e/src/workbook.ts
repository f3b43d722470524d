import { buffer } from 'node:stream/consumers';
import { writeXlsx } from '@linli/sdk-server/sheet';

/** A workbook of one sheet, as somebody fills one in and chooses it in a form. */
export async function workbook(
  name: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const batches = (async function* () {
    yield await Promise.resolve(rows);
  })();
  const sheet = { name: '填报', columns: headers.map((header) => ({ header })), batches };
  return {
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await buffer(writeXlsx([sheet])),
  };
}
