import type { AppointmentAction, AppointmentDetail } from '@linli/contracts';
import { endAppointmentSchema, refuseAppointmentSchema } from '@linli/contracts';
import { FormDrawer, isApiError, useApi } from '@linli/sdk-web';
import type { PageAction } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { forgetDirectory } from '../organisations/organisation.queries.ts';
import { versionOf } from '../units/rename-unit.form.tsx';
import { actOnAppointment } from './appointment.queries.ts';
import { ProposeAppointmentForm } from './propose-appointment.form.tsx';

const refuseSchema = refuseAppointmentSchema.omit({ version: true });
const endSchema = endAppointmentSchema.omit({ version: true });

/** What I may do with an appointment now, as buttons and the form that is open. */
export function useAppointmentActions(one: AppointmentDetail): {
  primary: PageAction | undefined;
  actions: PageAction[];
  form: ReactNode;
} {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const [open, setOpen] = useState<AppointmentAction | null>(null);
  const words = { person: one.person.name, organisation: one.organisation.name, post: one.postTitle };

  const confirm = (action: 'approve' | 'withdraw') =>
    modal.confirm({
      title: t(`appointment.${action}.ask`, words),
      content: t(`appointment.${action}.what`, { day: one.validFrom }),
      okText: t(`appointment.${action}.verb`),
      onOk: async () => {
        try {
          await actOnAppointment(api, one, action);
          void message.success(t(`appointment.${action}.done`, words));
        } catch (error) {
          void message.error(isApiError(error) ? error.problem.title : t('directory.step-failed'));
        }
        await forgetDirectory(queries);
      },
    });

  const all = one.actions.map(({ action, barrier }): PageAction => ({
    key: action,
    label: t(`appointment.${action}.verb`),
    danger: action === 'end' || action === 'refuse',
    disabledReason: barrier ? t(`directory.barrier.${barrier}`) : undefined,
    onClick: () => (action === 'approve' || action === 'withdraw' ? void confirm(action) : setOpen(action)),
  }));
  const primary = all.find(({ key, disabledReason }) => (key === 'approve' || key === 'hand-over') && !disabledReason);
  const close = () => setOpen(null);
  return {
    primary,
    actions: all.filter((action) => action !== primary),
    form: (
      <>
        <StepForm kind="refuse" one={one} open={open === 'refuse'} onClose={close} />
        <StepForm kind="end" one={one} open={open === 'end'} onClose={close} />
        <ProposeAppointmentForm replaces={one} open={open === 'hand-over'} onClose={close} />
      </>
    ),
  };
}

interface StepProps {
  kind: 'refuse' | 'end';
  one: AppointmentDetail;
  open: boolean;
  onClose: () => void;
}

function StepForm({ kind, one, open, onClose }: StepProps) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const words = { person: one.person.name, organisation: one.organisation.name, post: one.postTitle };
  const schema: z.ZodObject = kind === 'end' ? endSchema : refuseSchema;
  return (
    <FormDrawer
      id={`core.appointment.${one.id}.${kind}`}
      open={open}
      onClose={onClose}
      title={t(`appointment.${kind}.title`, words)}
      schema={schema}
      t={t}
      textPrefix={`appointment.${kind}`}
      initialValues={kind === 'end' ? { on: dayjs().format('YYYY-MM-DD') } : undefined}
      submitLabel={t(`appointment.${kind}.verb`)}
      onSubmit={(values, { idempotencyKey, current }) =>
        actOnAppointment(api, { id: one.id, version: versionOf(current) ?? one.version }, kind, values, idempotencyKey)
      }
      onDone={() => {
        void forgetDirectory(queries);
        void message.success(t(`appointment.${kind}.done`, words));
      }}
    />
  );
}
