import { expect, test } from '@jest/globals';
import { javaMajor } from './keycloak-distribution.ts';

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "21" 2023-09-19', 21],
  ['java version "1.8.0_402"', 8],
  ['command not found', 0],
])('the release of Java is read from its own words: %s', (words, major) => {
  expect(javaMajor(words)).toBe(major);
});
