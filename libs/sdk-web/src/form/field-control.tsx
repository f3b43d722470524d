import { DatePicker, Input, InputNumber, Radio, Select, Switch } from 'antd';
import dayjs from 'dayjs';
import { AttachmentField } from '../attachment/attachment-field.tsx';
import { zonedParts } from '../time/time.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import type { FieldHint } from './form.types.ts';
import { LongSelect } from './long-select.tsx';
import type { SchemaField } from './schema-fields.ts';
import styles from './schema-form.module.css';
import { YuanInput } from './yuan-input.tsx';

/** `value`, `onChange` and `id` are put in by antd's Form.Item. */
export interface ControlProps {
  field: SchemaField;
  hint: FieldHint;
  label: string;
  placeholder?: string;
  options: { value: string; label: string }[];
  /** Stands between label and control, where it is read before anything is typed. */
  help?: string;
  id?: string;
  value?: unknown;
  onChange?(value: unknown): void;
  onBlur?(): void;
}

/** The hint and the control of one field. */
export function FieldInput(props: ControlProps) {
  const helpId = props.help && `${props.id ?? props.field.name}_hint`;
  return (
    <>
      {props.help && (
        <p id={helpId} className={styles.hint}>
          {props.help}
        </p>
      )}
      <Control {...props} describedBy={helpId} />
    </>
  );
}

function Control(props: ControlProps & { describedBy?: string }) {
  const {
    field,
    hint,
    label,
    placeholder,
    options,
    id = field.name,
    value,
    onChange = ignore,
    onBlur = ignore,
  } = props;
  const control = hint.control ?? field.control;
  const aria = {
    'aria-required': (hint.required ?? field.required) || undefined,
    'aria-describedby': props.describedBy,
  };
  const common = { id, onBlur, placeholder, disabled: hint.disabled, ...aria };
  if (hint.render) {
    return <>{hint.render({ id, value, onChange, onBlur, 'aria-label': label })}</>;
  }
  switch (control) {
    case 'textarea':
      return (
        <Input.TextArea
          {...common}
          rows={hint.rows ?? 4}
          value={textOf(value)}
          maxLength={field.maxLength}
          showCount={field.maxLength ? { formatter: ({ count, maxLength }) => `${count} / ${maxLength}` } : false}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'select':
      return (
        <LongSelect
          {...common}
          startAt={hint.startAt}
          allowClear={!field.required}
          showSearch={options.length > 10 ? { optionFilterProp: 'label' } : false}
          options={options}
          value={value === undefined || value === null ? undefined : String(value)}
          onChange={onChange}
        />
      );
    case 'tags':
      return (
        <Select
          {...common}
          mode={options.length > 0 ? 'multiple' : 'tags'}
          options={options}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      );
    case 'radio':
      return (
        <Radio.Group
          id={id}
          aria-label={label}
          disabled={hint.disabled}
          options={options}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'number':
      // Without bounds: antd would put another number in place of one beyond them, without a word. The schema refuses it.
      return (
        <InputNumber
          {...common}
          className={styles.number}
          suffix={hint.suffix}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
    case 'yuan':
      return (
        <YuanInput
          id={id}
          onBlur={onBlur}
          aria-label={label}
          disabled={hint.disabled}
          value={typeof value === 'number' ? value : undefined}
          onChange={onChange}
          {...aria}
        />
      );
    case 'switch':
      return (
        <Switch id={id} aria-label={label} disabled={hint.disabled} checked={value === true} onChange={onChange} />
      );
    case 'date':
      return (
        <DatePicker
          {...common}
          className={styles.date}
          value={typeof value === 'string' ? dayjs(value) : null}
          onChange={(date) => onChange(date?.format('YYYY-MM-DD') ?? null)}
        />
      );
    case 'datetime':
      return (
        <DatePicker
          {...common}
          className={styles.date}
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          value={typeof value === 'string' ? wallClock(value) : null}
          // China keeps one time all year, so the wall clock with its offset is the instant.
          onChange={(date) => onChange(date ? `${date.format('YYYY-MM-DDTHH:mm')}:00+08:00` : null)}
        />
      );
    case 'unit':
      return (
        <UnitPicker
          id={id}
          onBlur={onBlur}
          aria-label={label}
          placeholder={placeholder}
          disabled={hint.disabled}
          permission={hint.permission}
          levels={hint.levels}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
    case 'attachments':
      return field.attachments ? (
        <AttachmentField
          id={id}
          aria-label={label}
          kind={field.attachments}
          apiBase={hint.apiBase}
          disabled={hint.disabled}
          value={value}
          onChange={onChange}
        />
      ) : null;
    case 'text':
      return (
        <Input
          {...common}
          autoComplete="off"
          value={textOf(value)}
          maxLength={field.maxLength}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

const ignore = () => undefined;
const textOf = (value: unknown) => (value === undefined || value === null ? '' : String(value));

function wallClock(instant: string) {
  const { date, time } = zonedParts(instant);
  return dayjs(`${date}T${time}`);
}
