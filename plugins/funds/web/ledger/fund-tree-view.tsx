import { QueryState, usePhone } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link } from 'react-router';
import type { Fund, FundNode } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import styles from './fund-tree.module.css';
import { fundTree } from './ledger.queries.ts';

/** Each amount with what of the books it opens to. */
const AMOUNTS = {
  received: 'account=available&effect=appropriate,allocate',
  available: 'account=available',
  committed: 'account=committed',
  spent: 'account=spent',
} as const;
type Amount = keyof typeof AMOUNTS;
const SHOWN: readonly Amount[] = ['received', 'available', 'committed', 'spent'];

/** A unit with what it has of a fund, and those directly below it. */
export function FundTreeView({ fund, at }: { fund: Fund; at: number }) {
  const t = plugin.useTexts();
  const tree = useQuery(fundTree(plugin.useApi(), fund.id, at));
  return (
    <QueryState query={tree}>
      {({ node, children }) => (
        <>
          <section className={styles.node} aria-label={node.unit.name}>
            <h2 className={styles.name}>
              {node.unit.name} · {fund.title}（{fund.year}）
            </h2>
            <dl className={styles.amounts}>
              {SHOWN.map((amount) => (
                <div key={amount} className={styles.amount}>
                  <dt>{t(`fund-tree.field.${amount}`)}</dt>
                  <dd>
                    <Books fund={fund} node={node} amount={amount} />
                  </dd>
                </div>
              ))}
              <div className={styles.amount}>
                <dt>{t('fund-tree.field.passed-on')}</dt>
                <dd>{moneyText(node.passedOn)}</dd>
              </div>
            </dl>
          </section>
          <h3 className={styles.below}>{t('fund-tree.children')}</h3>
          {children.length === 0 ? <p>{t('fund-tree.none')}</p> : <Children fund={fund} nodes={children} />}
        </>
      )}
    </QueryState>
  );
}

function Books({ fund, node, amount }: { fund: Fund; node: FundNode; amount: Amount }) {
  const address = plugin.path(`ledger?unit=${node.unit.id}&fund=${fund.id}&${AMOUNTS[amount]}`);
  return <Link to={address}>{moneyText(node[amount])}</Link>;
}

const deeper = (fund: Fund, node: FundNode) => plugin.path(`fund-tree?unit=${node.unit.id}&fund=${fund.id}`);

function Children({ fund, nodes }: { fund: Fund; nodes: readonly FundNode[] }) {
  const t = plugin.useTexts();
  const phone = usePhone();
  if (phone)
    return (
      <ul className={styles.cards}>
        {nodes.map((node) => (
          <li key={node.unit.id} className={styles.card}>
            <Link to={deeper(fund, node)}>{node.unit.name}</Link>
            <dl className={styles.facts}>
              {SHOWN.map((amount) => (
                <div key={amount}>
                  <dt>{t(`fund-tree.field.${amount}`)}</dt>
                  <dd>
                    <Books fund={fund} node={node} amount={amount} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    );
  return (
    <Table<FundNode>
      size="middle"
      rowKey={({ unit }) => unit.id}
      dataSource={[...nodes]}
      pagination={false}
      columns={[
        {
          key: 'unit',
          title: t('fund-tree.field.unit'),
          render: (_, node) => <Link to={deeper(fund, node)}>{node.unit.name}</Link>,
        },
        ...SHOWN.map((amount) => ({
          key: amount,
          title: t(`fund-tree.field.${amount}`),
          align: 'right' as const,
          className: styles.number ?? '',
          render: (_: unknown, node: FundNode) => <Books fund={fund} node={node} amount={amount} />,
        })),
      ]}
    />
  );
}
