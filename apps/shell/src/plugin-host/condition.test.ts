import { describe, expect, test } from '@jest/globals';
import type { Extension } from '@linli/contracts';
import { fakeMe } from '@linli/sdk-web/testing';
import { isFor } from './condition.ts';

const me = fakeMe(['demo.thing.read']);

describe('an extension', () => {
  test.each<[string, Extension['when'], boolean]>([
    ['without conditions is for everybody', undefined, true],
    ['is for whoever holds its permission', { permission: 'demo.thing.read' }, true],
    ['is not for others', { permission: 'demo.thing.close' }, false],
    ['is for people with a unit of its levels', { unitLevels: ['street', 'community'] }, true],
    ['is not for people without one', { unitLevels: ['district'] }, false],
    [
      'needs the level too when it holds the permission',
      { permission: 'demo.thing.read', unitLevels: ['grid'] },
      false,
    ],
    [
      'needs the permission too when it has the level',
      { permission: 'demo.thing.close', unitLevels: ['street'] },
      false,
    ],
    ['for no level is for nobody', { unitLevels: [] }, false],
  ])('%s', (_, when, expected) => {
    expect(isFor(me, when)).toBe(expected);
  });
});
