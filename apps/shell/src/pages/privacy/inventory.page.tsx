import { XLSX_TYPE } from '@linli/contracts';
import { DATA_CLASSES, LEGAL_BASES, type Inventory } from '@linli/contracts';
import { ListPage, StateTag, useApi } from '@linli/sdk-web';
import type { ListColumn, ListFilter, Tone } from '@linli/sdk-web';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { INVENTORY_VIEWS, inventoryPage, inventoryRows, type InventoryRow } from './inventory-rows.ts';
import { inventoryQuery } from './privacy.queries.ts';
import styles from './privacy.module.css';

const CLASS_TONE: Record<NonNullable<InventoryRow['class']>, Tone> = {
  public: 'neutral',
  internal: 'neutral',
  personal: 'active',
  sensitive: 'warning',
};

/** Every column that says something about people: what for, on which basis, how it is shown, and how long it is kept. */
export function InventoryPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.inventory'));
  const api = useApi();
  const cache = useQueryClient();
  const all = useQuery(inventoryQuery(api)).data;
  const rows = all && inventoryRows(all);
  const counts =
    rows &&
    Object.fromEntries(
      INVENTORY_VIEWS.map((view) => [view, { total: rows.filter(({ kind }) => kind === view).length, exact: true }]),
    );
  return (
    <ListPage<InventoryRow>
      title={t('menu.inventory')}
      description={<Description inventory={all} />}
      source={(query) => ({
        queryKey: ['core', 'privacy', 'inventory', query],
        queryFn: async () => inventoryPage(inventoryRows(await cache.query(inventoryQuery(api))), query),
        file: () => api.download('/privacy/inventory', { type: XLSX_TYPE }),
      })}
      rowKey={({ id }) => id}
      columns={useColumns()}
      views={INVENTORY_VIEWS.map((key) => ({ key, label: t(`privacy.inventory.view.${key}`) }))}
      counts={counts}
      filters={useFilters(rows)}
      search={{ placeholder: t('privacy.inventory.search') }}
      empty={{ title: t('privacy.inventory.empty') }}
    />
  );
}

function Description({ inventory }: { inventory: Inventory | undefined }) {
  const t = useShellTexts();
  const missing = inventory?.missing ?? [];
  return (
    <>
      {t('privacy.inventory.description')}
      {missing.length > 0 && (
        <p className={styles.warning}>
          {t('privacy.inventory.missing', {
            names: missing.map(({ name, reason }) => (reason ? `${name}（${reason}）` : name)).join('、'),
          })}
        </p>
      )}
    </>
  );
}

function useFilters(rows: readonly InventoryRow[] | undefined): ListFilter[] {
  const t = useShellTexts();
  const owners = new Map((rows ?? []).map(({ owner }) => [owner.id, owner.name]));
  return [
    {
      key: 'owner',
      kind: 'select',
      label: t('privacy.inventory.owner'),
      options: [...owners].map(([value, label]) => ({ value, label })),
    },
    {
      key: 'class',
      kind: 'select',
      label: t('privacy.inventory.class'),
      options: DATA_CLASSES.map((value) => ({ value, label: t(`privacy.class.${value}`) })),
    },
    {
      key: 'basis',
      kind: 'select',
      label: t('privacy.inventory.basis'),
      options: LEGAL_BASES.map((value) => ({ value, label: t(`privacy.basis.${value}`) })),
    },
    {
      key: 'published',
      kind: 'select',
      label: t('privacy.inventory.published'),
      options: ['true', 'false'].map((value) => ({ value, label: t(`privacy.published.${value}`) })),
    },
  ];
}

function useColumns(): ListColumn<InventoryRow>[] {
  const t = useShellTexts();
  const none = <span className={styles.none}>—</span>;
  return [
    {
      key: 'purpose',
      title: t('privacy.inventory.purpose'),
      card: 'title',
      render: ({ kind, purpose, published }) =>
        purpose ?? (kind === 'gap' ? t('privacy.inventory.gap') : t(`privacy.published.${String(published ?? false)}`)),
    },
    {
      key: 'column',
      title: t('privacy.inventory.column'),
      width: 220,
      card: 'fact',
      ellipsis: true,
      render: ({ table, column }) => <code className={styles.code}>{`${table}.${column}`}</code>,
    },
    { key: 'owner', title: t('privacy.inventory.owner'), width: 120, card: 'fact', render: ({ owner }) => owner.name },
    {
      key: 'class',
      title: t('privacy.inventory.class'),
      width: 110,
      card: 'state',
      render: (row) =>
        row.class ? (
          <StateTag tone={CLASS_TONE[row.class]}>{t(`privacy.class.${row.class}`)}</StateTag>
        ) : row.kind === 'gap' ? (
          <StateTag tone="danger">{t('privacy.inventory.undeclared')}</StateTag>
        ) : (
          none
        ),
    },
    {
      key: 'basis',
      title: t('privacy.inventory.basis'),
      width: 120,
      card: 'none',
      render: ({ basis }) => (basis ? t(`privacy.basis.${basis}`) : none),
    },
    {
      key: 'mask',
      title: t('privacy.inventory.mask'),
      width: 150,
      card: 'fact',
      render: ({ mask }) => (mask ? t(`privacy.mask.${mask}`) : none),
    },
    {
      key: 'retention',
      title: t('privacy.inventory.retention'),
      width: 150,
      card: 'fact',
      render: ({ kind, retentionDays }) =>
        retentionDays !== null
          ? t('privacy.inventory.days', { count: retentionDays })
          : kind === 'declared'
            ? t('privacy.inventory.while-used')
            : none,
    },
  ];
}
