import { describe, expect, test } from '@jest/globals';
import { OptionError, PARTS, parseOptions } from './options.ts';

describe('the arguments of the bench', () => {
  test('without any, everything is measured with all of the data', () => {
    expect(parseOptions([])).toMatchObject({ parts: [...PARTS], scales: [1], keep: false });
  });

  test('name the parts, which are run in the order of the suite, each once', () => {
    expect(parseOptions(['tree', 'list', 'tree']).parts).toEqual(['list', 'tree']);
  });

  test('name shares of the data, smallest first', () => {
    expect(parseOptions(['--scale', '1,0.01,0.1,0.1']).scales).toEqual([0.01, 0.1, 1]);
  });

  test.each([
    ['an unknown part', ['trees']],
    ['a share above 1', ['--scale', '10']],
    ['a share that is no number', ['--scale', 'all']],
    ['no rounds', ['--rounds', '0']],
    ['a time that is no number', ['--seconds', 'long']],
  ])('say so when there is %s', (_what, args) => {
    expect(() => parseOptions(args)).toThrow(OptionError);
  });
});
