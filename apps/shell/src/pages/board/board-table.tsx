import type { BoardIndicator, Day, Figure, UnitId, UnitRef } from '@linli/contracts';
import { ErrorState, QueryState, figureText, unitChildrenQuery, useApi, usePhone } from '@linli/sdk-web';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link, useLocation } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { amountOf, figureOf, recordsOf, type BoardGroup } from './board.model.ts';
import styles from './board.module.css';
import { figuresQuery } from './board.queries.ts';

/** Units that one request asks for at most, the one looked at among them. */
const MOST_UNITS = 100;

interface Props {
  groups: readonly BoardGroup[];
  /** Null: everything I may see; then the rows are my own units. */
  unitId: UnitId | null;
  unit: UnitRef | null;
  asOf: Day | null;
}

/** The same figures unit by unit: the one looked at, and those directly below it. */
export function BoardTable(props: Props) {
  const children = useQuery(unitChildrenQuery(useApi(), props.unitId));
  return (
    <QueryState query={children}>
      {(units) => <Rows {...props} rows={[...(props.unit ? [props.unit] : []), ...units].slice(0, MOST_UNITS)} />}
    </QueryState>
  );
}

function Rows({ groups, unitId, asOf, rows }: Props & { rows: readonly UnitRef[] }) {
  const t = useShellTexts();
  const api = useApi();
  const phone = usePhone();
  const answers = useQueries({
    queries: groups.map(({ owner }) => ({
      ...figuresQuery(api, {
        owner: owner.id,
        units: rows.map(({ id }) => id),
        days: asOf === null ? null : [asOf],
      }),
      enabled: rows.length > 0,
    })),
  });
  const figures = answers.flatMap(({ data }) => data?.figures ?? []);
  const indicators = groups.flatMap((group) => group.indicators);
  const waiting = answers.some(({ isLoading }) => isLoading);
  const failed = answers.flatMap((answer, index) => (answer.error ? [{ answer, owner: groups[index]?.owner }] : []));
  return (
    <section className={styles.group}>
      {failed.map(({ answer, owner }) => (
        <div key={owner?.id} className={styles.away}>
          <ErrorState
            error={answer.error}
            size="inline"
            retrying={answer.isFetching}
            onRetry={() => void answer.refetch()}
          />
          <p className={styles.rest}>{t('board.rest-stays')}</p>
        </div>
      ))}
      {phone ? (
        <Cards rows={rows} indicators={indicators} figures={figures} current={unitId} waiting={waiting} />
      ) : (
        <Table<UnitRef>
          className={styles.table}
          rowKey={({ id }) => id}
          dataSource={[...rows]}
          pagination={false}
          scroll={{ x: 'max-content' }}
          loading={waiting}
          rowClassName={({ id }) => (id === unitId ? (styles.own ?? '') : '')}
          columns={[
            {
              key: 'unit',
              title: t('board.table.unit'),
              fixed: 'left',
              render: (_, unit) => <UnitName unit={unit} current={unitId} />,
            },
            ...indicators.map((indicator) => ({
              key: indicator.id,
              title: indicator.title,
              align: 'right' as const,
              render: (_: unknown, unit: UnitRef) => (
                <Cell indicator={indicator} figure={figureOf(figures, indicator.id, unit.id)} />
              ),
            })),
          ]}
        />
      )}
      {rows.length <= 1 && <p className={styles.rest}>{t('board.table.nothing-below')}</p>}
    </section>
  );
}

/** On a phone each unit is a card: nobody pushes a table from side to side. */
function Cards({
  rows,
  indicators,
  figures,
  current,
  waiting,
}: {
  rows: readonly UnitRef[];
  indicators: readonly BoardIndicator[];
  figures: readonly Figure[];
  current: UnitId | null;
  waiting: boolean;
}) {
  return (
    <ul className={styles.cards}>
      {rows.map((unit) => (
        <li key={unit.id} className={styles.card}>
          <h3 className={styles.cardTitle}>
            <UnitName unit={unit} current={current} />
          </h3>
          <dl className={styles.facts}>
            {indicators.map((indicator) => (
              <div key={indicator.id}>
                <dt>{indicator.title}</dt>
                <dd>
                  <Cell indicator={indicator} figure={figureOf(figures, indicator.id, unit.id)} waiting={waiting} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** Leads to the board of the unit. */
function UnitName({ unit, current }: { unit: UnitRef; current: UnitId | null }) {
  const { pathname, search } = useLocation();
  if (unit.id === current) return <strong>{unit.name}</strong>;
  const params = new URLSearchParams(search);
  params.set('unit', String(unit.id));
  return <Link to={`${pathname}?${params.toString()}`}>{unit.name}</Link>;
}

interface CellProps {
  indicator: BoardIndicator;
  figure: Figure | undefined;
  /** An answer is still to come: that there is none must not be read as that nothing is there. */
  waiting?: boolean;
}

function Cell({ indicator, figure, waiting = false }: CellProps) {
  const t = useShellTexts();
  const amount = amountOf(indicator, figure);
  if (!figure) return <span className={styles.dash}>{waiting ? '…' : '—'}</span>;
  if (!amount) {
    return (
      <span className={styles.dash} title={t(`board.state.${figure.state}`)}>
        {figure.state === 'not-recorded' ? t('board.state.not-recorded') : '—'}
      </span>
    );
  }
  const text = figureText(amount);
  return (
    <>
      <Link to={recordsOf(indicator, indicator.drilldown, figure) ?? '#'}>{text}</Link>
      {indicator.unit === 'share' && <span className={styles.n}> n={amount.whole}</span>}
      {figure.partial && (
        <span className={styles.n} title={t('board.partial')}>
          {' '}
          *
        </span>
      )}
    </>
  );
}
