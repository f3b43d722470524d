import { describe, expect, test } from '@jest/globals';
import type { Inventory } from '@linli/contracts';
import type { ListQuery } from '@linli/sdk-web';
import { inventoryPage, inventoryRows } from './inventory-rows.ts';

const owner = { id: 'grid', name: '网格' };
const entry = {
  id: 'a',
  owner,
  table: 'issue',
  column: 'phone',
  kind: 'declared',
  class: 'sensitive',
  purpose: '回访上报人',
  basis: 'consent',
  mask: 'phone',
  retentionDays: 365,
  after: 'closed_at',
  published: null,
} as const;
const inventory: Inventory = {
  items: [
    entry,
    { ...entry, id: 'b', column: 'name', class: 'personal', owner: { id: 'core', name: '平台' } },
    { ...entry, id: 'c', kind: 'free-text', column: 'text', class: null, published: true },
  ],
  gaps: [{ owner, table: 'issue', column: 'note', kind: 'undeclared-text' }],
  missing: [],
};
const query: ListQuery = {
  view: 'declared',
  q: '',
  filters: {},
  sort: undefined,
  page: 1,
  pageSize: 20,
  after: undefined,
};
const columns = (asked: Partial<ListQuery>) =>
  inventoryPage(inventoryRows(inventory), { ...query, ...asked }).items.map(({ column }) => column);

describe('the inventory', () => {
  test('is looked at by kind, with the gaps as a kind of their own', () => {
    expect(columns({})).toEqual(['phone', 'name']);
    expect(columns({ view: 'free-text' })).toEqual(['text']);
    expect(columns({ view: 'gap' })).toEqual(['note']);
  });

  test.each([
    [{ filters: { owner: 'core' } }, ['name']],
    [{ filters: { class: 'sensitive' } }, ['phone']],
    [{ filters: { basis: 'duty' } }, []],
    [{ q: '回访' }, ['phone', 'name']],
    [{ q: 'NAME' }, ['name']],
    [{ page: 2, pageSize: 1 }, ['name']],
    [{ view: 'free-text', filters: { published: 'true' } }, ['text']],
    [{ view: 'free-text', filters: { published: 'false' } }, []],
  ] as [Partial<ListQuery>, string[]][])('narrowed by %j shows %j', (asked, expected) => {
    expect(columns(asked)).toEqual(expected);
  });
});
