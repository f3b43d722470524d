import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { ExpenseDetailPage } from './expense-detail.page.tsx';
import { ExpenseListPage } from './expense-list.page.tsx';

/** Everything below `expenses`. */
export function ExpensePages() {
  return <RecordPages plugin={plugin} route="expenses" list={ExpenseListPage} detail={ExpenseDetailPage} />;
}
