import { expect, test } from '@jest/globals';
import { loginActions } from './login-actions.ts';

test('somebody who can log in can be shut out, and the other way round', () => {
  expect(loginActions({ disabled: false, self: false })).toEqual([
    'disable',
    'end-sessions',
    'reset-password',
    'require-password-change',
    'require-second-factor',
    'reset-second-factor',
  ]);
  expect(loginActions({ disabled: true, self: false })).toEqual(['enable']);
});

test('nobody shuts themselves out, or lowers their own proof', () => {
  expect(loginActions({ disabled: false, self: true })).toEqual([
    'end-sessions',
    'require-password-change',
    'require-second-factor',
  ]);
});

test('what the provider cannot do is not offered', () => {
  expect(loginActions({ disabled: false, self: false }, ['disable', 'enable', 'end-sessions'])).toEqual([
    'disable',
    'end-sessions',
  ]);
  expect(loginActions({ disabled: false, self: false }, [])).toEqual([]);
});
