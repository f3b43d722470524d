import { DetailSection, useCan, usePhone } from '@linli/sdk-web';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { SUBSIDY_ENTRY_PERMISSION } from '../../contract/index.ts';
import type { SubsidyRunDetail, SubsidyStreet } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { subsidyEntries } from '../subsidy-entry/subsidy-entry.queries.ts';
import { PayStreetForm } from './pay-street.form.tsx';
import { RunStanding } from './run-standing.tsx';
import styles from './subsidy-run.module.css';

/** Street by street: people, amounts, and what each still has to do. */
export function RunStreets({ run }: { run: SubsidyRunDetail }) {
  const t = plugin.useTexts();
  const phone = usePhone();
  const address = subsidyEntries.useAddress();
  const mayPay = useCan(SUBSIDY_ENTRY_PERMISSION.pay);
  const mayRead = useCan(SUBSIDY_ENTRY_PERMISSION.read);
  const [paying, setPaying] = useState<SubsidyStreet | null>(null);
  const { id, state, streets, people } = run;
  const listOf = ({ unit }: SubsidyStreet, more = {}) => address.list({ run: id, unit: String(unit.id), ...more });
  const sheetOf = ({ unit }: SubsidyStreet) => `${plugin.path('subsidy-sheet')}?run=${id}&unit=${unit.id}`;
  if (!mayRead) return null;
  if (streets.length === 0)
    return (
      <DetailSection title={t('subsidy-run.sums.section')}>
        <p className={styles.told}>{t(people > 0 ? 'subsidy-run.sums.gone' : 'subsidy-run.sums.none')}</p>
      </DetailSection>
    );
  const isOut = run.releasedOn !== null;
  const links = (street: SubsidyStreet) => (
    <span className={styles.links}>
      {isOut && <Link to={sheetOf(street)}>{t('subsidy-run.sums.sheet')}</Link>}
      {state === 'released' && mayPay && street.waiting.count > 0 && (
        <Button type="link" size="small" className={styles.link} onClick={() => setPaying(street)}>
          {t('subsidy-run.sums.pay')}
        </Button>
      )}
    </span>
  );
  const sum = (of: (street: SubsidyStreet) => number) => streets.reduce((all, street) => all + of(street), 0);
  return (
    <DetailSection
      title={t('subsidy-run.sums.section')}
      extra={<Link to={address.list({ run: id })}>{t('subsidy-run.sums.all-entries')}</Link>}
    >
      <div className={styles.sums}>
        <RunStanding run={run} />
        {phone ? (
          <ul className={styles.cards}>
            {streets.map((street) => (
              <li key={street.unit.id}>
                <Link to={listOf(street)}>{street.unit.name}</Link>
                <span className={styles.amount}>{moneyText(street.all.fen)}</span>
                <span className={styles.where}>
                  {t('subsidy-run.people', { count: street.all.count })}
                  {isOut && ` \u00B7 ${t('subsidy-run.sums.paid')} ${moneyText(street.paid.fen)}`}
                </span>
                {links(street)}
              </li>
            ))}
          </ul>
        ) : (
          <Table<SubsidyStreet>
            size="small"
            rowKey={({ unit }) => unit.id}
            dataSource={[...streets]}
            pagination={false}
            columns={[
              {
                key: 'unit',
                title: t('subsidy-run.sums.unit'),
                render: (_, street) => <Link to={listOf(street)}>{street.unit.name}</Link>,
              },
              {
                key: 'people',
                title: t('subsidy-run.sums.people'),
                align: 'right',
                width: 64,
                render: (_, s) => s.all.count,
              },
              {
                key: 'fen',
                title: t('subsidy-run.sums.fen'),
                align: 'right',
                width: 120,
                render: (_, s) => moneyText(s.all.fen),
              },
              ...(isOut
                ? [
                    {
                      key: 'released',
                      title: t('subsidy-run.sums.released'),
                      align: 'right' as const,
                      width: 120,
                      render: (_: unknown, s: SubsidyStreet) => moneyText(s.released.fen),
                    },
                    {
                      key: 'paid',
                      title: t('subsidy-run.sums.paid'),
                      align: 'right' as const,
                      width: 120,
                      render: (_: unknown, s: SubsidyStreet) => moneyText(s.paid.fen),
                    },
                    { key: 'links', title: '', width: 144, render: (_: unknown, s: SubsidyStreet) => links(s) },
                  ]
                : []),
            ]}
            summary={() => (
              <Table.Summary.Row>
                <Table.Summary.Cell index={0}>{t('subsidy-run.sums.total')}</Table.Summary.Cell>
                <Table.Summary.Cell index={1} align="right">
                  {sum((s) => s.all.count)}
                </Table.Summary.Cell>
                <Table.Summary.Cell index={2} align="right">
                  {moneyText(sum((s) => s.all.fen))}
                </Table.Summary.Cell>
                {isOut && (
                  <>
                    <Table.Summary.Cell index={3} align="right">
                      {moneyText(sum((s) => s.released.fen))}
                    </Table.Summary.Cell>
                    <Table.Summary.Cell index={4} align="right">
                      {moneyText(sum((s) => s.paid.fen))}
                    </Table.Summary.Cell>
                    <Table.Summary.Cell index={5} />
                  </>
                )}
              </Table.Summary.Row>
            )}
          />
        )}
      </div>
      {paying && <PayStreetForm runId={id} street={paying} waiting={paying.waiting} onClose={() => setPaying(null)} />}
    </DetailSection>
  );
}
