import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Problem } from '@linli/contracts';
import { Alert, Button, Form } from 'antd';
import { flushSync } from 'react-dom';
import type { z } from 'zod';
import { ApiError } from '../api/api-error.ts';
import { hasUnfinished } from '../attachment/attachment-item.ts';
import { useIntentKey } from '../api/api.hooks.ts';
import { useMe } from '../session/session.hooks.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import { clearDraft, readDraft, writeDraft } from './draft.ts';
import { FieldInput } from './field-control.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { Failure } from './form-failure.tsx';
import { issueMessage } from './form-messages.ts';
import { cleanValues, fieldOfPath, issuesByField, valueAt } from './form-state.ts';
import type { FieldHint, FormIntent, SchemaFormProps } from './form.types.ts';
import { fieldsOf, type SchemaField } from './schema-fields.ts';
import styles from './schema-form.module.css';

type Values = Record<string, unknown>;
const PICKED = new Set(['select', 'radio', 'date', 'datetime', 'unit', 'tags', 'attachments']);

/**
 * A form from an object schema: one column, labels above, checked when a field is left and when it is sent, the first
 * error gets the focus. What was typed survives a reload; a conflict shows both versions.
 */
export function SchemaForm<S extends z.ZodObject, R = unknown>(props: SchemaFormProps<S, R>) {
  const { id, schema, t, textPrefix = 'form', onDirty, onValues } = props;
  const sdk = useSdkTexts();
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const formId = useId();
  const intent = useIntentKey();
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const hints = props.fields as Record<string, FieldHint | undefined> | undefined;
  const hintOf = (field: SchemaField): FieldHint => hints?.[field.name] ?? {};
  const [start] = useState(() => ({
    draft: readDraft(me.accountId, id),
    initial: { ...props.initialValues } as Values,
  }));
  const [restored, setRestored] = useState(start.draft !== undefined);
  const [values, setValues] = useState<Values>({ ...start.initial, ...start.draft });
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<ApiError | Error | null>(null);
  const notice = useRef<HTMLDivElement>(null);
  const draftTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(draftTimer.current), []);
  useEffect(() => onDirty?.(restored), [onDirty, restored]);
  useEffect(() => onValues?.(values), [onValues, values]);

  const visible = fields.filter((field) => !hintOf(field).hidden && (hintOf(field).visibleWhen?.(values) ?? true));
  const absent = new Set(
    fields.filter((field) => !hintOf(field).hidden && !visible.includes(field)).map(({ name }) => name),
  );
  const textsFor = (field: SchemaField) => ({
    t,
    key: `${textPrefix}.${field.name}`,
    label: t(`${textPrefix}.${field.name}.label`),
    picks: PICKED.has(hintOf(field).control ?? field.control),
    yuan: (hintOf(field).control ?? field.control) === 'yuan',
  });
  const parse = (all: Values) => schema.safeParse(cleanValues({ ...start.initial, ...all }, absent));
  const messageOf = (field: SchemaField, all: Values): string | undefined => {
    const result = parse(all);
    const issue = result.success ? undefined : issuesByField(result.error).get(field.name);
    if (issue && field.attachments && hasUnfinished(all[field.name])) {
      return sdk('attachment.unfinished', { label: textsFor(field).label });
    }
    return issue && issueMessage(issue, valueAt(cleanValues(all), issue.path), textsFor(field), sdk);
  };
  const focusOn = (name: string) => {
    form.scrollToField(name, { block: 'center' });
    document.getElementById(`${formId}_${name}`)?.focus();
  };

  /** What a field was blamed for is looked at again while it is mended; a field without blame is left in peace until it is left. */
  const blameAgain = (names: string[], all: Values) => {
    const blamed = visible.filter(({ name }) => names.includes(name) && form.getFieldError(name).length > 0);
    form.setFields(
      blamed.map((field) => {
        const message = messageOf(field, all);
        return { name: field.name, errors: message ? [message] : [] };
      }),
    );
  };

  const changed = (all: Values) => {
    setValues(all);
    setFailure(null);
    intent.renew();
    onDirty?.(true);
    clearTimeout(draftTimer.current);
    draftTimer.current = setTimeout(() => writeDraft(me.accountId, id, cleanValues(all)), 250);
  };

  const startAgain = () => {
    clearTimeout(draftTimer.current);
    clearDraft(me.accountId, id);
    form.setFieldsValue(Object.fromEntries(fields.map(({ name }) => [name, start.initial[name]])));
    setValues(start.initial);
    setRestored(false);
    setFailure(null);
    onDirty?.(false);
  };

  /** Says on top what went wrong, and goes there from the button below a long form, unless a field was gone to. */
  const fail = (error: ApiError | Error, atField = false) => {
    flushSync(() => setFailure(error));
    if (!atField) notice.current?.scrollIntoView({ block: 'center' });
  };

  /** Whether there was a field to blame. */
  const showProblem = (problem: Problem): boolean => {
    const names = visible.map(({ name }) => name);
    const atFields = (problem.errors ?? []).flatMap(({ field, message }) => {
      const name = fieldOfPath(field, names);
      return name ? [{ name, errors: [message] }] : [];
    });
    form.setFields(atFields);
    if (atFields[0]) focusOn(atFields[0].name);
    return atFields.length > 0;
  };

  const send = async (current?: FormIntent['current']) => {
    const all = form.getFieldsValue(true) as Values;
    const result = parse(all);
    if (!result.success) {
      const found = issuesByField(result.error);
      const wrong = visible.filter(({ name }) => found.has(name));
      form.setFields(wrong.map((field) => ({ name: field.name, errors: [messageOf(field, all) ?? ''] })));
      if (wrong[0]) {
        focusOn(wrong[0].name);
      } else {
        fail(new Error(result.error.message));
      }
      return;
    }
    setSending(true);
    setFailure(null);
    try {
      const answer = await props.onSubmit(result.data as z.output<S>, { idempotencyKey: intent.current(), current });
      clearTimeout(draftTimer.current);
      clearDraft(me.accountId, id);
      intent.renew();
      setRestored(false);
      onDirty?.(false);
      props.onDone?.(answer);
    } catch (error) {
      // What was typed stays; the words for what went wrong come from the problem document.
      const atField = error instanceof ApiError && showProblem(error.problem);
      fail(error instanceof Error ? error : new Error(String(error)), atField);
    } finally {
      setSending(false);
    }
  };

  const buttons = (
    <div className={styles.buttons}>
      {props.onCancel && <Button onClick={props.onCancel}>{sdk('form.cancel')}</Button>}
      <Button type="primary" danger={props.danger} htmlType="submit" form={formId} loading={sending}>
        {props.submitLabel}
      </Button>
    </div>
  );
  return (
    <>
      <Form<Values>
        id={formId}
        name={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        className={styles.form}
        initialValues={{ ...start.initial, ...start.draft }}
        validateTrigger="onBlur"
        onValuesChange={(some, all) => {
          changed(all);
          blameAgain(Object.keys(some), all);
        }}
        onFinish={() => void send()}
        onFinishFailed={({ errorFields }) => errorFields[0] && focusOn(String(errorFields[0].name[0]))}
        noValidate
      >
        {restored && (
          <Alert
            type="info"
            className={styles.notice}
            title={sdk('form.restored')}
            action={
              <Button size="small" type="link" onClick={startAgain}>
                {sdk('form.start-again')}
              </Button>
            }
          />
        )}
        <div ref={notice}>
          <Failure error={failure}>
            {(problem, current) => (
              <ConflictNotice
                problem={problem}
                mine={values}
                current={current}
                fields={visible}
                labelOf={(field) => textsFor(field).label}
                optionLabel={(field, value) => optionLabel(field, hintOf(field), value)}
                onOverwrite={() => void send(current)}
                onTakeCurrent={() => {
                  form.setFieldsValue(current);
                  changed({ ...values, ...current });
                }}
              />
            )}
          </Failure>
        </div>
        {props.children}
        {visible.map((field) => {
          const { key, label } = textsFor(field);
          const hint = hintOf(field);
          const help = t.has(`${key}.hint`) ? t(`${key}.hint`) : undefined;
          return (
            <Form.Item
              key={field.name}
              name={field.name}
              label={
                <>
                  {label}
                  {!(hint.required ?? field.required) && (
                    <span className={styles.optional}>{sdk('form.optional')}</span>
                  )}
                </>
              }
              validateFirst
              rules={[
                {
                  validator: (_, value: unknown) => {
                    const message = messageOf(field, { ...form.getFieldsValue(true), [field.name]: value });
                    return message ? Promise.reject(new Error(message)) : Promise.resolve();
                  },
                },
              ]}
            >
              <FieldInput
                field={field}
                hint={hint}
                label={label}
                help={help}
                placeholder={placeholderOf(field, hint, key)}
                options={optionsOf(field, hint)}
              />
            </Form.Item>
          );
        })}
        {!props.footer && buttons}
      </Form>
      {props.footer?.(buttons)}
    </>
  );

  function placeholderOf(field: SchemaField, hint: FieldHint, key: string): string | undefined {
    const chosen = (hint.control ?? field.control) === 'select';
    return t.has(`${key}.placeholder`) ? t(`${key}.placeholder`) : chosen ? sdk('form.choose') : undefined;
  }

  function optionsOf(field: SchemaField, hint: FieldHint) {
    return hint.options
      ? [...hint.options]
      : (field.options ?? []).map((value) => ({ value, label: t(`${textPrefix}.${field.name}.option.${value}`) }));
  }

  function optionLabel(field: SchemaField, hint: FieldHint, value: unknown): string {
    if (value === undefined || value === null || value === '') {
      return '—';
    }
    return optionsOf(field, hint).find((option) => option.value === value)?.label ?? String(value);
  }
}
