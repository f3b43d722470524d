import { StepForm, useApi } from '@linli/sdk-web';
import type { FieldControlProps, FieldHint, StepFormProps } from '@linli/sdk-web';
import type { Holder } from '@linli/contracts';
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { PANEL_PERMISSION } from '../../contract/index.ts';
import type { PanelDetail, PanelMachine } from '../../contract/index.ts';
import { candidacies } from '../candidacy/candidacy.queries.ts';
import { plugin } from '../plugin.ts';

type Props = StepFormProps<PanelMachine, PanelDetail>;

/** Chooses from those on the shortlist. */
export function AddCaseForm(props: Props) {
  const t = plugin.useTexts();
  const { data } = useQuery(candidacies.page(plugin.useApi(), { state: 'shortlisted', pageSize: 100 }));
  const known = props.record.cases.map(({ candidacyId }) => candidacyId);
  const options = (data?.items ?? [])
    .filter(({ id }) => !known.includes(id))
    .map(({ id, no, class: honour }) => ({
      value: id,
      label: t('panel.case.title', { no, class: t(`honour-class.${honour}`) }),
    }));
  return <StepForm<PanelMachine, PanelDetail> {...props} fields={{ candidacyId: { control: 'select', options } }} />;
}

export function StandAsideForm(props: Props) {
  return <StepForm<PanelMachine, PanelDetail> {...props} fields={{ candidacyId: useCaseField(props.record) }} />;
}

export function CountVotesForm(props: Props) {
  return <StepForm<PanelMachine, PanelDetail> {...props} fields={{ candidacyId: useCaseField(props.record) }} />;
}

function useCaseField({ cases }: PanelDetail): FieldHint {
  const t = plugin.useTexts();
  const options = cases.map(({ candidacyId, no, class: honour }) => ({
    value: candidacyId,
    label: t('panel.case.title', { no, class: t(`honour-class.${honour}`) }),
  }));
  return { control: 'select', options };
}

/** Whoever may sit on a panel in the unit that is chosen above. */
function MembersField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const core = useApi();
  const unitId = Form.useWatch<number | null | undefined>('unitId') ?? null;
  const { data, isLoading } = useQuery({
    queryKey: ['core', 'unit-holders', unitId, PANEL_PERMISSION.vote],
    queryFn: ({ signal }) =>
      core.get<{ items: Holder[] }>(`units/${unitId}/holders`, {
        query: { permission: PANEL_PERMISSION.vote },
        signal,
      }),
    enabled: unitId !== null,
  });
  return (
    <Select
      id={id}
      aria-label={label}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('panel.call.members.placeholder')}
      value={value as string[] | undefined}
      loading={isLoading}
      onBlur={onBlur}
      onChange={onChange}
      options={(data?.items ?? []).map(({ accountId, displayName }) => ({ value: accountId, label: displayName }))}
    />
  );
}

export const membersField: FieldHint = { control: 'select', render: (props) => <MembersField {...props} /> };
