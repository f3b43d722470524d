import type { OpenedAccount } from '@linli/contracts';
import { POSTS, openAccountSchema } from '@linli/contracts';
import type { FieldControlProps } from '@linli/sdk-web';
import { FormDrawer, useApi, useCan } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { forgetAccess } from '../access/access.queries.ts';
import { openAccount } from './account.queries.ts';
import { AccountPersonPicker } from './account-person-picker.tsx';
import { TemporaryPasswordNote } from './temporary-password-note.tsx';

const { displayName, username, post, personId } = openAccountSchema.shape;
/** In the order in which one thinks of it. */
const formSchema = z.object({ displayName, username, post, personId });

/** An account with a log-in. What it may do is granted afterwards, by whoever may. */
export function OpenAccountForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const mayLink = useCan('core.account.update');
  const [opened, setOpened] = useState<OpenedAccount | null>(null);
  return (
    <>
      <FormDrawer
        id="core.account.open"
        open={open}
        onClose={onClose}
        title={t('account.open.title')}
        schema={formSchema}
        t={t}
        textPrefix="account.open"
        fields={{
          post: { control: 'select', options: POSTS.map((value) => ({ value, label: t(`post.${value}`) })) },
          personId: {
            hidden: !mayLink,
            render: ({ value, ...rest }: FieldControlProps) => (
              <AccountPersonPicker {...rest} value={typeof value === 'string' ? value : null} />
            ),
          },
        }}
        submitLabel={t('account.open.verb')}
        onSubmit={(values, { idempotencyKey }) => openAccount(api, values, idempotencyKey)}
        onDone={(made) => {
          void forgetAccess(queries);
          setOpened(made);
        }}
      />
      <TemporaryPasswordNote
        title={t('account.open.done', { name: opened?.displayName ?? '' })}
        username={opened?.username ?? ''}
        password={opened?.temporaryPassword ?? null}
        onClose={() => {
          if (opened) void navigate(`/accounts/${opened.id}`);
          setOpened(null);
        }}
      />
    </>
  );
}
