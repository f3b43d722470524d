import { SelectField } from '@linli/sdk-web';
import type { FieldControlProps, FieldHint, SelectOption } from '@linli/sdk-web';
import { titled, typeField } from '../certificate/certificate-fields.tsx';
import { useRuleOptions } from '../licence-rule/rule-options.ts';
import { plugin } from '../plugin.ts';
import { programmes } from '../programme/programme.queries.ts';

/** Programmes that go on. */
function ProgrammeField(props: FieldControlProps) {
  const going = programmes.page(plugin.useApi(), { state: 'active', pageSize: 100 });
  return <SelectField {...props} query={going} toOptions={({ items }) => items.map(titled)} />;
}

const several = (options: readonly SelectOption[]): FieldHint => ({
  control: 'select',
  render: (props) => <SelectField {...props} multiple options={options} />,
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
