import { MAX_PAGED_ROWS, XLSX_TYPE, dayOf } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import type { ExecutionContext, StreamableFile } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import type { LinliRequest } from '../access/access.guard.ts';
import { AuditTrail, flushAudit } from '../audit/audit-trail.ts';
import { maskFields } from '../audit/mask-fields.ts';
import type { RequestContext } from '../context/request-context.ts';
import { requestScope } from '../db/request-scope.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { InvalidError } from '../errors.ts';
import { sendFile } from '../http/file-answer.ts';
import { writeXlsx } from '../sheet/write-xlsx.ts';
import { Texts } from '../texts/texts.ts';
import { cellOf, valueAt } from './cell-of.ts';
import type { Say } from './cell-of.ts';
import { EXPORT_METADATA } from './exported-list.ts';
import type { ExportedList } from './exported-list.ts';

const BATCH = 500;
/** Words of a query that say where in the list one is, not which rows it has. */
const PLACES = new Set(['page', 'pageSize']);

/** Writes a list as a workbook, when it is asked for as one. */
@Injectable()
export class ListExport {
  constructor(
    private readonly db: ScopedDb,
    private readonly audit: AuditTrail,
    private readonly texts: Texts,
    private readonly reflector: Reflector,
  ) {}

  /** How the list of this route is written, if that is what the request asks for. */
  wanted(execution: ExecutionContext, request: LinliRequest): ExportedList | undefined {
    if (request.method !== 'GET' || !request.headers.accept?.includes(XLSX_TYPE)) return undefined;
    return this.reflector.get<ExportedList | undefined>(EXPORT_METADATA, execution.getHandler());
  }

  /**
   * Asks the list's own handler for all of its rows, in one query, and writes the line of the audit log in the same
   * transaction: before the first byte goes out it is known who took what.
   */
  async answer(
    execution: ExecutionContext,
    context: RequestContext,
    request: { list: ExportedList; work: () => Promise<unknown> },
  ): Promise<StreamableFile> {
    const say: Say = (...keys) => keys.map((key) => this.texts.find(context.locale, key)).find((text) => text);
    const route = String(this.reflector.get(PATH_METADATA, execution.getClass()));
    const title = say(request.list.title ?? `nav.${route}`) ?? route;
    const { query } = execution.switchToHttp().getRequest<LinliRequest>();
    const rows = await this.db.run(context, 'write', async () => {
      const store = requestScope.getStore();
      if (store) store.rowsAtOnce = MAX_PAGED_ROWS + 1;
      const { items } = (await request.work()) as { items: unknown[] };
      if (items.length > MAX_PAGED_ROWS)
        throw new InvalidError('core.export.too-many', { params: { most: MAX_PAGED_ROWS } });
      this.audit.exported({
        target: { type: 'core.export', id: route, title },
        unit: anchorOf(context),
        facts: { filters: filtersOf(query, store?.listWords ?? []), rows: items.length, format: 'xlsx' },
      });
      await flushAudit(this.db);
      return items;
    });
    execution.switchToHttp().getResponse<FastifyReply>().header('vary', 'accept');
    return sendFile({
      name: `${title}-${dayOf(new Date())}.xlsx`,
      stream: writeXlsx([{ name: title, ...sheetOf(request.list, rows, say) }]),
    });
  }
}

function sheetOf({ columns }: ExportedList, rows: readonly unknown[], say: Say) {
  const shown = columns.flatMap(({ header, value, words, width = 18 }) => {
    const text = say(...[header].flat());
    // What people have no word for is not for them: an id, a version.
    if (text === undefined) return [];
    const prefixes = words === undefined ? [] : [words].flat();
    const find =
      typeof value === 'string' ? (row: unknown) => valueAt(row, value) : (value as (row: unknown) => unknown);
    return [{ header: text, width, cell: (row: unknown) => cellOf(find(row), say, prefixes) }];
  });
  function* batches() {
    for (let start = 0; start < rows.length; start += BATCH)
      yield rows.slice(start, start + BATCH).map((row) => shown.map(({ cell }) => cell(row)));
  }
  return { columns: shown, batches: batches() };
}

/**
 * The filters that were set, as they were asked for. Of a text that was searched for only how long it was: it may be
 * somebody's name, and the log keeps it when they are erased.
 */
function filtersOf(query: unknown, known: readonly string[]): Record<string, unknown> {
  const set = Object.entries(query ?? {}).filter(([word]) => known.includes(word) && !PLACES.has(word));
  return maskFields(Object.fromEntries(set), { q: 'text' });
}

/** Whose auditors see the line: those of the first unit that the asker reaches. */
function anchorOf({ acting, scopes }: RequestContext): number | null {
  return (acting === '' ? undefined : scopes.get(acting)?.[0]?.[0]) ?? null;
}
