import { RecordListPage } from '@linli/sdk-web';
import type { Expense } from '../../contract/index.ts';
import { ListSum } from '../list-sum.tsx';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { expenses } from './expense.queries.ts';

/** What was bought for the projects of the unit in the header. They are filed on the page of a project. */
export function ExpenseListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={expenses}
      title={t('nav.expenses')}
      sum={(query) => <ListSum of="expenses" query={query} />}
      columns={[
        { key: 'title', title: t('expense.field.title'), ellipsis: true },
        {
          key: 'project',
          title: t('expense.field.project'),
          card: 'fact',
          ellipsis: true,
          render: ({ project }: Expense) => project.title,
        },
        {
          key: 'fen',
          title: t('expense.field.fen'),
          width: 132,
          numeric: true,
          card: 'fact',
          render: ({ fen }: Expense) => moneyText(fen),
        },
        { key: 'paidOn', title: t('expense.field.paid-on'), width: 112, card: 'none' },
      ]}
      actions={[{ key: 'projects', label: t('nav.projects'), href: plugin.path('projects') }]}
      filters={[
        { key: 'project', kind: 'text', label: t('expense.field.project'), wordOnly: true },
        { key: 'spentBy', kind: 'text', label: t('expense.field.spent-by'), wordOnly: true },
      ]}
    />
  );
}
