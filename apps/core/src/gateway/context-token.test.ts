import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { contextClaimsSchema, type Anchor } from '@linli/contracts';
import { jwtVerify } from 'jose';
import { foldScopes, mintContextToken } from './context-token.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const subject = { accountId: '2f0b8f0e-6e3e-4a53-9a0a-0f3b8f0e6e3e', name: '张三', version: 3, acr: 'gold' };

describe('a context token', () => {
  test('is one that the plugin’s library accepts, with the claims of the contract', async () => {
    const held = new Map<string, Anchor[]>([['a.row.read', [[3, 'street']]]]);
    const token = mintContextToken(privateKey, 'a', subject, held);
    const { payload } = await jwtVerify(token, publicKey, {
      issuer: 'linli-core',
      audience: 'a',
      algorithms: ['EdDSA'],
    });
    expect(contextClaimsSchema.parse(payload)).toMatchObject({
      sub: subject.accountId,
      name: '张三',
      av: 3,
      acr: 'gold',
      perms: { 'a.row.read': 0 },
    });
  });

  test('holds each set of units once, and no permission without a unit', () => {
    const both: Anchor[] = [
      [3, 'street'],
      [4, 'street'],
    ];
    const held = new Map<string, Anchor[]>([
      ['a.row.read', both],
      ['a.row.close', [[3, 'street']]],
      ['a.row.find', both],
      ['a.row.purge', []],
    ]);
    expect(foldScopes(held)).toEqual({
      scopes: [both, [[3, 'street']]],
      perms: { 'a.row.read': 0, 'a.row.close': 1, 'a.row.find': 0 },
    });
  });

  test('is refused when it would not fit into a header', () => {
    const many = Array.from({ length: 400 }, (_, i): Anchor => [i + 100_000, 'community']);
    expect(() => mintContextToken(privateKey, 'a', subject, new Map([['a.row.read', many]]))).toThrow(
      'core.access.too-many-units',
    );
  });
});
