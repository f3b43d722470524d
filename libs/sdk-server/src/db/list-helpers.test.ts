import { describe, expect, test } from '@jest/globals';
import { containsText } from './contains-text.ts';
import { listOrder } from './list-order.ts';
import { pathOf, unitIdsOf } from './place-of.ts';
import { render } from './sql.ts';

type Row = { id: string; openedAt: Date };

test('a list is ordered by its word, and by the id where that is the same', () => {
  expect(listOrder<Row>('-openedAt')).toEqual([
    ['openedAt', 'DESC'],
    ['id', 'DESC'],
  ]);
  expect(listOrder<Row>('openedAt')).toEqual([
    ['openedAt', 'ASC'],
    ['id', 'ASC'],
  ]);
});

test('what was typed is looked for literally, in each of the columns', () => {
  expect(render(containsText('100%_\\', 'title', 'note'))).toEqual({
    text: '(row.title ILIKE $1 OR row.note ILIKE $2)',
    values: ['%100\\%\\_\\\\%', '%100\\%\\_\\\\%'],
  });
});

describe('where a row stands', () => {
  const row = { districtId: 2, streetId: 10, communityId: null, gridId: null };

  test('is told from the district down, and leaves out what nobody knows a name of', () => {
    expect(unitIdsOf(row)).toEqual([2, 10]);
    const street = { id: 10, name: '甲街道', level: 'street' as const };
    expect(pathOf(row, { unit: (id) => (id === 10 ? street : undefined), account: () => undefined })).toEqual([street]);
  });
});
