import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { typeField } from '../certificate/certificate-fields.tsx';
import { useRuleOptions } from '../licence-rule/rule-options.ts';
import { plugin } from '../plugin.ts';
import { programmes } from '../programme/programme.queries.ts';

/** Programmes that go on. */
function ProgrammeField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const { data, isLoading } = useQuery(programmes.page(plugin.useApi(), { state: 'active', pageSize: 100 }));
  return (
    <Select
      id={id}
      aria-label={label}
      value={value as string | undefined}
      loading={isLoading}
      onBlur={onBlur}
      onChange={onChange}
      options={(data?.items ?? []).map((each) => ({ value: each.id, label: each.title }))}
    />
  );
}

interface SeveralProps extends FieldControlProps {
  options: readonly { value: string; label: string }[];
}

function Several({ id, value, onChange, onBlur, options, 'aria-label': label }: SeveralProps) {
  return (
    <Select
      id={id}
      mode="multiple"
      aria-label={label}
      value={(value as string[] | undefined) ?? []}
      onBlur={onBlur}
      onChange={onChange}
      options={[...options]}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

const several = (options: SeveralProps['options']): FieldHint => ({
  control: 'select',
  render: (props) => <Several {...props} options={options} />,
});

/** What the schema of a class does not tell about its form. */
export function useClassFields(): Record<string, FieldHint> {
  const { bodies, posts } = useRuleOptions();
  return {
    programmeId: { control: 'select', render: (props) => <ProgrammeField {...props} /> },
    posts: several(posts),
    bodies: several(bodies),
    certificateTypeId: typeField,
  };
}
