import type { OrganisationAction, OrganisationDetail } from '@linli/contracts';
import { isApiError, useApi } from '@linli/sdk-web';
import type { PageAction } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { ProposeAppointmentForm } from '../appointments/propose-appointment.form.tsx';
import { ActivateForm, EndOrganisationForm, RefuseForm } from './organisation-step.forms.tsx';
import { actOnOrganisation, forgetDirectory } from './organisation.queries.ts';
import { ProposeOrganisationForm } from './propose-organisation.form.tsx';
import { UpdateOrganisationForm } from './update-organisation.form.tsx';

/** The next step of a body in its state; the first of these that is allowed is the primary button. */
const NEXT: readonly OrganisationAction[] = ['approve', 'activate', 'appoint', 'add-subordinate'];

/** What I may do with a body now, as buttons and the form that is open. */
export function useOrganisationActions(body: OrganisationDetail): {
  primary: PageAction | undefined;
  actions: PageAction[];
  form: ReactNode;
} {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const [open, setOpen] = useState<OrganisationAction | null>(null);
  const close = () => setOpen(null);

  /** Steps that ask for nothing but a yes. */
  const confirm = (action: 'approve' | 'withdraw') =>
    modal.confirm({
      title: t(`organisation.${action}.ask`, { name: body.name }),
      content: t(`organisation.${action}.what`),
      okText: t(`organisation.${action}.verb`),
      onOk: async () => {
        try {
          await actOnOrganisation(api, body, action);
          void message.success(t(`organisation.${action}.done`, { name: body.name }));
        } catch (error) {
          void message.error(isApiError(error) ? error.problem.title : t('directory.step-failed'));
        }
        await forgetDirectory(queries);
      },
    });

  const all = body.actions.map(({ action, barrier }): PageAction => ({
    key: action,
    label: t(`organisation.${action}.verb`),
    danger: action === 'dissolve' || action === 'refuse',
    disabledReason: barrier ? t(`directory.barrier.${barrier}`) : undefined,
    onClick: () => (action === 'approve' || action === 'withdraw' ? void confirm(action) : setOpen(action)),
  }));
  const first = NEXT.map((key) => all.find((action) => action.key === key && !action.disabledReason)).find(Boolean);
  return {
    primary: first,
    actions: all.filter((action) => action !== first),
    form: <Forms body={body} open={open} onClose={close} />,
  };
}

function Forms({
  body,
  open,
  onClose,
}: {
  body: OrganisationDetail;
  open: OrganisationAction | null;
  onClose: () => void;
}) {
  return (
    <>
      <RefuseForm body={body} open={open === 'refuse'} onClose={onClose} />
      <ActivateForm body={body} open={open === 'activate'} onClose={onClose} />
      <EndOrganisationForm key="merge" kind="merge" body={body} open={open === 'merge'} onClose={onClose} />
      <EndOrganisationForm key="dissolve" kind="dissolve" body={body} open={open === 'dissolve'} onClose={onClose} />
      <UpdateOrganisationForm body={body} open={open === 'update'} onClose={onClose} />
      <ProposeOrganisationForm superior={body} open={open === 'add-subordinate'} onClose={onClose} />
      <ProposeAppointmentForm organisation={body} open={open === 'appoint'} onClose={onClose} />
    </>
  );
}
