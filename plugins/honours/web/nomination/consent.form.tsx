import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import type { NominationDetail, NominationMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { aboutQuery } from './nomination.queries.ts';

/** What they said to the text as it stood on the page behind: its version goes with the answer. */
export function ConsentForm(props: StepFormProps<NominationMachine, NominationDetail>) {
  const { data } = useQuery(aboutQuery(plugin.useApi(), props.record.id));
  if (!data) return null;
  return (
    <StepForm<NominationMachine, NominationDetail>
      {...props}
      fields={{ consentVersion: { hidden: true } }}
      initialValues={{ ...props.initialValues, consentVersion: data.consent.version }}
    />
  );
}
