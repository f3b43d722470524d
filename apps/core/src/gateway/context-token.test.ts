import { createHmac, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { contextClaimsSchema, vouchSchema, type Anchor } from '@linli/contracts';
import { jwtVerify } from 'jose';
import { foldScopes, mintContextToken } from './context-token.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const keys = { sign: privateKey, vouch: Buffer.alloc(32, 7) };
const used = { grants: ['8c7a4f4e-2f3e-4b19-8f55-0d9c3a9d7b10'], more: 2, appointment: null };
const accountId = '2f0b8f0e-6e3e-4a53-9a0a-0f3b8f0e6e3e';
const subject = { accountId, name: '张三', version: 3, acr: 'gold', act: 'a.row.read', used };

describe('a context token', () => {
  test('is one that the plugin’s library accepts, with the claims of the contract', async () => {
    const held = new Map<string, Anchor[]>([['a.row.read', [[3, 'street']]]]);
    const token = mintContextToken(keys, 'a', subject, held);
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

  test('carries core’s word for the database: who acts, with which permission and grants, until when', () => {
    const token = mintContextToken(keys, 'a', subject, new Map());
    const claims = contextClaimsSchema.parse(
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()),
    );
    const [mac, text = ''] = [claims.vouch?.slice(0, 64), claims.vouch?.slice(65)];
    expect(mac).toBe(createHmac('sha256', keys.vouch).update(text).digest('hex'));
    expect(vouchSchema.parse(JSON.parse(text))).toEqual({
      plugin: 'a',
      account: accountId,
      name: '张三',
      act: 'a.row.read',
      ...used,
      exp: claims.exp,
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
    expect(() => mintContextToken(keys, 'a', subject, new Map([['a.row.read', many]]))).toThrow(
      'core.access.too-many-units',
    );
  });
});
