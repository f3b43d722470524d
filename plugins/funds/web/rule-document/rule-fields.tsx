import { listSource } from '@linli/sdk-web';
import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { RULE_DOCUMENT_PERMISSION } from '../../contract/index.ts';
import type { RuleDocument } from '../../contract/index.ts';
import { fundField } from '../fund/fund-field.tsx';
import { plugin } from '../plugin.ts';
import { CapsField } from './caps-field.tsx';
import { ClausesField } from './clauses-field.tsx';

/** Editions in force: what can be revised. */
function RevisesField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const { data, isLoading } = useQuery(
    listSource<RuleDocument>(plugin.useApi(), [plugin.id, 'revisable'], {
      path: 'rule-documents',
      query: { state: 'issued', pageSize: 100 },
    }),
  );
  return (
    <Select
      id={id}
      aria-label={label}
      allowClear
      value={value as string | undefined}
      loading={isLoading}
      onBlur={onBlur}
      onChange={onChange}
      options={(data?.items ?? []).map(({ id: each, title, edition }) => ({
        value: each,
        label: `${title} · ${t('rule-document.edition', { edition })}`,
      }))}
    />
  );
}

/** What the schema of a rule document does not tell about its form. */
export function useRuleFields(): Record<string, FieldHint> {
  return {
    fundId: fundField,
    unitId: { control: 'unit', permission: RULE_DOCUMENT_PERMISSION.manage, levels: ['district', 'street'] },
    revises: { control: 'select', render: (props) => <RevisesField {...props} /> },
    clauses: { render: (props) => <ClausesField {...props} /> },
    caps: { render: (props) => <CapsField {...props} /> },
    note: { rows: 2 },
  };
}
