import { expect, test } from '@jest/globals';
import { hashPassword, temporaryPassword, verifyPassword } from './password.ts';

test('a password is known again, and nothing else passes for it', async () => {
  const kept = await hashPassword('correct horse battery');
  expect(kept).not.toContain('correct');
  expect(await verifyPassword('correct horse battery', kept)).toBe(true);
  for (const other of ['', 'correct horse batterY', 'correct horse battery '])
    expect(await verifyPassword(other, kept)).toBe(false);
  expect(await hashPassword('correct horse battery')).not.toBe(kept);
});

test('nobody’s password is never right', async () => {
  for (const typed of ['', 'anything']) expect(await verifyPassword(typed, undefined)).toBe(false);
});

test('the same letters from another keyboard are the same password', async () => {
  const kept = await hashPassword('cafe\u0301-cafe\u0301-2026');
  expect(await verifyPassword('caf\u00e9-caf\u00e9-2026', kept)).toBe(true);
});

test('a temporary password can be read out, and is another one each time', () => {
  const made = Array.from({ length: 200 }, temporaryPassword);
  for (const password of made) expect(password).toMatch(/^([a-km-zA-HJ-NP-Z2-9]{4}-){3}[a-km-zA-HJ-NP-Z2-9]{4}$/);
  expect(new Set(made).size).toBe(200);
});
