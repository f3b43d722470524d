import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { subsidySchemes } from '../subsidy-scheme/subsidy-scheme.queries.ts';

/** Schemes in force, with what they give in a period. */
function SchemeField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const { data, isLoading } = useQuery(subsidySchemes.page(api, { state: 'active', pageSize: 100 }));
  return (
    <Select
      id={id}
      aria-label={label}
      placeholder={t('subsidy-run.draft.schemeId.placeholder')}
      value={value as string | undefined}
      loading={isLoading}
      onBlur={onBlur}
      onChange={onChange}
      options={(data?.items ?? []).map((scheme) => ({
        value: scheme.id,
        label: `${scheme.title} \u00B7 ${moneyText(scheme.fen)}`,
      }))}
    />
  );
}

export const schemeField: FieldHint = { control: 'select', render: (props) => <SchemeField {...props} /> };
