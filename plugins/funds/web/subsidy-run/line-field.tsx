import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { BudgetLine } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';

/** Budget lines that are meant for subsidies, with what is left on them. */
function LineField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const { data, isLoading } = useQuery({
    queryKey: [plugin.id, 'budget-lines', 'subsidy'],
    queryFn: ({ signal }) => api.get<{ items: BudgetLine[] }>('budget-lines', { signal }),
    retry: false,
  });
  const lines = (data?.items ?? []).filter(({ category, state }) => category === 'subsidy' && state === 'open');
  return (
    <Select
      id={id}
      allowClear
      aria-label={label}
      placeholder={t('subsidy-run.draft.lineId.placeholder')}
      value={value as string | undefined}
      loading={isLoading}
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
