import type { ReactNode } from 'react';
import type { PermissionId, UnitLevel } from '@linli/contracts';
import type { z } from 'zod';
import type { Translate } from '../texts/use-texts.ts';
import type { FieldControl } from './schema-fields.ts';

/** What a custom control gets, the same that antd's Form.Item gives. */
export interface FieldControlProps {
  id: string;
  value: unknown;
  onChange(value: unknown): void;
  onBlur(): void;
  'aria-label'?: string;
}

/** What a form adds to what its schema tells about a field. */
export interface FieldHint {
  control?: FieldControl;
  /** Not shown; its value comes from `initialValues`. */
  hidden?: boolean;
  /** Asked for here, although the schema alone would let it be empty: it depends on another field. */
  required?: boolean;
  /** Instead of the enum's values, or for a string that is chosen. */
  options?: readonly { value: string; label: string }[];
  /** For `select`: the option that a long list begins with while nothing is chosen; those before it are above. */
  startAt?: string;
  rows?: number;
  /** For `unit`: where the tree begins, and what can be chosen. */
  permission?: PermissionId;
  levels?: readonly UnitLevel[];
  /** Behind a number: 元, 户. */
  suffix?: string;
  disabled?: boolean;
  /** For attachments: base of the API that takes them in; core's own by default. */
  apiBase?: string;
  /** A control of your own. */
  render?(props: FieldControlProps): ReactNode;
  /** Shown only while this holds for what is filled in. */
  visibleWhen?(values: Readonly<Record<string, unknown>>): boolean;
}

/** One sending of a form. */
export interface FormIntent {
  /** The same while the same content is sent again. */
  idempotencyKey: string;
  /** After a conflict that the user decided in favour of their own version: the record as it is now (`params.current`). */
  current?: Readonly<Record<string, unknown>>;
}

export interface SchemaFormProps<S extends z.ZodObject, R = unknown> {
  /** Names the form, with the record if it changes one (`demo.thing.7.edit`): what is typed is kept under it. */
  id: string;
  schema: S;
  /**
   * The texts: `<prefix>.<field>.label`, and where they help `.hint`, `.placeholder`, `.option.<value>`,
   * `.error.<word>` (see {@link issueWord}).
   */
  t: Translate;
  /** Default `form`. */
  textPrefix?: string;
  initialValues?: Partial<z.input<S>>;
  fields?: Partial<Record<Extract<keyof z.input<S>, string>, FieldHint>>;
  /** Sends it. A thrown `ApiError` is shown: at the fields it names, or on top. */
  onSubmit(values: z.output<S>, intent: FormIntent): Promise<R>;
  onDone?(result: R): void;
  onCancel?(): void;
  /** A verb: 上报, 转办. */
  submitLabel: string;
  /** What is sent cannot be undone, or ends something. */
  danger?: boolean;
  /** Told what is filled in, at first and after every change, so that something beside the form can speak of it. */
  onValues?(values: Readonly<Record<string, unknown>>): void;
  /** Told when there is something typed that is not sent. */
  onDirty?(dirty: boolean): void;
  /** Above the fields. */
  children?: ReactNode;
  /** Where the buttons go: below the fields (default), or given to whoever draws them (`FormDrawer`). */
  footer?(buttons: ReactNode): ReactNode;
}
