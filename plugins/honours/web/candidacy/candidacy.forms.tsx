import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import { CANDIDACY_MACHINE } from '../../contract/index.ts';
import type { CandidacyDetail, CandidacyMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { useCandidate } from './candidate.ts';

type Props = StepFormProps<CandidacyMachine, CandidacyDetail>;

/** What everybody will read begins with the nomination: whoever publishes it checks it, instead of writing it again. */
export function PublishForm(props: Props) {
  const t = plugin.useTexts();
  const { data, isLoading } = useCandidate(props.record);
  if (isLoading) return null;
  const shownText =
    data?.name && data.deed ? t('candidacy.publish.from', { name: data.name, deed: data.deed }) : undefined;
  return <StepForm {...props} initialValues={{ shownText }} />;
}

const MAX_CITATION = CANDIDACY_MACHINE.actions.award.command.shape.citation.maxLength ?? 0;

/** What was told of them, where it names nobody and is short enough for the wall. */
export function AwardForm(props: Props) {
  const { data, isLoading } = useCandidate(props.record);
  if (isLoading) return null;
  const { name, deed } = data ?? {};
  const citation = name && deed && !deed.includes(name) && deed.length <= MAX_CITATION ? deed : undefined;
  return <StepForm {...props} initialValues={{ citation }} />;
}
