import { FormDrawer } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { paySubsidyEntriesSchema } from '../../contract/index.ts';
import type { SubsidyStreet } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { payAll } from './subsidy-run.queries.ts';
import { todayText } from './today.ts';

interface Props {
  runId: string;
  street: SubsidyStreet;
  waiting: { count: number; fen: number };
  onClose(): void;
}

/** All of a street that wait for it, with one day and one voucher. */
export function PayStreetForm({ runId, street: { unit }, waiting, onClose }: Props) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return (
    <FormDrawer
      id={`funds.subsidy-run.${runId}.pay.${unit.id}`}
      open
      title={t('subsidy-run.pay.title')}
      schema={paySubsidyEntriesSchema}
      t={t}
      textPrefix="subsidy-run.pay"
      fields={{ unitId: { hidden: true } }}
      initialValues={{ unitId: unit.id, paidOn: todayText() }}
      submitLabel={t('subsidy-run.pay.submit')}
      onSubmit={(values, { idempotencyKey }) => payAll(api, runId, values, idempotencyKey)}
      onDone={({ count, fen }) => {
        void queries.invalidateQueries({ queryKey: [plugin.id] });
        void message.success(t('subsidy-run.pay.done', { count, amount: moneyText(fen) }));
      }}
      onClose={onClose}
    >
      <p>{t('subsidy-run.pay.about', { unit: unit.name, count: waiting.count, amount: moneyText(waiting.fen) })}</p>
    </FormDrawer>
  );
}
