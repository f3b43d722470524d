import { expect, test } from '@jest/globals';
import { rememberTokens } from './remember-tokens.ts';

test('a token is asked for once a minute for each person', async () => {
  let now = 0;
  const asked: string[] = [];
  const tokenOf = rememberTokens(
    (username) => Promise.resolve(`${username} ${asked.push(username)}`),
    () => now,
  );
  expect([await tokenOf('a'), await tokenOf('a'), await tokenOf('b')]).toEqual(['a 1', 'a 1', 'b 2']);
  now = 59_999;
  expect(await tokenOf('a')).toBe('a 1');
  now = 60_000;
  expect([await tokenOf('a'), await tokenOf('a')]).toEqual(['a 3', 'a 3']);
});

test('one that could not be had is asked for again', async () => {
  const answers = [Promise.reject(new Error('away')), Promise.resolve('there')];
  const tokenOf = rememberTokens(() => answers.shift() as Promise<string>);
  await expect(tokenOf('a')).rejects.toThrow('away');
  expect(await tokenOf('a')).toBe('there');
});
