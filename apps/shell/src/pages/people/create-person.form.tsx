import type { CreatePerson, PersonMatch } from '@linli/contracts';
import { createPersonSchema } from '@linli/contracts';
import { FormDrawer, isApiError, useApi } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Switch } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from '../directory/directory.module.css';
import { PersonLink } from '../directory/refs.tsx';
import { forgetDirectory } from '../organisations/organisation.queries.ts';
import { createPerson } from './person.queries.ts';

const schema = createPersonSchema.extend({ unitId: createPersonSchema.shape.unitId.meta({ control: 'unit' }) });

/** A new person: name, where the record is kept, a phone. Whoever looks the same is shown before a second one is made. */
export function CreatePersonForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [matches, setMatches] = useState<PersonMatch[]>([]);
  const send = async (values: CreatePerson, key: string) => {
    try {
      return await createPerson(api, values, key);
    } catch (error) {
      if (isApiError(error, 'core.person.maybe-known')) {
        setMatches((error.problem.params?.['matches'] as PersonMatch[] | undefined) ?? []);
      }
      throw error;
    }
  };
  return (
    <FormDrawer
      id="core.person.create"
      open={open}
      onClose={() => {
        setMatches([]);
        onClose();
      }}
      title={t('person.create.title')}
      schema={schema}
      t={t}
      textPrefix="person.form"
      fields={{
        unitId: { permission: 'core.person.create' },
        distinct: {
          hidden: matches.length === 0,
          render: ({ value, onChange, id }) => <Switch id={id} checked={value === true} onChange={onChange} />,
        },
      }}
      initialValues={{ distinct: false }}
      submitLabel={t('person.create.submit')}
      onSubmit={(values, { idempotencyKey }) => send(values, idempotencyKey)}
      onDone={(made) => {
        void forgetDirectory(queries);
        void message.success(t('person.create.done', { name: made.name, unit: made.unit.name }));
        void navigate(`/people/${made.id}`);
      }}
    >
      {matches.length > 0 && (
        <Alert
          type="warning"
          className={styles.section}
          title={t('person.maybe-known')}
          description={matches.map((match) => (
            <div key={match.id}>
              <PersonLink of={match} /> · {match.unit} · {t(`person.known-by.${match.by}`)}
            </div>
          ))}
        />
      )}
    </FormDrawer>
  );
}
