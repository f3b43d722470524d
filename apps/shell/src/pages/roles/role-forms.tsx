import type { Role } from '@linli/contracts';
import { createRoleSchema, endRoleSchema } from '@linli/contracts';
import type { FieldControlProps, PageAction } from '@linli/sdk-web';
import { FormDrawer, useApi } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { forgetAccess } from '../access/access.queries.ts';
import { versionOf } from '../units/rename-unit.form.tsx';
import { PermissionChecks } from './permission-checks.tsx';
import { createRole, endRole, updateRole } from './role.queries.ts';

interface Props {
  open: boolean;
  onClose: () => void;
}

const endSchema = endRoleSchema.omit({ version: true });
const FIELDS = { permissions: { render: (props: FieldControlProps) => <PermissionChecks {...props} /> } };

/** What I may do with a role of the district's own, as buttons and the form that is open. */
export function useRoleActions(role: Role): { actions: PageAction[]; form: ReactNode } {
  const t = useShellTexts();
  const [open, setOpen] = useState<'update' | 'end' | null>(null);
  const close = () => setOpen(null);
  return {
    actions: role.actions.map((action) => ({
      key: action,
      label: t(`role.${action}.verb`),
      danger: action === 'end',
      onClick: () => setOpen(action),
    })),
    form: (
      <>
        <UpdateRoleForm role={role} open={open === 'update'} onClose={close} />
        <EndRoleForm role={role} open={open === 'end'} onClose={close} />
      </>
    ),
  };
}

function useDone() {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return (text: string) => {
    void forgetAccess(queries);
    void message.success(text);
  };
}

export function CreateRoleForm({ open, onClose }: Props) {
  const t = useShellTexts();
  const api = useApi();
  const navigate = useNavigate();
  const done = useDone();
  return (
    <FormDrawer
      id="core.role.create"
      open={open}
      onClose={onClose}
      title={t('role.create.title')}
      schema={createRoleSchema}
      t={t}
      textPrefix="role.form"
      fields={FIELDS}
      submitLabel={t('role.create.verb')}
      onSubmit={(values, { idempotencyKey }) => createRole(api, values, idempotencyKey)}
      onDone={(made) => {
        done(t('role.create.done', { title: made.title }));
        void navigate(`/access/roles/${made.id}`);
      }}
    />
  );
}

function UpdateRoleForm({ role, open, onClose }: Props & { role: Role }) {
  const t = useShellTexts();
  const api = useApi();
  const done = useDone();
  const { titles, description, permissions, grants } = role;
  return (
    <FormDrawer
      id={`core.role.${role.id}.update`}
      open={open}
      onClose={onClose}
      title={t('role.update.title', { title: role.title })}
      schema={createRoleSchema}
      t={t}
      textPrefix="role.form"
      fields={FIELDS}
      initialValues={{
        title: titles['zh-CN'] ?? role.title,
        titleEn: titles['en'],
        description: description ?? undefined,
        permissions: permissions.map(({ id }) => id),
      }}
      submitLabel={t('role.update.verb')}
      onSubmit={(values, { current }) =>
        updateRole(api, role.id, { ...values, version: versionOf(current) ?? role.version })
      }
      onDone={(changed) => done(t('role.update.done', { title: changed.title }))}
    >
      {grants > 0 && (
        <Alert type="info" title={t('role.update.what', { count: grants })} style={{ marginBlockEnd: 16 }} />
      )}
    </FormDrawer>
  );
}

function EndRoleForm({ role, open, onClose }: Props & { role: Role }) {
  const t = useShellTexts();
  const api = useApi();
  const done = useDone();
  return (
    <FormDrawer
      id={`core.role.${role.id}.end`}
      open={open}
      onClose={onClose}
      title={t('role.end.title', { title: role.title })}
      schema={endSchema}
      t={t}
      textPrefix="role.end"
      submitLabel={t('role.end.verb')}
      onSubmit={({ reason }, { idempotencyKey, current }) =>
        endRole(api, role.id, { reason, version: versionOf(current) ?? role.version }, idempotencyKey)
      }
      onDone={() => done(t('role.end.done', { title: role.title }))}
    >
      <Alert type="warning" title={t('role.end.what', { count: role.grants })} style={{ marginBlockEnd: 16 }} />
    </FormDrawer>
  );
}
