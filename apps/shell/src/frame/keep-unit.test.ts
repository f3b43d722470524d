import { expect, test } from '@jest/globals';
import { withUnit } from './keep-unit.ts';

test.each([
  ['/units', '', '/units'],
  ['/units', '?unit=7&page=3', '/units?unit=7'],
  ['/p/demo/things?view=all', '?unit=7', '/p/demo/things?view=all&unit=7'],
  ['/p/demo/things?unit=9', '?unit=7', '/p/demo/things?unit=9'],
])('from a page with "%2$s" to %s', (path, search, expected) => {
  expect(withUnit(path, search)).toBe(expected);
});
