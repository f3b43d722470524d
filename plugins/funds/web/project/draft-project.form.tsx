import { FormDrawer, useCurrentUnit } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import { draftProjectSchema } from '../../contract/index.ts';
import type { ProjectDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { useProjectFields } from './project-fields.tsx';
import { projects } from './project.queries.ts';

/** A project is written: the rules in force are said beside the fields while somebody types. */
export function DraftProjectForm({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const address = projects.useAddress();
  const { message } = App.useApp();
  const { unitId } = useCurrentUnit();
  const { fields, onValues } = useProjectFields();
  return (
    <FormDrawer<typeof draftProjectSchema, ProjectDetail>
      id="funds.project.draft"
      open={open}
      title={t('project.action.draft')}
      schema={draftProjectSchema}
      t={t}
      textPrefix="project.draft"
      fields={fields}
      initialValues={unitId === null ? {} : { unitId }}
      submitLabel={t('project.action.draft')}
      onValues={onValues}
      onSubmit={(values, { idempotencyKey }) => projects.create(api, values, idempotencyKey)}
      onDone={(saved) => {
        projects.keep(queries, saved);
        void message.success(t('project.done.draft'));
        void navigate(address.record(saved.id), { replace: true });
      }}
      onClose={onClose}
    />
  );
}
