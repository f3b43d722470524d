import type { AccountDetail, LoginAction } from '@linli/contracts';
import { loginReasonSchema } from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import type { PageAction } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { forgetAccess } from '../access/access.queries.ts';
import { actOnLogin } from './account.queries.ts';
import { TemporaryPasswordNote } from './temporary-password-note.tsx';

const schema = z.object({ reason: loginReasonSchema });

/** What I may do with how an account logs in; each says what will happen, and asks why. */
export function useLoginActions(account: AccountDetail): { actions: PageAction[]; form: ReactNode } {
  const t = useShellTexts();
  const [open, setOpen] = useState<LoginAction | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  return {
    actions: account.actions.map((action) => ({
      key: action,
      label: t(`account.${action}.verb`),
      danger: action === 'disable',
      onClick: () => setOpen(action),
    })),
    form: (
      <>
        {account.actions.map((action) => (
          <ActionForm
            key={action}
            action={action}
            account={account}
            open={open === action}
            onClose={() => setOpen(null)}
            onPassword={setPassword}
          />
        ))}
        <TemporaryPasswordNote
          title={t('account.reset-password.done', { name: account.displayName })}
          username={account.username}
          password={password}
          onClose={() => setPassword(null)}
        />
      </>
    ),
  };
}

interface FormProps {
  action: LoginAction;
  account: AccountDetail;
  open: boolean;
  onClose: () => void;
  onPassword: (password: string) => void;
}

function ActionForm({ action, account, open, onClose, onPassword }: FormProps) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const name = account.displayName;
  return (
    <FormDrawer
      id={`core.account.${account.id}.${action}`}
      open={open}
      onClose={onClose}
      title={t(`account.${action}.title`, { name })}
      schema={schema}
      t={t}
      textPrefix="account.login"
      submitLabel={t(`account.${action}.verb`)}
      onSubmit={(values, { idempotencyKey }) => actOnLogin(api, account.id, action, values, idempotencyKey)}
      onDone={(answer) => {
        void forgetAccess(queries);
        if ('temporaryPassword' in answer) return onPassword(answer.temporaryPassword);
        const done = t(`account.${action}.done`, { name });
        void message.success(answer.provider === 'pending' ? t('account.login.pending', { done }) : done);
      }}
    >
      <Alert
        type={action === 'disable' ? 'warning' : 'info'}
        title={t(`account.${action}.what`, { name })}
        style={{ marginBlockEnd: 16 }}
      />
    </FormDrawer>
  );
}
