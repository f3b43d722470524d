import type { ObjectLiteral } from 'typeorm';
import type { ScopedPage } from './scoped-db.ts';

/**
 * The order of a list from the word its query is sorted by: `-openedAt` is newest first. The id stands at the end, so that
 * pages neither repeat nor lose a row. The word must have passed the query's schema: it becomes the name of a column.
 */
export function listOrder<T extends ObjectLiteral & { id: string }>(
  sort: (keyof T & string) | `-${keyof T & string}`,
): ScopedPage<T>['order'] {
  const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
  const property = (direction === 'DESC' ? sort.slice(1) : sort) as keyof T & string;
  return [
    [property, direction],
    ['id', direction],
  ];
}
