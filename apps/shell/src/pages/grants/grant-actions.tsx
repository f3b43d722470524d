import type { Grant } from '@linli/contracts';
import { grantReasonSchema } from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import type { PageAction } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { forgetAccess } from '../access/access.queries.ts';
import { endOfDay, lastDayOf, useGrantWords } from '../access/access-words.ts';
import { versionOf } from '../units/rename-unit.form.tsx';
import { changeGrant, endGrant } from './grant.queries.ts';

const endSchema = z.object({ reason: grantReasonSchema });
const changeSchema = z.object({ validTo: z.iso.date().optional(), reason: grantReasonSchema });

/** What I may do with a grant, as buttons and the form that is open. */
export function useGrantActions(grant: Grant): {
  primary: PageAction | undefined;
  actions: PageAction[];
  form: ReactNode;
} {
  const t = useShellTexts();
  const [open, setOpen] = useState<'change' | 'end' | null>(null);
  const close = () => setOpen(null);
  const all = (['change', 'end'] as const)
    .filter((action) => grant.actions.includes(action))
    .map((key): PageAction => ({
      key,
      label: t(`grant.${key}.verb`),
      danger: key === 'end',
      onClick: () => setOpen(key),
    }));
  return {
    primary: all[0],
    actions: all.slice(1),
    form: (
      <>
        <ChangeForm grant={grant} open={open === 'change'} onClose={close} />
        <EndForm grant={grant} open={open === 'end'} onClose={close} />
      </>
    ),
  };
}

interface FormProps {
  grant: Grant;
  open: boolean;
  onClose: () => void;
}

function useDone() {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return (text: string) => {
    void forgetAccess(queries);
    void message.success(text);
  };
}

function useNames({ account, role, ...grant }: Grant) {
  return { account: account.displayName, role: role.title, anchor: useGrantWords().anchor(grant) };
}

function ChangeForm({ grant, open, onClose }: FormProps) {
  const t = useShellTexts();
  const api = useApi();
  const words = useGrantWords();
  const done = useDone();
  const names = useNames(grant);
  return (
    <FormDrawer
      id={`core.grant.${grant.id}.change`}
      open={open}
      onClose={onClose}
      title={t('grant.change.title', names)}
      schema={changeSchema}
      t={t}
      textPrefix="grant.change"
      initialValues={{ validTo: (grant.validTo && lastDayOf(grant.validTo)) ?? undefined }}
      submitLabel={t('grant.change.verb')}
      onSubmit={({ validTo, reason }, { current }) =>
        changeGrant(api, grant.id, {
          validTo: validTo ? endOfDay(validTo) : null,
          reason,
          version: versionOf(current) ?? grant.version,
        })
      }
      onDone={(changed) => done(t('grant.change.done', { ...names, until: words.end(changed.validTo) }))}
    />
  );
}

function EndForm({ grant, open, onClose }: FormProps) {
  const t = useShellTexts();
  const api = useApi();
  const done = useDone();
  const names = useNames(grant);
  return (
    <FormDrawer
      id={`core.grant.${grant.id}.end`}
      open={open}
      onClose={onClose}
      title={t('grant.end.title', names)}
      schema={endSchema}
      t={t}
      textPrefix="grant.end"
      submitLabel={t('grant.end.verb')}
      onSubmit={({ reason }, { idempotencyKey, current }) =>
        endGrant(api, grant.id, { reason, version: versionOf(current) ?? grant.version }, idempotencyKey)
      }
      onDone={() => done(t('grant.end.done', names))}
    >
      <Alert
        type="warning"
        title={t(grant.state === 'to-come' ? 'grant.end.what-to-come' : 'grant.end.what', names)}
        style={{ marginBlockEnd: 16 }}
      />
    </FormDrawer>
  );
}
