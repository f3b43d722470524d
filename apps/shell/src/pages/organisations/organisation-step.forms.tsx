import type { OrganisationDetail } from '@linli/contracts';
import {
  activateOrganisationSchema,
  dissolveOrganisationSchema,
  mergeOrganisationSchema,
  refuseOrganisationSchema,
} from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import dayjs from 'dayjs';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { OrganisationPicker } from '../directory/organisation-picker.tsx';
import { versionOf } from '../units/rename-unit.form.tsx';
import { actOnOrganisation, forgetDirectory, organisationEndPreviewQuery } from './organisation.queries.ts';

interface Props {
  body: OrganisationDetail;
  open: boolean;
  onClose: () => void;
}

const refuseSchema = refuseOrganisationSchema.omit({ version: true });
const activateSchema = activateOrganisationSchema.omit({ version: true });
const mergeSchema = mergeOrganisationSchema.omit({ version: true });
const dissolveSchema = dissolveOrganisationSchema.omit({ version: true });

function useStep() {
  const t = useShellTexts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return (action: string, body: OrganisationDetail) => {
    void forgetDirectory(queries);
    void message.success(t(`organisation.${action}.done`, { name: body.name }));
  };
}

/** The proposal goes back with a reason. */
export function RefuseForm({ body, open, onClose }: Props) {
  const t = useShellTexts();
  const api = useApi();
  const done = useStep();
  return (
    <FormDrawer
      id={`core.organisation.${body.id}.refuse`}
      open={open}
      onClose={onClose}
      title={t('organisation.refuse.title', { name: body.name })}
      schema={refuseSchema}
      t={t}
      textPrefix="organisation.refuse"
      submitLabel={t('organisation.refuse.verb')}
      onSubmit={(values, { idempotencyKey, current }) =>
        actOnOrganisation(
          api,
          { id: body.id, version: versionOf(current) ?? body.version },
          'refuse',
          values,
          idempotencyKey,
        )
      }
      onDone={() => done('refuse', body)}
    />
  );
}

/** From which day the body works. */
export function ActivateForm({ body, open, onClose }: Props) {
  const t = useShellTexts();
  const api = useApi();
  const done = useStep();
  return (
    <FormDrawer
      id={`core.organisation.${body.id}.activate`}
      open={open}
      onClose={onClose}
      title={t('organisation.activate.title', { name: body.name })}
      schema={activateSchema}
      t={t}
      textPrefix="organisation.activate"
      initialValues={{ on: dayjs().format('YYYY-MM-DD') }}
      submitLabel={t('organisation.activate.verb')}
      onSubmit={(values, { idempotencyKey, current }) =>
        actOnOrganisation(
          api,
          { id: body.id, version: versionOf(current) ?? body.version },
          'activate',
          values,
          idempotencyKey,
        )
      }
      onDone={() => done('activate', body)}
    />
  );
}

/** A body that ends: merged into another one, or dissolved. What that touches is said before it is done. */
export function EndOrganisationForm({ body, open, onClose, kind }: Props & { kind: 'merge' | 'dissolve' }) {
  const t = useShellTexts();
  const api = useApi();
  const done = useStep();
  const schema = kind === 'merge' ? mergeSchema : dissolveSchema;
  return (
    <FormDrawer
      id={`core.organisation.${body.id}.${kind}`}
      open={open}
      onClose={onClose}
      title={t(`organisation.${kind}.title`, { name: body.name })}
      schema={schema}
      t={t}
      textPrefix={`organisation.${kind}`}
      initialValues={{ on: dayjs().format('YYYY-MM-DD') }}
      fields={{
        successorId: {
          render: (props) => (
            <OrganisationPicker
              {...props}
              types={[body.type]}
              value={typeof props.value === 'string' ? props.value : null}
            />
          ),
        },
      }}
      submitLabel={t(`organisation.${kind}.verb`)}
      onSubmit={(values, { idempotencyKey, current }) =>
        actOnOrganisation(
          api,
          { id: body.id, version: versionOf(current) ?? body.version },
          kind,
          values,
          idempotencyKey,
        )
      }
      onDone={() => done(kind, body)}
    >
      {open && <Touched id={body.id} />}
    </FormDrawer>
  );
}

function Touched({ id }: { id: string }) {
  const t = useShellTexts();
  const { data } = useQuery(organisationEndPreviewQuery(useApi(), id));
  if (!data) return null;
  const { subordinates, appointments, grants, anchored, accounts } = data;
  return (
    <Alert
      type="warning"
      style={{ marginBlockEnd: 20 }}
      title={t('organisation.touched', { subordinates, appointments, grants, anchored })}
      description={
        accounts.length > 0 ? t('organisation.touched-accounts', { accounts: accounts.join('、') }) : undefined
      }
    />
  );
}
