import type { AttachmentKind } from '@linli/contracts';
import { z } from 'zod';

/** The control that a field gets. */
export type FieldControl =
  | 'text'
  | 'textarea'
  | 'select'
  | 'radio'
  | 'number'
  | 'yuan'
  | 'switch'
  | 'date'
  | 'datetime'
  | 'unit'
  | 'tags'
  | 'attachments';

/** A field of a form as its schema tells it. */
export interface SchemaField {
  name: string;
  schema: z.ZodType;
  control: FieldControl;
  required: boolean;
  /** Values of an enum. */
  options?: readonly string[];
  maxLength?: number;
  /** For attachments. */
  attachments?: AttachmentKind;
}

/** Up to this many choices all stand in sight; more go into a list. */
const RADIO_MAX = 4;
/** Texts that may be longer than this get several lines. */
const LINE_MAX = 120;

/**
 * The fields of an object schema, in its order. The control follows from the type: string → one line, or several when it
 * may be longer than 120 characters; enum → radio up to four values, else select; number, boolean, `z.iso.date()`,
 * `z.iso.datetime()`, `attachmentIdsSchema(kind)`; anything else by `.meta({ control: 'unit' })`, which always wins.
 */
export function fieldsOf(schema: z.ZodObject): SchemaField[] {
  return Object.entries(schema.shape).map(([name, field]) => fieldOf(name, field as z.ZodType));
}

function fieldOf(name: string, schema: z.ZodType): SchemaField {
  const inner = unwrap(schema);
  const meta = { ...metaOf(inner), ...metaOf(schema) };
  const required = !schema.safeParse(undefined).success && !schema.safeParse(null).success;
  const base = { name, schema, required };
  const control = meta.control as FieldControl | undefined;
  if (inner instanceof z.ZodEnum) {
    const options = inner.options.map(String);
    return { ...base, options, control: control ?? (options.length <= RADIO_MAX ? 'radio' : 'select') };
  }
  if (inner instanceof z.ZodBoolean) {
    return { ...base, control: control ?? 'switch' };
  }
  if (inner instanceof z.ZodNumber) {
    return { ...base, control: control ?? 'number' };
  }
  if (inner instanceof z.ZodISODate) {
    return { ...base, control: control ?? 'date' };
  }
  if (inner instanceof z.ZodISODateTime) {
    return { ...base, control: control ?? 'datetime' };
  }
  if (inner instanceof z.ZodArray) {
    const element = unwrap(inner.element as z.ZodType);
    return {
      ...base,
      attachments: meta.attachments as AttachmentKind | undefined,
      control: control ?? 'tags',
      options: element instanceof z.ZodEnum ? element.options.map(String) : undefined,
    };
  }
  const maxLength = inner instanceof z.ZodString ? (inner.maxLength ?? undefined) : undefined;
  return { ...base, maxLength, control: control ?? ((maxLength ?? 0) > LINE_MAX ? 'textarea' : 'text') };
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodPipe) {
    return unwrap(schema.in as z.ZodType);
  }
  return schema;
}

function metaOf(schema: z.ZodType): Record<string, unknown> {
  return schema.meta() ?? {};
}
