import { DetailSection } from '@linli/sdk-web';
import { SPENDING_STATES } from '../../contract/index.ts';
import type { BudgetItem, ProjectDetail } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import styles from './project.module.css';

/** What it costs, item by item, and how much of it is claimed and paid. */
export function ProjectBudget({ project }: { project: ProjectDetail }) {
  const t = plugin.useTexts();
  const { items, budget, claimed, spent, state } = project;
  const isSpending = SPENDING_STATES.includes(state);
  return (
    <DetailSection title={t('project.budget.section')}>
      <ItemsTable
        items={items}
        sums={[
          [t('project.total'), budget],
          ...(claimed > 0
            ? ([
                [t('project.field.claimed'), claimed],
                [t('project.field.spent'), spent],
                // Nothing is bought any more for one that is over.
                ...(isSpending ? [[t('project.field.left'), budget - claimed]] : []),
              ] as [string, number][])
            : []),
        ]}
      />
    </DetailSection>
  );
}

export function ItemsTable({ items, sums }: { items: readonly BudgetItem[]; sums: readonly [string, number][] }) {
  const t = plugin.useTexts();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('project.item.name')}</th>
          <th scope="col" className={styles.number}>
            {t('project.field.fen')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ name, fen }, at) => (
          <tr key={at}>
            <td>{name}</td>
            <td className={styles.number}>{moneyText(fen)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {sums.map(([label, fen]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className={styles.number}>{moneyText(fen)}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
}
