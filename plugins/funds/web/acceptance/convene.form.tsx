import { FormDrawer } from '@linli/sdk-web';
import { dayOf } from '@linli/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import { conveneAcceptanceSchema } from '../../contract/index.ts';
import type { AcceptanceDetail, ProjectDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { acceptances } from './acceptance.queries.ts';

/** A panel is called together: when, where, and how many as what. */
export function ConveneForm({ project, onClose }: { project: ProjectDetail; onClose(): void }) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const address = acceptances.useAddress();
  const { message } = App.useApp();
  return (
    <FormDrawer<typeof conveneAcceptanceSchema, AcceptanceDetail>
      id={`funds.project.${project.id}.convene`}
      open
      title={t('acceptance.action.convene')}
      schema={conveneAcceptanceSchema}
      t={t}
      textPrefix="acceptance.convene"
      fields={{ projectId: { hidden: true } }}
      initialValues={{
        projectId: project.id,
        heldOn: dayOf(new Date()),
        residents: 2,
        community: 1,
        street: 1,
        specialists: 0,
      }}
      submitLabel={t('acceptance.action.convene')}
      onSubmit={(values, { idempotencyKey }) => acceptances.create(api, values, idempotencyKey)}
      onDone={(saved) => {
        acceptances.keep(queries, saved);
        void queries.invalidateQueries({ queryKey: [plugin.id] });
        void message.success(t('acceptance.done.convene'));
        void navigate(address.record(saved.id));
      }}
      onClose={onClose}
    />
  );
}
