import { ConflictError, InvalidError, NotFoundError, TooLargeError } from '@linli/sdk-server';
import type { Column } from './import.types.ts';

/** No such import, or it is outside the asker's reach. */
export class ImportNotFoundError extends NotFoundError {
  constructor() {
    super('core.unit-import.not-found');
  }
}

/** Neither UTF-8 nor GB18030. */
export class EncodingError extends InvalidError {
  constructor() {
    super('core.unit-import.encoding');
  }
}

/** Not a table of divisions at all. */
export class NotATableError extends InvalidError {
  constructor() {
    super('core.unit-import.not-a-table');
  }
}

/** A header, and nothing below it. */
export class NoRowsError extends InvalidError {
  constructor() {
    super('core.unit-import.no-rows');
  }
}

/** A column that is needed is missing, or is there twice. */
export class ColumnsError extends InvalidError {
  constructor(what: 'missing-column' | 'column-twice', columns: readonly Column[]) {
    super(`core.unit-import.${what}`, { params: { columns: columns.join(', ') } });
  }
}

/** A quotation mark that nothing closes swallows the rest of the file. */
export class QuotesError extends InvalidError {
  constructor(row: number, cause: unknown) {
    super('core.unit-import.quotes', { params: { row }, cause });
  }
}

export class TooManyRowsError extends InvalidError {
  constructor(max: number) {
    super('core.unit-import.too-many-rows', { params: { max } });
  }
}

export class FileTooLargeError extends TooLargeError {
  constructor(megabytes: number) {
    super('core.unit-import.too-large', { params: { megabytes } });
  }
}

/** The file did not come as the bytes of a file. */
export class NoFileError extends InvalidError {
  constructor() {
    super('core.unit-import.no-file');
  }
}

/** The connection broke in the middle of the file. */
export class CutOffError extends InvalidError {
  constructor(cause: unknown) {
    super('core.unit-import.cut-off', { cause });
  }
}

/** The import is not in the state that this needs, or something stands in the way. `what` says which. */
export class ImportConflictError extends ConflictError {
  constructor(what: ImportConflict, params: Record<string, unknown> = {}) {
    super(`core.unit-import.${what}`, { params });
  }
}
export type ImportConflict =
  | 'has-errors'
  | 'already-applied'
  | 'already-undone'
  | 'not-applied'
  | 'tree-changed'
  | 'nothing-to-undo'
  | 'not-newest'
  | 'changed-since'
  | 'has-children'
  | 'has-grants'
  | 'has-rows';
