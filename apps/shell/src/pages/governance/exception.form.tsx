import type { OneShoulderRow } from '@linli/contracts';
import { textSchema } from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { z } from 'zod';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { forgetGovernance, setException } from './governance.queries.ts';

/** Left empty, the reason is taken back. */
const schema = z.object({ reason: textSchema(300).nullish() });

/** Why a community has two people in the two posts, in words of whoever answers for it. */
export function ExceptionForm({ row, onClose }: { row: OneShoulderRow; onClose: () => void }) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return (
    <FormDrawer
      id={`core.governance.exception.${row.community.id}`}
      open
      onClose={onClose}
      title={t('governance.exception.title', { community: row.community.name })}
      schema={schema}
      t={t}
      textPrefix="governance.exception"
      initialValues={{ reason: row.exception?.reason }}
      submitLabel={t('governance.exception.verb')}
      onSubmit={({ reason }, { idempotencyKey }) =>
        setException(api, { unitId: row.community.id, reason: reason ?? null }, idempotencyKey)
      }
      onDone={({ reason }) => {
        onClose();
        forgetGovernance(queries);
        void message.success(
          t(reason === null ? 'governance.exception.removed' : 'governance.exception.done', {
            community: row.community.name,
          }),
        );
      }}
    />
  );
}
