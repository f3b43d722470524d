/** A row of a table as a person sees it: texts, counted from 1 as a spreadsheet counts. Blank rows are left out. */
export interface SheetRow {
  row: number;
  cells: string[];
  /** Places of cells whose number a spreadsheet has rounded: it keeps fifteen digits, and a longer code is lost. */
  rounded?: number[];
}

/** What a reader takes at most; beyond it a file is refused in words before it costs memory or time. */
export interface SheetLimits {
  rows: number;
  columns: number;
  /** Characters of one cell. */
  cell: number;
  /** Bytes that a workbook may unpack to. */
  unpacked: number;
  /** Bytes of all texts that a workbook shares between cells. */
  texts: number;
}

/** A spreadsheet's own limits where they are small enough, and what fits into a process's memory where not. */
export const SHEET_LIMITS: SheetLimits = {
  rows: 1_048_576,
  columns: 200,
  cell: 32_767,
  unpacked: 1024 * 1024 * 1024,
  texts: 96 * 1024 * 1024,
};

export type SheetFormat = 'xlsx' | 'csv';
export type TextEncoding = 'utf-8' | 'gb18030';

/** An opened file: what it is, and its rows in batches. `progress` says how much of the file has been read, 0 to 1. */
export interface OpenSheet {
  format: SheetFormat;
  encoding: TextEncoding;
  batches: AsyncIterable<SheetRow[]>;
  progress(): number;
}
