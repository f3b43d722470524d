import type { PersonDetail } from '@linli/contracts';
import { anonymisePersonSchema } from '@linli/contracts';
import { FormDrawer, isApiError, useApi } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from '../directory/directory.module.css';
import { forgetDirectory } from '../organisations/organisation.queries.ts';
import { versionOf } from '../units/rename-unit.form.tsx';
import { anonymisePerson } from './person.queries.ts';

const schema = anonymisePersonSchema.omit({ version: true });

/** Something that has to end before a record can be erased, as core names it. */
interface Barrier {
  kind: 'active' | 'post' | 'account';
  id: string;
  words: string;
}

interface Props {
  person: PersonDetail;
  open: boolean;
  onClose: () => void;
}

/** The end of a record. It cannot be taken back, so it says first what goes and what stays, and then what is in the way. */
export function AnonymisePersonForm({ person, open, onClose }: Props) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [barriers, setBarriers] = useState<Barrier[]>([]);
  const { id, name, version } = person;
  return (
    <FormDrawer
      id={`core.person.${id}.anonymise`}
      open={open}
      onClose={() => {
        setBarriers([]);
        onClose();
      }}
      title={t('person.anonymise.title', { name })}
      schema={schema}
      t={t}
      textPrefix="person.anonymise"
      submitLabel={t('person.anonymise.submit')}
      danger
      onSubmit={async (values, { current, idempotencyKey }) => {
        try {
          return await anonymisePerson(api, id, { ...values, version: versionOf(current) ?? version }, idempotencyKey);
        } catch (error) {
          setBarriers(barriersOf(error));
          throw error;
        }
      }}
      onDone={() => {
        void forgetDirectory(queries);
        void message.success(t('person.anonymise.done'));
      }}
    >
      <Alert
        type="warning"
        showIcon
        className={styles.section}
        title={t('person.anonymise.final')}
        description={t('person.anonymise.what', { name })}
      />
      {barriers.length > 0 && (
        <Alert
          type="error"
          className={styles.section}
          title={t('person.anonymise.barred')}
          description={
            <ul className={styles.barriers}>
              {barriers.map((barrier) => (
                <li key={barrier.id}>
                  {barrier.kind === 'active' ? (
                    barrier.words
                  ) : (
                    <Link to={`/${barrier.kind === 'post' ? 'appointments' : 'accounts'}/${barrier.id}`}>
                      {barrier.words}
                    </Link>
                  )}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </FormDrawer>
  );
}

function barriersOf(error: unknown): Barrier[] {
  if (!isApiError(error, 'core.person.erase-barred')) return [];
  return (error.problem.params?.['barriers'] as Barrier[] | undefined) ?? [];
}
