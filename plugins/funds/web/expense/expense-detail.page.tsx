import { Attachments, DetailSection, DetailText, RecordPage } from '@linli/sdk-web';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { expenses } from './expense.queries.ts';

export function ExpenseDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage
      id={id}
      records={expenses}
      list={t('nav.expenses')}
      title={({ title }) => title}
      facts={({ fen, payee, project, voucherNo, paidOn, reversedOn }) => [
        { key: 'fen', label: t('expense.field.fen'), value: moneyText(fen) },
        { key: 'payee', label: t('expense.field.payee'), value: payee },
        {
          key: 'project',
          label: t('expense.field.project'),
          value: <Link to={plugin.path(`projects/${project.id}`)}>{project.title}</Link>,
        },
        { key: 'voucherNo', label: t('expense.field.voucher-no'), value: voucherNo },
        { key: 'paidOn', label: t('expense.field.paid-on'), value: paidOn },
        { key: 'reversedOn', label: t('expense.field.reversed-on'), value: reversedOn },
      ]}
    >
      {({ note, reason, basis }) => (
        <>
          {reason && <Alert type="warning" showIcon title={t('expense.said.reason', { reason })} />}
          <DetailText title={t('expense.field.note')} text={note} none={t('expense.note.none')} />
          {basis.length > 0 && (
            <DetailSection title={t('expense.field.basis')}>
              <Attachments items={basis} apiBase={plugin.apiBase} label={t('expense.field.basis')} />
            </DetailSection>
          )}
        </>
      )}
    </RecordPage>
  );
}
