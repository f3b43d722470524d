import { FormDrawer, YuanInput } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { fileExpenseSchema } from '../../contract/index.ts';
import type { ExpenseDetail, ProjectDetail } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { expenses } from './expense.queries.ts';
import styles from './expense.module.css';

/** An expense of a project is filed, with what can still be filed beside the amount. */
export function FileExpenseForm({ project, onClose }: { project: ProjectDetail; onClose(): void }) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const left = moneyText(project.budget - project.claimed).slice(1);
  return (
    <FormDrawer<typeof fileExpenseSchema, ExpenseDetail>
      id={`funds.project.${project.id}.expense`}
      open
      title={t('expense.action.file')}
      schema={fileExpenseSchema}
      t={t}
      textPrefix="expense.file"
      fields={{
        projectId: { hidden: true },
        fen: {
          control: 'yuan',
          render: ({ id, value, onChange, onBlur, 'aria-label': label }) => (
            <>
              <YuanInput
                id={id}
                aria-label={label ?? t('expense.file.fen.label')}
                value={typeof value === 'number' ? value : undefined}
                onChange={onChange}
                onBlur={onBlur}
              />
              <p className={styles.left}>{t('expense.file.left', { left })}</p>
            </>
          ),
        },
        basis: { apiBase: plugin.apiBase },
      }}
      initialValues={{ projectId: project.id, payee: project.supplier ?? undefined }}
      submitLabel={t('expense.action.file')}
      onSubmit={(values, { idempotencyKey }) => expenses.create(api, values, idempotencyKey)}
      onDone={() => {
        void message.success(t('expense.done.file'));
        void queries.invalidateQueries({ queryKey: [plugin.id] });
        onClose();
      }}
      onClose={onClose}
    />
  );
}
