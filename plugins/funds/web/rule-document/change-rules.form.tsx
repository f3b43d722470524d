import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { RuleDocumentDetail, RuleDocumentMachine } from '../../contract/index.ts';
import { useRuleFields } from './rule-fields.tsx';

export function ChangeRulesForm(props: StepFormProps<RuleDocumentMachine, RuleDocumentDetail>) {
  return <StepForm<RuleDocumentMachine, RuleDocumentDetail> {...props} fields={useRuleFields()} />;
}
