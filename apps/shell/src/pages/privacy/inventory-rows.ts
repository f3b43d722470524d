import type { Inventory, InventoryEntry, Page } from '@linli/contracts';
import type { ListQuery } from '@linli/sdk-web';

/** A column of the inventory: declared, free text, or a gap that nobody declared. */
export interface InventoryRow extends Omit<InventoryEntry, 'kind'> {
  kind: InventoryEntry['kind'] | 'gap';
}
export const INVENTORY_VIEWS = ['declared', 'free-text', 'gap'] as const;

export function inventoryRows({ items, gaps }: Inventory): InventoryRow[] {
  const gap = (each: Inventory['gaps'][number]): InventoryRow => ({
    ...each,
    id: `gap ${each.owner.id} ${each.table} ${each.column}`,
    kind: 'gap',
    class: null,
    purpose: null,
    basis: null,
    mask: null,
    retentionDays: null,
    after: null,
    published: null,
  });
  return [...items, ...gaps.map(gap)];
}

/** What the address asks for, of rows that all came at once. */
export function inventoryPage(rows: readonly InventoryRow[], query: ListQuery): Page<InventoryRow> {
  const { view, filters, q, page, pageSize } = query;
  const text = q.toLowerCase();
  const found = rows.filter(
    (row) =>
      row.kind === view &&
      (filters['owner'] === undefined || row.owner.id === filters['owner']) &&
      (filters['class'] === undefined || row.class === filters['class']) &&
      (filters['basis'] === undefined || row.basis === filters['basis']) &&
      (filters['published'] === undefined || String(row.published) === filters['published']) &&
      [row.purpose, row.owner.name, row.table, row.column].some((word) => word?.toLowerCase().includes(text)),
  );
  const items = found.slice((page - 1) * pageSize, page * pageSize);
  return { items, page, pageSize, total: found.length, exact: true };
}
