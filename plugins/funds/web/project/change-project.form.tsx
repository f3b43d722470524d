import { ApiError, FormDrawer } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeProjectSchema } from '../../contract/index.ts';
import type { ProjectDetail, ProjectMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { useProjectFields } from './project-fields.tsx';

/** As it was written, with the rules beside the fields. */
export function ChangeProjectForm({ kit, record, onClose, onDone }: StepFormProps<ProjectMachine, ProjectDetail>) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const { fields, onValues } = useProjectFields(record.unitId);
  const [seen, setSeen] = useState<number | undefined>(record.version);
  const { title, type, proposer, door, need, needRef, lineId, items, supplier, quotations } = record;
  const { plannedFrom, plannedUntil, version } = record;
  return (
    <FormDrawer<typeof changeProjectSchema, ProjectDetail>
      id={`funds.project.${record.id}.change`}
      open
      title={t('project.change.title')}
      schema={changeProjectSchema}
      t={t}
      textPrefix="project.change"
      fields={{ ...fields, version: { hidden: true } }}
      initialValues={{
        title,
        type,
        proposer,
        door: door ?? undefined,
        need,
        needRef: needRef ?? undefined,
        lineId,
        items,
        supplier: supplier ?? undefined,
        quotations: quotations ?? undefined,
        plannedFrom,
        plannedUntil,
        version,
      }}
      submitLabel={t('project.action.change')}
      onValues={onValues}
      onSubmit={async (values, { idempotencyKey }) => {
        try {
          const looked = { ...record, version: seen ?? record.version };
          return await kit.act(api, looked, 'change', values, idempotencyKey);
        } catch (error) {
          // Told that it is old, the next sending is about the record as it is then.
          if (error instanceof ApiError && error.status === 409) {
            setSeen(undefined);
            kit.forget(queries);
          }
          throw error;
        }
      }}
      onDone={(answer) => onDone('change', answer)}
      onClose={onClose}
    />
  );
}
