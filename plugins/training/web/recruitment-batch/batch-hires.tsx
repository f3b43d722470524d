import { DetailSection, describeError, useCan, useSdkTexts } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { HIRE_PERMISSION } from '../../contract/index.ts';
import type { CarriedHires, RecruitmentBatchDetail, StreetTally } from '../../contract/index.ts';
import { hires } from '../hire/hire.queries.ts';
import { plugin } from '../plugin.ts';
import styles from './recruitment-batch.module.css';

/** The list of a batch street by street, and what is still to be carried out in core. */
export function BatchHires({ batch }: { batch: RecruitmentBatchDetail }) {
  const t = plugin.useTexts();
  const address = hires.useAddress();
  const { tally, streets, id } = batch;
  const words = (['listed', 'pending', 'refused', 'done', 'gone'] as const)
    .filter((key) => tally[key] > 0)
    .map((key) => `${t(`recruitment-batch.tally.${key}`)} ${t('recruitment-batch.people', { count: tally[key] })}`);
  const ofStreet = ({ unit }: StreetTally) => address.list({ batch: id, unit: String(unit.id) });
  return (
    <DetailSection
      title={t('recruitment-batch.hires.section')}
      extra={streets.length > 0 && <Link to={address.list({ batch: id })}>{t('recruitment-batch.hires.all')}</Link>}
    >
      {streets.length === 0 ? (
        <p className={styles.none}>{t('recruitment-batch.hires.none')}</p>
      ) : (
        <div className={styles.hires}>
          <p className={styles.tally}>{words.join(' · ')}</p>
          <Carry batch={batch} />
          <Table<StreetTally>
            size="small"
            rowKey={({ unit }) => unit.id}
            dataSource={[...streets]}
            pagination={false}
            columns={[
              {
                key: 'unit',
                title: t('recruitment-batch.street'),
                render: (_, street) => <Link to={ofStreet(street)}>{street.unit.name}</Link>,
              },
              {
                key: 'total',
                dataIndex: 'total',
                title: t('recruitment-batch.street.total'),
                align: 'right',
                width: 64,
              },
              { key: 'done', dataIndex: 'done', title: t('recruitment-batch.street.done'), align: 'right', width: 64 },
              {
                key: 'refused',
                dataIndex: 'refused',
                title: t('recruitment-batch.street.refused'),
                align: 'right',
                width: 64,
              },
            ]}
          />
        </div>
      )}
    </DetailSection>
  );
}

/** Goes on until nobody waits any more, core is away, or somebody else has the rest in hand. */
function Carry({ batch: { id, tally } }: { batch: RecruitmentBatchDetail }) {
  const t = plugin.useTexts();
  const sdk = useSdkTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const mayCarry = useCan(HIRE_PERMISSION.carry);
  const [left, setLeft] = useState<number | null>(null);
  const [away, setAway] = useState(false);
  const carry = async () => {
    setLeft(tally.pending);
    setAway(false);
    try {
      for (let carried = await once(); !carried.away && carried.waiting > 0; carried = await once()) {
        setLeft(carried.waiting);
        if (carried.done + carried.refused === 0) break;
      }
    } catch (error) {
      const { title, remedy } = describeError(error, sdk);
      void message.error([title, remedy].filter(Boolean).join('，'));
    } finally {
      setLeft(null);
      await queries.invalidateQueries({ queryKey: [plugin.id] });
    }
  };
  const once = async () => {
    const carried = await api.post<CarriedHires>(`recruitment-batches/${id}/carry`);
    if (carried.away) setAway(true);
    return carried;
  };
  if (left !== null)
    return <Alert type="info" showIcon title={t('recruitment-batch.hires.progress', { count: left })} />;
  return (
    <>
      {tally.pending > 0 && (
        <Alert
          type={away ? 'warning' : 'info'}
          showIcon
          title={t('recruitment-batch.hires.pending', { count: tally.pending })}
          description={away ? t('recruitment-batch.hires.away') : undefined}
          action={
            mayCarry && (
              <Button type="primary" onClick={() => void carry()}>
                {t('recruitment-batch.hires.carry')}
              </Button>
            )
          }
        />
      )}
      {tally.refused > 0 && (
        <Alert type="warning" showIcon title={t('recruitment-batch.hires.refused', { count: tally.refused })} />
      )}
    </>
  );
}
