import type { Page } from '@linli/contracts';
import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { BudgetLine } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import styles from './subsidy-run.module.css';

const OPEN_FOR_SUBSIDIES = { category: 'subsidy', state: 'open', pageSize: 100 };

/** Budget lines that are meant for subsidies, with what is left on them. */
function LineField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const { data, isLoading } = useQuery({
    queryKey: [plugin.id, 'budget-lines', 'subsidy'],
    queryFn: ({ signal }) => api.get<Page<BudgetLine>>('budget-lines', { query: OPEN_FOR_SUBSIDIES, signal }),
    retry: false,
  });
  const lines = data?.items ?? [];
  const hidden = (data?.total ?? 0) - lines.length;
  return (
    <Select
      id={id}
      allowClear
      aria-label={label}
      placeholder={t('subsidy-run.draft.lineId.placeholder')}
      value={value as string | undefined}
      loading={isLoading}
      popupRender={(menu) => (
        <>
          {menu}
          {hidden > 0 && (
            <p className={styles.more}>
              {t('subsidy-run.draft.lineId.more', { count: lines.length, total: lines.length + hidden })}
            </p>
          )}
        </>
      )}
      onBlur={onBlur}
      onChange={onChange}
      options={lines.map((line) => ({
        value: line.id,
        label: t('subsidy-run.draft.lineId.option', {
          title: `${line.fundTitle} \u00B7 ${line.unit.name} ${line.year}`,
          left: moneyText(line.available),
        }),
      }))}
    />
  );
}

export const lineField: FieldHint = { control: 'select', render: (props) => <LineField {...props} /> };
