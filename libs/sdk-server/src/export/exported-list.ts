import { XLSX_TYPE } from '@linli/contracts';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';

/** Metadata key of routes whose list can be had as a workbook. */
export const EXPORT_METADATA = 'linli:export';

/** A column of an exported list. */
export interface ExportColumn<T = never> {
  /** Text keys of its header; the first that a locale file has. */
  header: string | readonly string[];
  /** Where its value stands in a row as the list answers it (`holder.name`), or how it is made of the row. */
  value: string | ((row: T) => unknown);
  /** Beginnings of the keys that say the value in words: with `issue.state`, `open` is what `issue.state.open` says. */
  words?: string | readonly string[];
  /** In characters of a digit's width. Default 18. */
  width?: number;
}

/** How a list is written as a workbook. The rows are those of its answer, so nobody finds more in it than on the screen. */
export interface ExportedList<T = never> {
  /** Text key of what the list is called. Default: `nav.<route>`. */
  title?: string;
  columns: readonly ExportColumn<T>[];
}

/**
 * Lets the list of a `GET` route be had as a workbook: the same address, asked for with `Accept:` {@link XLSX_TYPE}. Filter,
 * order, scope and masks are those of the list, for it is the list that is written; the export stands in the audit log.
 * @throws InvalidError `core.export.too-many`: more rows than can be paged through
 */
export function ExportsList<T>(list: ExportedList<T>): MethodDecorator {
  return applyDecorators(SetMetadata(EXPORT_METADATA, list), ApiProduces('application/json', XLSX_TYPE));
}
