import { RecordListPage } from '@linli/sdk-web';
import type { FieldHint, ListFilter } from '@linli/sdk-web';
import { fileAllocationSchema } from '../../contract/index.ts';
import type { Allocation } from '../../contract/index.ts';
import { fundField } from '../fund/fund-field.tsx';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { allocations } from './allocation.queries.ts';

const FIELDS: Record<string, FieldHint> = {
  fundId: fundField,
  unitId: {
    control: 'unit',
    permission: allocations.machine.create.permission,
    levels: ['district', 'street', 'community'],
  },
  note: { rows: 2 },
};

export function AllocationListPage() {
  const t = plugin.useTexts();
  const filters: ListFilter[] = [{ key: 'fund', kind: 'text', label: t('allocation.field.fund'), wordOnly: true }];
  return (
    <RecordListPage
      records={allocations}
      title={t('nav.allocations')}
      columns={[
        { key: 'title', title: t('allocation.field.title'), ellipsis: true },
        { key: 'fundTitle', title: t('allocation.field.fund'), width: 200, card: 'none', ellipsis: true },
        {
          key: 'category',
          title: t('allocation.field.category'),
          width: 96,
          card: 'fact',
          render: ({ category }: Allocation) => t(`ledger.category.${category}`),
        },
        {
          key: 'fen',
          title: t('allocation.field.fen'),
          width: 152,
          numeric: true,
          card: 'fact',
          render: ({ fen }: Allocation) => moneyText(fen),
        },
      ]}
      filters={filters}
      create={{ schema: fileAllocationSchema, fields: FIELDS }}
    />
  );
}
