import { FormDrawer, useCurrentUnit } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { ACTIVITY_PERMISSION, addActivitySchema, recordPastActivitySchema } from '../../contract/index.ts';
import type { ActivityDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { planFields, recordFields } from './activity-fields.ts';
import { activities, newActivity } from './activity.queries.ts';
import type { NewActivityWay } from './activity.queries.ts';

const SCHEMA = { add: addActivitySchema, past: recordPastActivitySchema };

interface Props {
  way: NewActivityWay;
  onClose(): void;
}

/** One that is planned at once, or 补录: written down in one go after it was held. */
export function NewActivityForm({ way, onClose }: Props) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const address = activities.useAddress();
  const { message } = App.useApp();
  const { unitId } = useCurrentUnit();
  return (
    <FormDrawer<z.ZodObject, ActivityDetail>
      id={`${plugin.id}.activity.${way}`}
      open
      title={t(`activity.${way}.title`)}
      schema={SCHEMA[way]}
      t={t}
      textPrefix={`activity.${way}`}
      fields={{
        ...planFields(),
        ...recordFields,
        photos: { apiBase: plugin.apiBase },
        unitId: { control: 'unit', permission: ACTIVITY_PERMISSION.manage },
      }}
      initialValues={{ costFen: 0, ...(unitId === null ? {} : { unitId }) }}
      submitLabel={t(`activity.action.${way}`)}
      onSubmit={(values, { idempotencyKey }) => newActivity(api, way, values, idempotencyKey)}
      onDone={(saved) => {
        activities.keep(queries, saved);
        void message.success(t(`activity.done.${way}`));
        void navigate(address.record(saved.id), { replace: true });
      }}
      onClose={onClose}
    />
  );
}
