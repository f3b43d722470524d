import type { Anchor, ImportNoun, PermissionId } from '@linli/contracts';

/** A column of a noun's table. Its title stands in the locale files as `import.column.<noun>.<key>`. */
export interface ColumnDefinition {
  key: string;
  /** What a file may call it, in Chinese and English. The title is understood too. */
  headers: readonly string[];
  required?: boolean;
  /** `code`: blanks inside are no part of it; `word`: a few letters, made plain; `text`: as it stands. */
  kind: 'code' | 'word' | 'text';
  /** Words that may stand in it: value → what people write. The first is what an export writes. */
  choices?: Readonly<Record<string, readonly string[]>>;
  /** Whether numbers that must not be kept are looked for in it; by default in texts. */
  scanned?: boolean;
  /** Of the example row in the template. */
  example: string;
}

/** A row as its noun's columns have it. */
export type Cells = Record<string, string>;

/** Something wrong with a row, without words: they come when it is shown, in the reader's language. */
export interface Fault {
  row: number;
  column: string | null;
  code: string;
  /** Which of several sentences for the same code. */
  variant?: string | null;
  params?: Record<string, string | number> | null;
}
export type FaultOfRow = Omit<Fault, 'row'>;

export interface Counts {
  total: number;
  new: number;
  changed: number;
  unchanged: number;
  error: number;
}

/** A row that is shown, with what would become of it. */
export interface ShownRow {
  row: number;
  cells: string[];
  outcome: 'new' | 'changed' | 'unchanged' | 'error';
  note: Record<string, unknown> | null;
}

/** What stands in the way of taking an import back. */
export interface Obstacle {
  what: string;
  params: Record<string, unknown>;
}

export type Anchors = readonly Anchor[];

/** How far a step is. */
export type Progress = (done: number, total: number) => void;

/** What a noun adds to the pipeline. All of it runs inside the transaction of a step. */
export abstract class NounImport {
  abstract readonly noun: ImportNoun;
  abstract readonly permission: PermissionId;
  abstract readonly readPermission: PermissionId;
  abstract readonly columns: readonly ColumnDefinition[];
  /** What its records are kept in. */
  abstract readonly table: string;

  /** What is wrong with a row by itself; may put plain values into its cells. Pure. */
  abstract checkRow(cells: Cells, rounded: ReadonlySet<string>): FaultOfRow[];

  /** A cell as it is shown, or, to whoever uploaded it (`own`), as it was in the file. */
  cellText?(key: string, cell: string, own: boolean): string;

  /** Keeps others from changing what the plan looks at, until the end of the transaction. */
  abstract lock(): Promise<void>;

  /**
   * From the table `import_given` (row, a column each, `faulty`) makes `import_plan` (row, outcome, target, note) and
   * adds what is wrong to `import_found` (row, column_key, code, variant, params).
   */
  abstract plan(anchors: Anchors): Promise<void>;

  /** The lowest unit that covers all that the plan touches, or looks at when it touches nothing. */
  abstract coveringUnit(): Promise<number | null>;

  /** Does what the plan says. */
  abstract apply(work: { id: string; fileName: string; progress: Progress }): Promise<void>;

  /** Nobody builds on what the import made any more: who tries waits, and then finds it gone or still there. */
  abstract hold(id: string): Promise<void>;

  /** The first thing that was built on the import since; undefined when it can be taken back. */
  abstract obstacle(id: string): Promise<Obstacle | undefined>;

  abstract undo(id: string, fileName: string): Promise<void>;

  /** A statement that gives a row per record in reach ($1: ids of units), a column for each of the noun's. */
  abstract exportSql(): string;

  /** A row of {@link exportSql} as it is written. */
  exportRow(row: Record<string, string | null>): string[] | Promise<string[]> {
    return this.columns.map(({ key, choices }) => {
      const value = row[key] ?? '';
      return choices?.[value]?.[0] ?? value;
    });
  }
}
