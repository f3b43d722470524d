import type { AccountDetail } from '@linli/contracts';
import { personIdSchema } from '@linli/contracts';
import type { FieldControlProps, PageAction } from '@linli/sdk-web';
import { FormDrawer, useApi, useCan, useMe } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { forgetAccess } from '../access/access.queries.ts';
import { linkPerson } from './account.queries.ts';
import { AccountPersonPicker } from './account-person-picker.tsx';

/** Left empty, the link is taken back. */
const schema = z.object({ personId: personIdSchema.nullish() });

/** Says whose an account is. Nobody says it of their own: through it one reads who looked at one's values. */
export function useLinkPerson(account: AccountDetail): { actions: PageAction[]; form: ReactNode } {
  const t = useShellTexts();
  const me = useMe();
  const may = useCan('core.account.update');
  const [open, setOpen] = useState(false);
  if (!may || account.builtIn) return { actions: [], form: null };
  return {
    actions: [
      {
        key: 'link',
        label: t(account.personId ? 'account.link.change' : 'account.link.verb'),
        disabledReason: account.id === me.accountId ? t('account.link.yourself') : undefined,
        onClick: () => setOpen(true),
      },
    ],
    form: <LinkPersonForm account={account} open={open} onClose={() => setOpen(false)} />,
  };
}

function LinkPersonForm({ account, open, onClose }: { account: AccountDetail; open: boolean; onClose: () => void }) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { id, displayName: name, personId, personName } = account;
  const known = personId ? { id: personId, name: personName ?? '', detail: '' } : undefined;
  return (
    <FormDrawer
      id={`core.account.${id}.link`}
      open={open}
      onClose={onClose}
      title={t('account.link.title', { name })}
      schema={schema}
      t={t}
      textPrefix="account.link"
      fields={{
        personId: {
          render: ({ value, ...rest }: FieldControlProps) => (
            <AccountPersonPicker
              {...rest}
              {...(known ? { known } : {})}
              value={typeof value === 'string' ? value : null}
            />
          ),
        },
      }}
      initialValues={{ personId }}
      submitLabel={t('account.link.submit')}
      onSubmit={(values, { idempotencyKey }) => linkPerson(api, id, values.personId ?? null, idempotencyKey)}
      onDone={(linked) => {
        void forgetAccess(queries);
        void message.success(
          linked.personId
            ? t('account.link.done', { name, person: linked.personName ?? '' })
            : t('account.link.removed', { name }),
        );
      }}
    >
      <Alert type="info" title={t('account.link.what')} style={{ marginBlockEnd: 16 }} />
    </FormDrawer>
  );
}
