import { DetailSection, QueryState, RecordState, useCan } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { EXPENSE_PERMISSION, SPENDING_STATES } from '../../contract/index.ts';
import type { ProjectDetail } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { expenses } from './expense.queries.ts';
import styles from './expense.module.css';
import { FileExpenseForm } from './file-expense.form.tsx';

/** As many as fit beside a project; the list has them all. */
const SHOWN = 10;

/** The expenses of a project, for whoever may read them, and the way to file one while it goes on. */
export function ProjectExpenses({ project }: { project: ProjectDetail }) {
  const mayRead = useCan(EXPENSE_PERMISSION.read);
  return mayRead ? <Expenses project={project} /> : null;
}

function Expenses({ project }: { project: ProjectDetail }) {
  const t = plugin.useTexts();
  const address = expenses.useAddress();
  const list = useQuery(expenses.page(plugin.useApi(), { project: project.id, pageSize: SHOWN }));
  const mayFile = useCan(EXPENSE_PERMISSION.file) && SPENDING_STATES.includes(project.state);
  const [filing, setFiling] = useState(false);
  return (
    <DetailSection
      title={t('project.expenses.section')}
      extra={
        <div className={styles.extra}>
          {(list.data?.total ?? 0) > SHOWN && (
            <Link to={address.list({ project: project.id })}>{t('project.expenses.all')}</Link>
          )}
          {mayFile && (
            <Button size="small" onClick={() => setFiling(true)}>
              {t('project.expense.add')}
            </Button>
          )}
        </div>
      }
    >
      <QueryState query={list} size="inline">
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.none}>{t('project.expenses.none')}</p>
          ) : (
            <ul className={styles.list}>
              {items.map(({ id, title, payee, fen, state, voucherNo, paidOn }) => (
                <li key={id}>
                  <Link to={address.record(id)}>{title}</Link>
                  <span className={styles.amount}>{moneyText(fen)}</span>
                  <span className={styles.about}>{[payee, voucherNo, paidOn].filter(Boolean).join(' · ')}</span>
                  <RecordState kit={expenses} state={state} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {filing && <FileExpenseForm project={project} onClose={() => setFiling(false)} />}
    </DetailSection>
  );
}
