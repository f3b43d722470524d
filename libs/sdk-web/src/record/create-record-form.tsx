import { nounOf } from '@linli/contracts';
import type { StateMachine } from '@linli/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { useApi } from '../api/api.hooks.ts';
import { FormDrawer } from '../form/form-drawer.tsx';
import type { FieldHint } from '../form/form.types.ts';
import { useCurrentUnit } from '../session/session.hooks.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { LivingRecord, RecordSet } from './record-kit.ts';
import { joinedWords, waitingWords } from './record-words.ts';

export interface CreateRecordFormProps<M extends StateMachine, R extends LivingRecord<M>> {
  records: RecordSet<M, unknown, R>;
  /** Of the command. Its `unitId`, if it has one, is chosen where the permission to add reaches. */
  schema: z.ZodObject;
  /** What the schema alone does not tell about its fields. */
  fields?: Readonly<Record<string, FieldHint>>;
  /** What is known already: the record that the new one hangs on. */
  initialValues?: Readonly<Record<string, unknown>>;
  open: boolean;
  onClose(): void;
}

/**
 * Adds a record and leads to its page. Its texts are `<noun>.action.<create>`, `.done.<create>` and those of the fields under
 * `<noun>.<create>`, where `<create>` is the action that the machine begins with.
 */
export function CreateRecordForm<M extends StateMachine, R extends LivingRecord<M>>(
  props: CreateRecordFormProps<M, R>,
) {
  const { records, schema, fields, initialValues, open, onClose } = props;
  const { plugin, machine } = records;
  const { action, permission } = machine.create;
  const t = useTexts(plugin.id);
  const sdk = useSdkTexts();
  const api = useApi(plugin.apiBase);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const address = records.useAddress();
  const { message } = App.useApp();
  const { unitId } = useCurrentUnit();
  const kept = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, { apiBase: plugin.apiBase }]));
  const hasUnit = 'unitId' in schema.shape;
  const prefix = `${nounOf(machine)}.${action}`;
  const verb = t(`${nounOf(machine)}.action.${action}`);
  return (
    <FormDrawer<z.ZodObject, R>
      id={`${plugin.id}.${prefix}`}
      open={open}
      title={verb}
      schema={schema}
      t={t}
      textPrefix={prefix}
      fields={{ ...kept, ...(hasUnit ? { unitId: { control: 'unit', permission } } : {}), ...fields }}
      initialValues={{ ...(hasUnit && unitId !== null ? { unitId } : {}), ...initialValues }}
      submitLabel={verb}
      onSubmit={(values, { idempotencyKey }) => records.create(api, values, idempotencyKey)}
      onDone={(saved) => {
        records.keep(queries, saved);
        const said = t(`${nounOf(machine)}.done.${action}`);
        void message.success(joinedWords(sdk, [said, waitingWords(machine, t, saved)]));
        // What came of it takes the place of the list that the form lay over.
        void navigate(address.record(saved.id), { replace: true });
      }}
      onClose={onClose}
    />
  );
}
