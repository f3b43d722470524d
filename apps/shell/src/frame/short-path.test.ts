import { expect, test } from '@jest/globals';
import type { UnitRef } from '@linli/contracts';
import { pathOf, shortPath } from './short-path.ts';

const city: UnitRef = { id: 1, name: '市', level: 'city' };
const district: UnitRef = { id: 2, name: '区', level: 'district' };
const street: UnitRef = { id: 3, name: '街道', level: 'street' };

test('a path begins at the district', () => expect(shortPath([city, district, street])).toEqual([district, street]));
test('a path without a district stays as it is', () => expect(shortPath([city])).toEqual([city]));
test('my own unit ends its path, once', () => {
  expect(pathOf({ ...street, path: [city, district] }).map(({ id }) => id)).toEqual([2, 3]);
  expect(pathOf({ ...street, path: [city, district, street] }).map(({ id }) => id)).toEqual([2, 3]);
});
