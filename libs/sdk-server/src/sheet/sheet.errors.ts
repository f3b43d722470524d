/** Why a file cannot be read as a table. */
export type SheetFault =
  | 'not-a-table'
  | 'old-workbook'
  | 'locked'
  | 'damaged'
  | 'encoding'
  | 'quotes'
  | 'cell-too-long'
  | 'too-many-columns'
  | 'too-many-rows'
  | 'too-much'
  | 'no-sheet';

/** The file is no table that can be read; `fault` and `params` say why, the words are the caller's. */
export class SheetError extends Error {
  readonly fault: SheetFault;
  readonly params: Record<string, string | number>;

  constructor(fault: SheetFault, params: Record<string, string | number> = {}, cause?: unknown) {
    super(fault, { cause });
    this.name = 'SheetError';
    this.fault = fault;
    this.params = params;
  }
}
