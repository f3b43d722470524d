import { describe, expect, test } from '@jest/globals';
import { idempotencyKeySchema } from './context.ts';
import { unitIdParamSchema } from './ids.ts';
import { pageQuerySchema } from './page.ts';
import { UNIT_LEVELS, childLevelOf, moveUnitSchema, parentLevelOf, unitCodeSchema, unitNameSchema } from './unit.ts';

describe('the levels of the tree', () => {
  test('stand one below the other from the nation to the grid', () => {
    for (const level of UNIT_LEVELS) {
      const child = childLevelOf(level);
      if (child) expect(parentLevelOf(child)).toBe(level);
    }
    expect([parentLevelOf('nation'), childLevelOf('grid')]).toEqual([undefined, undefined]);
  });
});

describe('what comes from a form or an address', () => {
  test.each([
    [unitNameSchema, '  第一网格 ', true],
    [unitNameSchema, '   ', false],
    [unitNameSchema, 'a\u0000b', false],
    [unitNameSchema, '长'.repeat(61), false],
    [unitCodeSchema, '120102001', true],
    [unitCodeSchema, '１２', false],
    [unitCodeSchema, '12; DROP', false],
    [unitIdParamSchema, '17', true],
    [unitIdParamSchema, '1e3', true],
    [unitIdParamSchema, '-1', false],
    [unitIdParamSchema, '2147483648', false],
    [unitIdParamSchema, 'x', false],
    [idempotencyKeySchema, 'a1b2c3d4', true],
    [idempotencyKeySchema, 'has blank', false],
    [moveUnitSchema, { parentId: 2, reason: ' ', version: 1 }, false],
    [moveUnitSchema, { parentId: 2, reason: '调整', version: 1 }, true],
  ])('%# is taken or refused: %j', (schema, value, accepted) => {
    expect(schema.safeParse(value).success).toBe(accepted);
  });

  test('is paged from the first page of twenty, never more than a hundred', () => {
    expect(pageQuerySchema.parse({})).toEqual({ page: 1, pageSize: 20 });
    expect(pageQuerySchema.safeParse({ pageSize: '101' }).success).toBe(false);
    expect(pageQuerySchema.safeParse({ page: '0' }).success).toBe(false);
    expect(pageQuerySchema.safeParse({ page: 'NaN' }).success).toBe(false);
  });
});
