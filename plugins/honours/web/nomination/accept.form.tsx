import { StepForm } from '@linli/sdk-web';
import type { FieldControlProps, StepFormProps } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { NominationDetail, NominationMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { likeQuery } from './nomination.queries.ts';

/** Accepts, joins or turns down; what it can be joined with is chosen from the same round and community. */
export function AcceptForm(props: StepFormProps<NominationMachine, NominationDetail>) {
  const { id } = props.record;
  return (
    <StepForm<NominationMachine, NominationDetail>
      {...props}
      fields={{ into: { control: 'select', render: (field) => <IntoField {...field} nominationId={id} /> } }}
    />
  );
}

function IntoField(props: FieldControlProps & { nominationId: string }) {
  const { id, value, onChange, onBlur, nominationId, 'aria-label': label } = props;
  const t = plugin.useTexts();
  const { data, isLoading } = useQuery(likeQuery(plugin.useApi(), nominationId));
  return (
    <Select
      id={id}
      aria-label={label}
      value={value as string | undefined}
      loading={isLoading}
      onBlur={onBlur}
      onChange={onChange}
      notFoundContent={t('nomination.like.none')}
      options={(data?.items ?? []).map(({ id: other, no, nominee, isSameName }) => ({
        value: other,
        label: [t('nomination.like.option', { no, nominee }), isSameName ? t('nomination.like.same') : '']
          .filter(Boolean)
          .join(' · '),
      }))}
    />
  );
}
