import type { FieldError } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import type { Locale } from '../context/request-context.ts';
import { requestScope } from '../db/request-scope.ts';
import { InvalidError, NotFoundError } from '../errors.ts';

const WORDS: Record<Locale, z.core.$ZodErrorMap> = {
  'zh-CN': z.locales.zhCN().localeError,
  en: z.locales.en().localeError,
};

/** Checks a parameter against its zod schema (`@Body({ schema })`); the field errors come in the asker's language. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const { schema } = metadata;
    if (!(schema instanceof z.ZodType) || metadata.type === 'custom') return value;
    const result = schema.safeParse(value, { error: WORDS[requestScope.getStore()?.locale ?? 'zh-CN'] });
    if (result.success && isStorable(result.data)) return metadata.type === 'query' ? atOnce(result.data) : result.data;
    // An id in the path that cannot be one names nothing.
    if (metadata.type === 'param') throw new NotFoundError('core.http.not-found');
    if (result.success) throw new InvalidError('core.http.bad-request');
    throw new InvalidError('core.http.invalid', { errors: result.error.issues.map(toFieldError) });
  }
}

/** The query of a list whose rows are wanted all at once: by the platform itself, no query string can say so. */
function atOnce(query: unknown): unknown {
  const store = requestScope.getStore();
  const isPaged = typeof query === 'object' && query !== null && 'pageSize' in query;
  if (store?.rowsAtOnce === undefined || typeof query !== 'object' || query === null) return query;
  store.listWords = Object.keys(query);
  return isPaged ? { ...query, page: 1, pageSize: store.rowsAtOnce } : query;
}

/**
 * The database takes neither a NUL nor half a character: one fails late and in the middle of other queries, the other
 * would be replaced without a word. Not by recursion, which somebody's nesting could exhaust.
 */
function isStorable(value: unknown): boolean {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string' && (next.includes('\0') || !next.isWellFormed())) return false;
    if (next !== null && typeof next === 'object') for (const inner of Object.values(next)) open.push(inner);
  }
  return true;
}

function toFieldError(issue: z.core.$ZodIssue): FieldError {
  return { field: issue.path.join('.'), code: issue.code ?? 'invalid', message: issue.message };
}
