import type { ImportError, ImportRow, UnitLevel } from '@linli/contracts';
import type { Placed } from '@linli/sdk-server';

export type Column = NonNullable<ImportError['column']>;
export type Encoding = 'utf-8' | 'gb18030';

/** A row as the file says it, with codes in plain digits. `cells` is set where their number does not fit the header. */
export interface FileRow {
  row: number;
  code: string;
  name: string;
  level: string;
  parentCode: string;
  cells?: number;
}

/** Something wrong with a row, without words: they come when it is shown, in the reader's language. */
export interface Fault {
  row: number;
  column: Column | null;
  code: ImportError['code'];
  /** Which of several sentences for the same code. */
  variant?: string;
  params?: Record<string, string | number>;
}

/** What it was, for a changed row; or why an unchanged one may surprise. */
export interface Note {
  /** The unit's name so far. */
  name?: string;
  /** Name of the unit it stands below so far. */
  parent?: string;
  /** The unit was without a code since it moved; it gets the row's. */
  pending?: true;
  /** The row's code is an old one of this unit. */
  alias?: { name: string; code: string | null };
}

export interface PlannedRow extends FileRow {
  outcome: ImportRow['outcome'];
  note?: Note;
  /** The unit that has this code. */
  unitId?: number;
  /** The unit it is to stand below, when the tree has it already; otherwise `parentCode` is the code of a new one. */
  parentId?: number;
  level: string;
}

/** A unit that the file refers to, as the tree has it. */
export interface KnownUnit extends Placed {
  id: number;
  code: string | null;
  name: string;
  level: UnitLevel;
  parentId: number | null;
  parentName: string | null;
}

/** A unit without a code is known by its place, level and name. */
export const pendingKey = (parentId: number | null, level: string | undefined, name: string): string =>
  `${parentId} ${level} ${name}`;

export interface Known {
  byCode: ReadonlyMap<string, KnownUnit>;
  /** Units by the codes they had before, where such a code means one unit only. */
  byAlias: ReadonlyMap<string, KnownUnit>;
  /** Units whose code is pending since they moved, by {@link pendingKey}. */
  pending: ReadonlyMap<string, KnownUnit>;
  /** Units above the asker's anchors: known to everybody below them, though not theirs to change. */
  above: ReadonlySet<number>;
}

export interface Counts {
  total: number;
  new: number;
  changed: number;
  unchanged: number;
  error: number;
}
