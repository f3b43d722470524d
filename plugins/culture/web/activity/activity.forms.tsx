import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { ActivityDetail, ActivityMachine } from '../../contract/index.ts';
import { planFields, recordFields } from './activity-fields.ts';

type Props = StepFormProps<ActivityMachine, ActivityDetail>;

/** What an idea said already stands in the form of its plan. */
const known = ({ kind, title, need }: ActivityDetail) => ({
  kind,
  title,
  ...(need === null ? {} : { need }),
  costFen: 0,
});

export function PlanForm(props: Props) {
  return (
    <StepForm<ActivityMachine, ActivityDetail>
      {...props}
      initialValues={known(props.record)}
      fields={planFields(props.record)}
    />
  );
}

export function RecordIdeaForm(props: Props) {
  return (
    <StepForm<ActivityMachine, ActivityDetail>
      {...props}
      initialValues={known(props.record)}
      fields={{ ...planFields(props.record), ...recordFields }}
    />
  );
}

export function ChangeForm(props: Props) {
  return <StepForm<ActivityMachine, ActivityDetail> {...props} fields={planFields(props.record)} />;
}

/** A minute on a phone: how many, one line, and photos for who has some. */
export function RecordForm(props: Props) {
  return <StepForm<ActivityMachine, ActivityDetail> {...props} fields={recordFields} />;
}

export function RemovePhotoForm(props: Props) {
  return <StepForm<ActivityMachine, ActivityDetail> {...props} fields={{ photoId: { hidden: true } }} />;
}
