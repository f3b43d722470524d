import type { PersonAction, PersonDetail } from '@linli/contracts';
import { createPersonSchema, leavePersonSchema } from '@linli/contracts';
import { FormDrawer, isApiError, useApi, useCan } from '@linli/sdk-web';
import type { PageAction } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { ProposeAppointmentForm } from '../appointments/propose-appointment.form.tsx';
import { forgetDirectory } from '../organisations/organisation.queries.ts';
import { versionOf } from '../units/rename-unit.form.tsx';
import { AnonymisePersonForm } from './anonymise-person.form.tsx';
import { actOnPerson, updatePerson } from './person.queries.ts';

const leaveSchema = leavePersonSchema.omit({ version: true });
const updateSchema = createPersonSchema
  .pick({ name: true, unitId: true, phone: true, code: true })
  .extend({ unitId: createPersonSchema.shape.unitId.meta({ control: 'unit' }) });
/** Reveal has a button of its own beside the number. */
const SHOWN: readonly PersonAction[] = ['appoint', 'update', 'leave', 'return', 'anonymise'];

/** What I may do with a person's record, as buttons and the form that is open. */
export function usePersonActions(person: PersonDetail): {
  primary: PageAction | undefined;
  actions: PageAction[];
  form: ReactNode;
} {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const mayErase = useCan('core.person.erase');
  const [open, setOpen] = useState<PersonAction | null>(null);
  const close = () => setOpen(null);
  const comeBack = async () => {
    try {
      await actOnPerson(api, person.id, 'return', { version: person.version });
      void message.success(t('person.return.done', { name: person.name }));
    } catch (error) {
      void message.error(isApiError(error) ? error.problem.title : t('directory.step-failed'));
    }
    await forgetDirectory(queries);
  };
  const all = SHOWN.filter((action) => person.actions.includes(action)).map((action): PageAction => ({
    key: action,
    label: t(`person.${action}.verb`),
    danger: action === 'anonymise',
    onClick: () => (action === 'return' ? void comeBack() : setOpen(action)),
  }));
  // Whoever may erase is told why it cannot be done yet.
  if (mayErase && person.state === 'active')
    all.push({ key: 'anonymise', label: t('person.anonymise.verb'), disabledReason: t('person.anonymise.active') });
  const primary = all.find(({ key }) => key === 'appoint' || key === 'return');
  return {
    primary,
    actions: all.filter((action) => action !== primary),
    form: (
      <>
        <UpdateForm person={person} open={open === 'update'} onClose={close} />
        <LeaveForm person={person} open={open === 'leave'} onClose={close} />
        <AnonymisePersonForm person={person} open={open === 'anonymise'} onClose={close} />
        <ProposeAppointmentForm person={person} open={open === 'appoint'} onClose={close} />
      </>
    ),
  };
}

interface FormProps {
  person: PersonDetail;
  open: boolean;
  onClose: () => void;
}

function UpdateForm({ person, open, onClose }: FormProps) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return (
    <FormDrawer
      id={`core.person.${person.id}.update`}
      open={open}
      onClose={onClose}
      title={t('person.update.title', { name: person.name })}
      schema={updateSchema}
      t={t}
      textPrefix="person.form"
      fields={{ unitId: { permission: 'core.person.update' } }}
      initialValues={{ name: person.name, unitId: person.unitId, code: person.code, phone: null }}
      submitLabel={t('person.update.submit')}
      onSubmit={({ phone, ...values }, { current }) =>
        // The number is never shown here: an empty field leaves it as it is.
        updatePerson(api, person.id, {
          ...values,
          ...(phone ? { phone } : {}),
          version: versionOf(current) ?? person.version,
        })
      }
      onDone={(changed) => {
        void forgetDirectory(queries);
        void message.success(t('person.update.done', { name: changed.name }));
      }}
    />
  );
}

function LeaveForm({ person, open, onClose }: FormProps) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return (
    <FormDrawer
      id={`core.person.${person.id}.leave`}
      open={open}
      onClose={onClose}
      title={t('person.leave.title', { name: person.name })}
      schema={leaveSchema}
      t={t}
      textPrefix="person.leave"
      submitLabel={t('person.leave.verb')}
      onSubmit={(values, { current }) =>
        actOnPerson(api, person.id, 'leave', { ...values, version: versionOf(current) ?? person.version })
      }
      onDone={() => {
        void forgetDirectory(queries);
        void message.success(t('person.leave.done', { name: person.name }));
      }}
    />
  );
}
