import { useEffect, useRef } from 'react';
import { SelectField, StepForm, useApi } from '@linli/sdk-web';
import type { ApiClient, FieldControlProps, FieldHint, Question, StepFormProps } from '@linli/sdk-web';
import type { Holder } from '@linli/contracts';
import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
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

/** Whoever may sit on a panel in the unit that is chosen above; chosen anew where that is another one. */
function MembersField(props: FieldControlProps) {
  const t = plugin.useTexts();
  const core = useApi();
  const unitId = Form.useWatch<number | null | undefined>('unitId') ?? null;
  const chosenIn = useRef(unitId);
  const { onChange } = props;
  useEffect(() => {
    if (chosenIn.current !== null && chosenIn.current !== unitId) onChange([]);
    chosenIn.current = unitId;
  }, [unitId, onChange]);
  const placeholder = t('panel.call.members.placeholder');
  if (unitId === null)
    return (
      <SelectField {...props} multiple options={[]} placeholder={placeholder} none={t('panel.call.members.no-unit')} />
    );
  return (
    <SelectField
      {...props}
      multiple
      placeholder={placeholder}
      query={votersAt(core, unitId)}
      toOptions={holderOptions}
    />
  );
}

const votersAt = (core: ApiClient, unitId: number): Question<{ items: Holder[] }> => ({
  queryKey: ['core', 'unit-holders', unitId, PANEL_PERMISSION.vote],
  queryFn: ({ signal }) =>
    core.get<{ items: Holder[] }>(`units/${unitId}/holders`, {
      query: { permission: PANEL_PERMISSION.vote },
      signal,
    }),
});
const holderOptions = ({ items }: { items: Holder[] }) =>
  items.map(({ accountId, displayName }) => ({ value: accountId, label: displayName }));

export const membersField: FieldHint = { control: 'select', render: (props) => <MembersField {...props} /> };
