import { StepForm } from '@linli/sdk-web';
import type { FieldHint, StepFormProps } from '@linli/sdk-web';
import type { SchemeDetail, SchemeMachine } from '../../contract/index.ts';
import { ClassesField } from '../honour-classes.tsx';

export const SCHEME_FIELDS: Record<string, FieldHint> = {
  classes: { control: 'select', render: (props) => <ClassesField {...props} /> },
  consentText: { rows: 8 },
};

export function ChangeSchemeForm(props: StepFormProps<SchemeMachine, SchemeDetail>) {
  return <StepForm<SchemeMachine, SchemeDetail> {...props} fields={SCHEME_FIELDS} />;
}
