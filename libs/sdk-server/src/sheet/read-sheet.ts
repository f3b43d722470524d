import type { ByteSource } from './byte-source.ts';
import { csvRows, encodingOf } from './csv-rows.ts';
import { SheetError } from './sheet.errors.ts';
import { SHEET_LIMITS } from './sheet.types.ts';
import type { OpenSheet, SheetLimits } from './sheet.types.ts';
import { xlsxRows } from './xlsx-rows.ts';

const ZIP = '504b0304';
const EMPTY_ZIP = '504b0506';
/** What Excel saved until 2003, and what it makes of a workbook with a password. */
const OLD_WORKBOOK = 'd0cf11e0';

/**
 * Opens a file by what it is, not by what it is called: a workbook (XLSX) or a text with separators (CSV; UTF-8 or
 * GB18030). Rows come in batches while they are read; of the file itself nothing is kept. Throws {@link SheetError},
 * also while the rows are read.
 */
export async function openSheet(source: ByteSource, limits: SheetLimits = SHEET_LIMITS): Promise<OpenSheet> {
  const beginning = (await source.read(0, Math.min(4, source.size))).toString('hex');
  if (beginning === OLD_WORKBOOK) throw new SheetError('old-workbook');
  if (beginning === EMPTY_ZIP) throw new SheetError('no-sheet');
  let share = 0;
  const onRead = (now: number) => (share = Math.min(1, now));
  if (beginning === ZIP)
    return {
      format: 'xlsx',
      encoding: 'utf-8',
      batches: xlsxRows(source, limits, onRead),
      progress: () => share,
    };
  const encoding = await encodingOf(source);
  return { format: 'csv', encoding, batches: csvRows(source, encoding, limits, onRead), progress: () => share };
}
