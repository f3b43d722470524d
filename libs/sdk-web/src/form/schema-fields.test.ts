import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { fieldsOf } from './schema-fields.ts';

test('the control of a field follows from its type, and meta wins', () => {
  const fields = fieldsOf(
    z.object({
      title: z.string().min(1).max(60),
      text: z.string().max(500),
      kind: z.enum(['a', 'b']),
      category: z.enum(['a', 'b', 'c', 'd', 'e']),
      households: z.int().min(0).max(99).optional(),
      open: z.boolean().default(true),
      since: z.iso.date().nullable(),
      at: z.iso.datetime({ offset: true }),
      unitId: z.int().positive().meta({ control: 'unit' }),
      note: z.string().trim().meta({ control: 'textarea' }).optional(),
    }),
  );
  expect(fields.map(({ name, control, required }) => [name, control, required])).toEqual([
    ['title', 'text', true],
    ['text', 'textarea', true],
    ['kind', 'radio', true],
    ['category', 'select', true],
    ['households', 'number', false],
    ['open', 'switch', false],
    ['since', 'date', false],
    ['at', 'datetime', true],
    ['unitId', 'unit', true],
    ['note', 'textarea', false],
  ]);
  expect(fields[0]).toMatchObject({ maxLength: 60 });
});
