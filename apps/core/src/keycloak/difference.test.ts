import { describe, expect, test } from '@jest/globals';
import { differingFields } from './difference.ts';

describe('what differs', () => {
  test.each<[string, object, object, string[]]>([
    ['nothing, where all is as wanted', { a: 1, b: 'x' }, { a: 1, b: 'x' }, []],
    ['not what is there besides', { a: 1, theirs: true }, { a: 1 }, []],
    ['a value, by its name', { a: 1, b: 2 }, { a: 1, b: 3 }, ['b']],
    ['what is missing', {}, { a: 1, b: false }, ['a', 'b']],
    ['not the order of a list', { list: ['x', 'y'] }, { list: ['y', 'x'] }, []],
    ['a list with one more or one less', { list: ['x'] }, { list: ['x', 'y'] }, ['list']],
    ['a list with one twice', { list: ['x', 'x'] }, { list: ['x', 'y'] }, ['list']],
    ['a field of a field, by its path', { config: { a: '1', b: '2' } }, { config: { a: '1', b: '3' } }, ['config.b']],
    ['all of an object that is not there', {}, { config: { a: '1' } }, ['config.a']],
    ['not a number or a truth that Keycloak keeps as a text', { n: '300', t: 'true' }, { n: 300, t: true }, []],
    ['a text that is empty there', { a: '' }, { a: 'x' }, ['a']],
  ])('is %s', (_what, current, wanted, fields) => {
    expect(differingFields(current, wanted)).toEqual(fields);
  });

  test('is told with what it belongs to', () => {
    expect(differingFields({}, { url: 'x' }, 'attributes.')).toEqual(['attributes.url']);
  });
});
